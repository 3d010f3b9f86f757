//! Modes of a network, and which keys belong to which.

use NetworkMode::{Managed, Private, Public};

use crate::blueprint::{Network as Section, NetworkMode};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::resolve::reference::{body, head, items, place, place_of_form};
use crate::source::{Span, Spanned};

/// The mode that a section asks for. Keys that belong to another one are findings.
pub(super) fn mode(section: Option<&Spanned<Section>>, diags: &mut Diagnostics) -> NetworkMode {
    let Some(section) = section else { return Public };
    let written = section.value.mode.as_ref();
    let mut chosen = written.map(|mode| mode.value);
    for (key, span, modes) in keys(&section.value) {
        let Some(span) = span else { continue };
        let belongs = words(modes);
        match chosen {
            Some(mode) if modes.contains(&mode) => {}
            Some(mode) => {
                let finding = Diagnostic::error(
                    Code::CONTRADICTION,
                    span,
                    format!("`{key}` belongs to {belongs}, and the mode is `{}`", word(mode)),
                )
                .help(format!("remove `{key}`, or write {belongs}"));
                diags.push(match written {
                    Some(written) => finding.also(written.span, "the mode"),
                    None => finding,
                });
            }
            None => {
                diags.push(
                    Diagnostic::error(
                        Code::MISSING_KEY,
                        head(section.span),
                        "`network` does not say which `mode` it has",
                    )
                    .also(span, format!("`{key}` belongs to {belongs}"))
                    .help(format!("add {belongs}")),
                );
                // what follows is read as if that mode were written
                chosen = modes.first().copied();
            }
        }
    }
    chosen.unwrap_or(Public)
}

/// The keys of a section that not every mode has, where they are written, and the modes that have them.
fn keys(network: &Section) -> [(&'static str, Option<Span>, &'static [NetworkMode]); 10] {
    [
        (
            "isolation_mode",
            place(network.isolation_mode.as_ref()),
            &[Managed],
        ),
        ("firewall_sku", place(network.firewall_sku.as_ref()), &[Managed]),
        ("provision_now", place(network.provision_now.as_ref()), &[Managed]),
        ("outbound_rules", items(&network.outbound_rules), &[Managed]),
        (
            "virtual_network",
            body(network.virtual_network.as_ref()),
            &[Private],
        ),
        (
            "compute_subnet",
            place(network.compute_subnet.as_ref()),
            &[Private],
        ),
        ("egress", place_of_form(network.egress.as_ref()), &[Private]),
        ("deny_internet", place(network.deny_internet.as_ref()), &[Private]),
        ("subnets", items(&network.subnets), &[Private, Managed]),
        (
            "private_endpoints",
            body(network.private_endpoints.as_ref()),
            &[Private, Managed],
        ),
    ]
}

/// `` `mode: private` or `mode: managed` ``.
fn words(modes: &[NetworkMode]) -> String {
    let words: Vec<String> = modes
        .iter()
        .map(|mode| format!("`mode: {}`", word(*mode)))
        .collect();
    words.join(" or ")
}

fn word(mode: NetworkMode) -> &'static str {
    match mode {
        Public => "public",
        Managed => "managed",
        Private => "private",
    }
}
