//! Outbound rules of a managed network: which keys belong to which kind of rule.

use super::reference::place;
use crate::blueprint::{Network, OutboundRule, OutboundRuleType};
use crate::diag::{Code, Diagnostic, Diagnostics};
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

fn word(kind: OutboundRuleType) -> &'static str {
    match kind {
        Fqdn => "fqdn",
        ServiceTag => "service_tag",
        PrivateEndpoint => "private_endpoint",
    }
}
