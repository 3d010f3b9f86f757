//! What is said of a finding, in every form alike: one sentence, and what there is to know beside it.

use super::class::Class;
use super::finding::{Audit, Finding};
use super::observed::Assignment;
use super::principals::Identity;
use crate::model::rbac::{PRINCIPALS, can_name};
use crate::model::{Model, Principal, RoleAssignment, Scope};
use crate::report::naming::scope_id;
use crate::report::reference;
use crate::report::wording;

/// How many of those who may be somebody are named in a text; JSON has all.
const SOME_CANDIDATES: usize = 5;

impl<'x> Audit<'x> {
    /// The derived grant that a finding is about.
    pub(super) fn grant(&self, finding: &Finding<'_>) -> Option<&'x RoleAssignment> {
        let model: &'x Model = self.model;
        finding
            .grants
            .first()
            .and_then(|at| model.role_assignments.get(*at))
    }

    /// The object id of a principal of the blueprint, where it is known.
    pub(super) fn object_of(&self, principal: Principal) -> Option<&str> {
        match self.principals.get(principal) {
            Some(Identity::Known(object, _)) => Some(object),
            Some(Identity::Ambiguous(_) | Identity::Unknown(_)) | None => None,
        }
    }

    /// Who a finding is about, as a sentence speaks of them.
    pub(super) fn who(&self, finding: &Finding<'_>) -> String {
        match (finding.principal, finding.seen) {
            (Some(principal), _) => self.model.principal_display(principal),
            (None, Some(seen)) => holder(seen),
            (None, None) => {
                let policy = finding.policy.as_ref();
                policy.map_or_else(String::new, |policy| format!("principal {}", policy.object))
            }
        }
    }

    /// The name of the role that a finding is about.
    pub(super) fn role(&self, finding: &Finding<'_>) -> String {
        match (self.grant(finding), finding.seen) {
            (Some(grant), _) => self.model.right_name(grant.right).into_owned(),
            (None, Some(seen)) => role_of(seen),
            (None, None) => {
                let policy = finding.policy.as_ref();
                let words = policy.map(|policy| policy.permitted.words());
                words.map_or_else(String::new, |words| format!("access policy for {words}"))
            }
        }
    }

    /// The scope of the blueprint that an assignment holds on, if it is one.
    pub(super) fn scope_of(&self, seen: &Assignment<'_>) -> Option<Scope> {
        self.scopes.get(&seen.scope).copied()
    }

    /// How a sentence speaks of the place of an assignment.
    fn place_of(&self, seen: &Assignment<'_>) -> String {
        match self.scope_of(seen) {
            Some(scope) => self.model.scope_display(scope),
            None if seen.scope.is_empty() => "the whole tenant".to_owned(),
            None => seen.written_scope.to_string(),
        }
    }

    /// The place that a finding is about.
    fn place(&self, finding: &Finding<'_>) -> String {
        match (self.grant(finding), finding.seen) {
            (Some(grant), _) => wording::place(self.model, grant),
            (None, Some(seen)) => self.place_of(seen),
            (None, None) => self.resource(finding),
        }
    }

    /// One sentence.
    pub(super) fn sentence(&self, finding: &Finding<'_>) -> String {
        let (who, role, place) = (self.who(finding), self.role(finding), self.place(finding));
        match finding.class {
            Class::Missing => format!("{who} lacks {role} on {place}"),
            Class::Extra => format!("{who} has {role} on {place}, which is not derived"),
            Class::Orphaned => format!("{who} has {role} on {place}, and is gone"),
            Class::Misnamed => {
                format!("{role} of {who} on {place} has another name than the templates give it")
            }
            Class::Inherited => {
                let wider = finding.seen.map_or_else(String::new, |seen| {
                    let same = role_of(seen);
                    let role = if same == role { "it".to_owned() } else { same };
                    format!("{role} on {}", self.place_of(seen))
                });
                format!("{who} lacks {role} on {place}, and has {wider}")
            }
            Class::Condition => format!("{role} of {who} on {place} has another condition"),
            Class::Switched => self.switch_sentence(finding),
            Class::Role => format!("{} is not defined as the blueprint says", self.resource(finding)),
            Class::ByAzure => format!("{role} of {who} on {place} is Azure's own"),
            Class::Undecided => self.undecided_sentence(finding),
        }
    }

    fn switch_sentence(&self, finding: &Finding<'_>) -> String {
        let Some(turned) = &finding.turned else {
            return String::new();
        };
        let resource = self.resource(finding);
        match &turned.found {
            Some(found) => format!(
                "`{}` of {resource} is `{found}`, and the blueprint says `{}`",
                turned.path, turned.wanted
            ),
            None => format!(
                "`{}` of {resource} is not set, and the blueprint says `{}`",
                turned.path, turned.wanted
            ),
        }
    }

    fn undecided_sentence(&self, finding: &Finding<'_>) -> String {
        let grants = match finding.grants.len() {
            0 => String::new(),
            1 => "1 grant".to_owned(),
            several => format!("{several} grants"),
        };
        let parts = [
            self.who(finding),
            self.resource(finding),
            grants,
            finding.why.clone().unwrap_or_default(),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        match parts.split_last() {
            Some((why, [])) => why.clone(),
            Some((why, about)) => format!("{}: {why}", about.join(", ")),
            None => String::new(),
        }
    }

    fn resource(&self, finding: &Finding<'_>) -> String {
        let resource = finding.resource.and_then(|id| self.model.resource(id));
        resource.map(crate::model::Resource::display).unwrap_or_default()
    }

    /// What there is to know beside the sentence, a line each.
    pub(super) fn details(&self, finding: &Finding<'_>) -> Vec<String> {
        let mut found = Vec::new();
        if let (Some(grant), true) = (self.grant(finding), finding.class == Class::Missing) {
            found.push(grant.description());
            found.push(scope_id(self.model, grant.scope));
        }
        match finding.class {
            Class::Undecided => {
                let (some, others) = finding
                    .candidates
                    .split_at(finding.candidates.len().min(SOME_CANDIDATES));
                found.extend(some.iter().map(|seen| {
                    format!(
                        "{} has {} on {}, and may be the one",
                        holder(seen),
                        role_of(seen),
                        self.place_of(seen)
                    )
                }));
                if !others.is_empty() {
                    found.push(format!("and {} more that may be it", others.len()));
                }
            }
            Class::Switched => found.extend(finding.turned.as_ref().map(|turned| turned.means.to_owned())),
            Class::Missing
            | Class::Extra
            | Class::Orphaned
            | Class::Misnamed
            | Class::Inherited
            | Class::Condition
            | Class::Role
            | Class::ByAzure => {
                found.extend(finding.why.clone());
            }
        }
        if let Some(seen) = finding.seen.filter(|_| finding.class != Class::ByAzure) {
            let since = seen
                .created_on
                .as_deref()
                .map(|time| format!(", since {}", day(time)))
                .unwrap_or_default();
            found.push(format!("{}{since}", seen.id));
        }
        if finding.class == Class::Misnamed {
            found.push(match self.adoption(finding) {
                Some(entry) => format!("rbac.adopt: {entry}"),
                None => "remove it and deploy: `rbac.adopt` cannot name its principal".to_owned(),
            });
        }
        found
    }

    /// The entry of `rbac.adopt` with which a grant keeps its name, on one line of YAML; none where it cannot name the principal.
    pub(super) fn adoption(&self, finding: &Finding<'_>) -> Option<String> {
        let (Class::Misnamed, Some(seen), Some(grant)) = (finding.class, finding.seen, self.grant(finding))
        else {
            return None;
        };
        let who = reference::principal(self.model, grant.principal).id;
        let on = reference::scope(self.model, grant.scope).id;
        let role = self.model.right_name(grant.right);
        can_name(&PRINCIPALS, &who).then(|| {
            format!(
                "- {{ name: {}, principal: {}, role: {}, scope: {} }}",
                plain(&seen.name),
                plain(&who),
                plain(&role),
                plain(&on)
            )
        })
    }
}

/// The day of a time: what stands before its `T`.
fn day(time: &str) -> &str {
    time.split('T').next().unwrap_or(time)
}

/// A scalar of YAML in a flow mapping, quoted where that is not plain.
fn plain(text: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./ ()".contains(letter);
    let begins = text.starts_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '/');
    if begins && text.chars().all(is_plain) && !text.ends_with(' ') {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "''"))
}

/// The name of the role of an assignment.
pub(super) fn role_of(seen: &Assignment<'_>) -> String {
    let listed = || crate::catalog::roles::find(&seen.role).map(|role| role.name.to_owned());
    let written = seen.role_name.as_deref().filter(|name| !name.is_empty());
    let found = written.map(str::to_owned).or_else(listed);
    found.unwrap_or_else(|| format!("role {}", seen.role))
}

/// Who holds an assignment, by what the export says.
pub(super) fn holder(seen: &Assignment<'_>) -> String {
    let noun = match seen.principal_type.as_deref() {
        Some("User") => "user",
        Some("Group" | "ForeignGroup") => "group",
        Some("ServicePrincipal" | "MSI") => "service principal",
        Some(_) | None => "principal",
    };
    let name = seen.principal_name.as_deref().filter(|name| !name.is_empty());
    match name {
        Some(name) => format!("{noun} `{name}` ({})", seen.principal),
        None => format!("{noun} {}", seen.principal),
    }
}
