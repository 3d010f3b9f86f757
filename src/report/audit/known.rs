//! By what a finding is known when it is looked for again in a later audit: by ids, never by what a directory calls somebody, and never
//! by the place that an entry has in an export.

use uuid::Uuid;

use super::class::Class;
use super::finding::{Audit, Finding};
use super::ids;
use super::observed::Assignment;
use crate::diag::identity::{Identity, numbered, path};
use crate::report::naming::scope_id;
use crate::report::reference;

impl Audit<'_> {
    /// Marks the findings that were there before, as `is_known` says by their identity and their number among those of the same identity.
    /// `file` is the blueprint.
    pub fn know(&mut self, file: &str, is_known: &mut dyn FnMut(&Identity, usize) -> bool) {
        let identities = self.findings.iter().map(|finding| Identity {
            code: finding.class.code().id().to_owned(),
            message: self.sentence(finding),
            file: path(file),
            about: Some(self.fingerprint(finding)),
        });
        let identities = numbered(identities);
        for (finding, (identity, number)) in self.findings.iter_mut().zip(identities) {
            finding.known = is_known(&identity, number);
            *self.known.entry(finding.class).or_default() += usize::from(finding.known);
        }
    }

    /// What a finding is about, as one word: another grant, another role, another scope, another condition or another value make another
    /// one.
    pub(super) fn fingerprint(&self, finding: &Finding<'_>) -> String {
        let model = self.model;
        let grants = finding.grants.iter();
        let grants = grants.filter_map(|at| model.role_assignments.get(*at));
        let mut parts: Vec<String> = grants
            .map(|grant| {
                let who = reference::principal(model, grant.principal).id;
                let role = reference::role(model, grant.right);
                let role = role.definition_id.unwrap_or(role.name);
                let on = scope_id(model, grant.scope);
                format!("{who} {role} {on}").to_lowercase()
            })
            .collect();
        parts.extend(finding.seen.map(seen));
        parts.extend(finding.candidates.iter().map(|candidate| seen(candidate)));
        parts.sort();
        parts.extend(finding.resource.map(|id| ids::resource(model, id).to_lowercase()));
        if let Some(turned) = &finding.turned {
            let found = turned.found.as_deref().unwrap_or_default();
            parts.push(format!("{} {} {found}", turned.path, turned.wanted));
        }
        if let Some(policy) = &finding.policy {
            parts.push(format!("{} {}", policy.object, policy.permitted.words()));
        }
        // of these the reason may be all that there is
        let speaks = matches!(finding.class, Class::Undecided | Class::Role);
        parts.extend(finding.why.clone().filter(|_| speaks));
        let text = format!("{}\n{}", finding.class.word(), parts.join("\n"));
        Uuid::new_v5(&Uuid::NAMESPACE_OID, text.as_bytes())
            .simple()
            .to_string()
    }
}

/// An assignment as far as it says who may do what where.
fn seen(one: &Assignment<'_>) -> String {
    let (principal, role, scope) = one.grant();
    let condition = one.condition.as_deref().unwrap_or_default();
    let condition: String = condition.split_whitespace().collect();
    format!("{principal} {role} {scope} {condition}")
}
