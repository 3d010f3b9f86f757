//! Outbound rules of a managed network: which keys belong to which kind of rule, and the form of what they name.

use super::reference::place;
use crate::blueprint::shape::OneOrMany;
use crate::blueprint::{Network, OrParam, OutboundRule, OutboundRuleType, Ports};
use crate::catalog::service_tags::{self, Reading};
use crate::diag::{Code, Diagnostic, Diagnostics, suggest};
use crate::model::Cloud;
use crate::source::{Span, Spanned};

use OutboundRuleType::{Fqdn, PrivateEndpoint, ServiceTag};

/// A key of a rule: where it is written, the kind of rule that it belongs to, and an example where that kind cannot do without it.
struct RuleKey {
    key: &'static str,
    written: Option<Span>,
    of: OutboundRuleType,
    example: Option<&'static str>,
}

/// Findings for keys of another kind of rule, and for those that a rule lacks.
pub(super) fn forms(network: &Network, diags: &mut Diagnostics) {
    for (name, written) in &network.outbound_rules {
        if let Some(rule) = &written.value {
            form(name, rule, diags);
        }
    }
}

fn form(name: &Spanned<String>, rule: &OutboundRule, diags: &mut Diagnostics) {
    let kind = rule.kind.value;
    for RuleKey {
        key,
        written,
        of,
        example,
    } in keys(rule)
    {
        match (written, example) {
            (Some(span), _) if of != kind => diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    span,
                    format!(
                        "outbound rule `{}` is of type `{}`, which has no `{key}`",
                        name.value,
                        word(kind)
                    ),
                )
                .also(rule.kind.span, "its type")
                .help(format!("remove it, or write `type: {}`", word(of))),
            ),
            (None, Some(example)) if of == kind => diags.push(
                Diagnostic::error(
                    Code::MISSING_KEY,
                    name.span,
                    format!("outbound rule `{}` has no `{key}`", name.value),
                )
                .help(format!("add `{key}: {example}`")),
            ),
            _ => {}
        }
    }
}

fn keys(rule: &OutboundRule) -> [RuleKey; 7] {
    let key = |key, written, of, example| RuleKey {
        key,
        written,
        of,
        example,
    };
    [
        key(
            "destination",
            place(rule.destination.as_ref()),
            Fqdn,
            Some("<host name>"),
        ),
        key(
            "service_tag",
            place(rule.service_tag.as_ref()),
            ServiceTag,
            Some("<tag>"),
        ),
        key("protocol", place(rule.protocol.as_ref()), ServiceTag, Some("tcp")),
        key(
            "port_ranges",
            place(rule.port_ranges.as_ref()),
            ServiceTag,
            Some("443"),
        ),
        key(
            "target",
            place(rule.target.as_ref()),
            PrivateEndpoint,
            Some("<declared resource or id>"),
        ),
        key(
            "subresource",
            place(rule.subresource.as_ref()),
            PrivateEndpoint,
            Some("<part of the target, such as blob>"),
        ),
        key(
            "spark_enabled",
            place(rule.spark_enabled.as_ref()),
            PrivateEndpoint,
            None,
        ),
    ]
}

/// Whether a text is a host name as a firewall takes it: letters, digits and hyphens between dots, and `*` for the whole first label.
/// If not, that is a finding.
pub(super) fn host(written: &Spanned<OrParam<String>>, diags: &mut Diagnostics) -> bool {
    let OrParam::Value(text) = &written.value else {
        return true; // that of a parameter is not seen
    };
    let (scheme, rest) = text.split_once("://").unwrap_or(("", text));
    let bare = rest.split(['/', ':', '?', '#']).next().unwrap_or_default();
    let cause = if !scheme.is_empty() {
        "a rule lets a host through on ports 80 and 443, whatever the scheme"
    } else if rest.contains('/') {
        "a firewall sees no paths"
    } else if rest.contains(':') {
        "the ports are always 80 and 443"
    } else if is_host(text) {
        return true;
    } else {
        "a host name has letters, digits and hyphens between its dots, and `*` only for the whole first label"
    };
    let mut finding = Diagnostic::error(
        Code::OUTBOUND_RULE,
        written.span,
        format!("`{text}` is not a host name"),
    )
    .cause(cause);
    finding = if is_host(bare) {
        finding.help(format!("write `{bare}`"))
    } else {
        finding.help("write it as `pypi.org` or `*.anaconda.org`")
    };
    diags.push(finding);
    false
}

fn is_host(text: &str) -> bool {
    let plain = |label: &str| {
        let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(letter)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let Some((first, rest)) = text.split_once('.') else {
        return false;
    };
    let is_address = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    text.len() <= 253 && !is_address && (first == "*" || plain(first)) && rest.split('.').all(plain)
}

/// Whether a text is a service tag of a cloud; if not, that is a finding.
pub(super) fn service_tag(written: &Spanned<String>, cloud: Cloud, diags: &mut Diagnostics) -> bool {
    let text = written.value.as_str();
    let (message, help) = match service_tags::read(text, cloud) {
        Reading::Known => return true,
        Reading::Misspelt(spelled) => {
            let name = text.rsplit_once('.').map_or(text, |(name, _)| name);
            (
                format!("service tags spell the region of `{text}` in another way"),
                Some(format!("write `{name}.{spelled}`")),
            )
        }
        Reading::UnknownRegion => (
            format!("`{text}` ends in what is no region of this cloud"),
            Some("write the tag alone, or with a region behind it, such as `Storage.westeurope`".to_owned()),
        ),
        Reading::Unknown => (
            format!("`{text}` is no service tag that is known"),
            suggest::did_you_mean(text, service_tags::NAMES.iter().copied()),
        ),
    };
    let help =
        help.unwrap_or_else(|| "`az network list-service-tags --location LOCATION` lists them".to_owned());
    diags.push(Diagnostic::error(Code::OUTBOUND_RULE, written.span, message).help(help));
    false
}

/// Ports as the service takes them, in one text; numbers and ranges with commas between them. Others are findings.
pub(super) fn ports(written: &Spanned<OneOrMany<Spanned<Ports>>>, diags: &mut Diagnostics) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    let mut are_ports = true;
    for item in &written.value.0 {
        for part in item.value.0.split(',').map(str::trim) {
            if is_port_or_range(part) {
                found.push(part.to_owned());
            } else {
                are_ports = false;
                diags.push(
                    Diagnostic::error(
                        Code::OUTBOUND_RULE,
                        item.span,
                        format!("`{part}` is neither a port nor a range of ports"),
                    )
                    .cause(
                        "ports are numbers from 0 to 65535, and ranges go from the smaller to the larger one",
                    )
                    .help("write such as `443`, `8000-8080` or `[80, 443]`"),
                );
            }
        }
    }
    if found.is_empty() && are_ports {
        diags.push(
            Diagnostic::error(Code::OUTBOUND_RULE, written.span, "no ports are named")
                .help("write `port_ranges: 443`"),
        );
    }
    (are_ports && !found.is_empty()).then(|| found.join(","))
}

fn is_port_or_range(text: &str) -> bool {
    let port = |text: &str| {
        let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
        text.parse::<u16>().ok().filter(|_| plain)
    };
    match text.split_once('-') {
        Some((first, last)) => {
            matches!((port(first), port(last)), (Some(first), Some(last)) if first <= last)
        }
        None => port(text).is_some(),
    }
}

fn word(kind: OutboundRuleType) -> &'static str {
    match kind {
        Fqdn => "fqdn",
        ServiceTag => "service_tag",
        PrivateEndpoint => "private_endpoint",
    }
}
