//! An audit as findings of a blueprint, for code scanning.

use super::class::Class;
use super::finding::{Audit, Finding};
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::model::{Model, Principal, Scope};
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
        found.push(Diagnostic {
            cause: (!details.is_empty()).then(|| details.join("\n")),
            known: finding.known,
            about: Some(audit.fingerprint(finding)),
            ..diagnostic
        });
    }
    found.sort();
    found
}

fn place(audit: &Audit<'_>, finding: &Finding<'_>) -> Option<Span> {
    let model = audit.model;
    let of_grant = audit.grant(finding).and_then(|grant| grant.origin.primary());
    let of_resource = || model.resource(finding.resource?)?.origin.primary();
    let of_scope = || match audit.scope_of(finding.seen?)? {
        Scope::Resource(id) => model.resource(id)?.origin.primary(),
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
        Principal::Directory(index) => model.directory.get(index)?.origin.primary(),
        Principal::UserAssigned(id) | Principal::SystemAssigned(id) | Principal::Kubelet(id) => {
            model.resource(id)?.origin.primary()
        }
        Principal::Outside(_) => None,
    }
}
