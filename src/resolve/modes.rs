//! Modes of a network: which keys belong to which.

use super::reference::{body, items, place, place_of_form};
use crate::blueprint::{Network, NetworkMode};
use crate::diag::{Code, Diagnostic, Diagnostics, suggest::alternatives};
use crate::source::Span;

use NetworkMode::{Managed, Private, Public};

/// The mode of a network, as written or by default.
pub(super) fn mode(network: Option<&Network>) -> NetworkMode {
    let written = network.and_then(|network| network.mode.as_ref());
    written.map_or(Public, |mode| mode.value)
}

/// Findings for keys of another mode than the network has.
pub(super) fn keys_of_other_modes(network: &Network, diags: &mut Diagnostics) {
    let is = mode(Some(network));
    for (key, written, modes) in keys(network) {
        let Some(span) = written.filter(|_| !modes.contains(&is)) else {
            continue;
        };
        let belongs = alternatives(modes.iter().map(|mode| word(*mode)));
        let mut finding = Diagnostic::error(
            Code::CONTRADICTION,
            span,
            format!("`{key}` belongs to a network of mode {belongs}"),
        );
        if let Some(mode) = &network.mode {
            finding = finding.also(mode.span, "its mode");
        }
        diags.push(finding.help(format!(
            "remove it, or write `mode: {}`",
            modes.first().map_or("", |mode| word(*mode))
        )));
    }
}

type Keys = [(&'static str, Option<Span>, &'static [NetworkMode]); 10];

fn keys(network: &Network) -> Keys {
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
        ("subnets", items(&network.subnets), &[Private]),
        (
            "compute_subnet",
            place(network.compute_subnet.as_ref()),
            &[Private],
        ),
        ("egress", place_of_form(network.egress.as_ref()), &[Private]),
        ("deny_internet", place(network.deny_internet.as_ref()), &[Private]),
        (
            "private_endpoints",
            body(network.private_endpoints.as_ref()),
            &[Managed, Private],
        ),
    ]
}

fn word(mode: NetworkMode) -> &'static str {
    match mode {
        Public => "public",
        Managed => "managed",
        Private => "private",
    }
}
