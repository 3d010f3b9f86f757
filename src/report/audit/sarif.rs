//! An audit as findings of a blueprint, for code scanning.

use super::class::Class;
use super::finding::{Audit, Finding};
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::model::{Model, Origin, Principal, Scope};
use crate::source::Span;

/// Every finding where the blueprint speaks of it: of a derived grant the line that asks for it, otherwise its scope or its principal.
#[must_use]
pub fn diagnostics(audit: &Audit<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    for finding in audit
        .findings
        .iter()
        .filter(|finding| finding.class != Class::ByAzure)
    {
        let at = place(audit, finding);
        let message = audit.sentence(finding);
        let diagnostic = match finding.class.severity() {
            Severity::Error => Diagnostic::error(finding.class.code(), at, message),
            Severity::Warning => Diagnostic::warning(finding.class.code(), at, message),
            Severity::Information => Diagnostic::information(finding.class.code(), at, message),
        };
        let details = audit.details(finding);
        found.push(if details.is_empty() {
            diagnostic
        } else {
            diagnostic.cause(details.join("\n"))
        });
    }
    found.sort();
    found
}

fn place(audit: &Audit<'_>, finding: &Finding<'_>) -> Option<Span> {
    let model = audit.model;
    let of_grant = audit.grant(finding).and_then(|grant| first(&grant.origin));
    let of_resource = || first(&model.resource(finding.resource?)?.origin);
    let of_scope = || match audit.scope_of(finding.seen?)? {
        Scope::Resource(id) => first(&model.resource(id)?.origin),
        Scope::Subscription | Scope::ResourceGroup | Scope::OtherGroup(_) => None,
    };
    let of_principal = || origin(model, finding.principal?);
    of_grant
        .or_else(of_resource)
        .or_else(of_scope)
        .or_else(of_principal)
}

fn origin(model: &Model, principal: Principal) -> Option<Span> {
    match principal {
        Principal::Directory(index) => first(&model.directory.get(index)?.origin),
        Principal::UserAssigned(id) | Principal::SystemAssigned(id) | Principal::Kubelet(id) => {
            first(&model.resource(id)?.origin)
        }
        Principal::Outside(_) => None,
    }
}

fn first(origin: &Origin) -> Option<Span> {
    origin.0.first().copied()
}
