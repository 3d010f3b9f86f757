//! Derived entries of access policies against those that exports of vaults show.
//!
//! Only vaults that decide by them are looked at. Everybody's entries count on a vault that the blueprint makes, whose template writes them all;
//! on one that others made those of the blueprint's principals do.

use std::collections::BTreeMap;

use super::class::Class;
use super::exported::ById;
use super::finding::{Audit, Finding};
use super::ids;
use super::policy::{Permitted, Policy};
use crate::model::{AccessModel, AssignedBy, Kind, ResourceId, Right, Scope};

/// Compares the entries of all vaults.
pub(super) fn compare(audit: &mut Audit<'_>, exported: &ById<'_, '_>, has_resources: bool) {
    let vaults = audit.model.resources.iter();
    let vaults: Vec<ResourceId> = vaults
        .filter(|one| one.kind == Kind::KeyVault && one.access == AccessModel::AccessPolicies)
        .map(|one| one.id)
        .collect();
    let mut untold = 0;
    for vault in vaults {
        let derived = Derived::on(audit, vault);
        if derived.grants.is_empty() && !audit.model.is_made(vault) {
            continue;
        }
        let id = ids::resource(audit.model, vault).to_lowercase();
        let shown = exported.get(&id).into_iter().flatten();
        match shown.rev().find_map(|one| one.policies.as_deref()) {
            Some(shown) => look_at(audit, vault, &derived, shown),
            None if has_resources && !derived.grants.is_empty() => {
                let why = "no export shows its access policies; `az keyvault show --name NAME -o json` does";
                audit.findings.push(Finding {
                    grants: derived.grants.iter().map(|(at, _)| *at).collect(),
                    resource: Some(vault),
                    ..Finding::new(Class::Undecided).why(why)
                });
            }
            None => untold += derived.grants.len(),
        }
    }
    if untold > 0 {
        audit.notes.push(format!(
            "entries of access policies were not looked at, because no export of resources is given: {untold}"
        ));
    }
}

/// What is derived on a vault.
struct Derived {
    /// The grants, with what each permits.
    grants: Vec<(usize, Permitted)>,
    /// Object ids of those who have rights there that no source tells.
    vague: Vec<String>,
}

impl Derived {
    fn on(audit: &Audit<'_>, vault: ResourceId) -> Self {
        let all = audit.model.role_assignments.iter().enumerate();
        let on_vault = all.filter(|(_, one)| one.scope == Scope::Resource(vault) && one.elsewhere.is_none());
        let mut found = Self {
            grants: Vec::new(),
            vague: Vec::new(),
        };
        for (at, one) in on_vault {
            match one.right {
                Right::AccessPolicy(permissions) => {
                    found.grants.push((at, Permitted::of(permissions.by_kind())));
                }
                Right::Unstated(_) => {
                    found
                        .vague
                        .extend(audit.object_of(one.principal).map(str::to_owned));
                }
                Right::Role(_) | Right::Custom(_) | Right::Unlisted(_) => {}
            }
        }
        found
    }
}

fn look_at(audit: &mut Audit<'_>, vault: ResourceId, derived: &Derived, shown: &[Policy]) {
    let mut there: BTreeMap<&str, Permitted> = BTreeMap::new();
    for policy in shown {
        there.entry(&policy.object).or_default().add(&policy.permitted);
    }
    let mut wanted: BTreeMap<String, Permitted> = BTreeMap::new();
    let mut unknown = Vec::new();
    let (mut found, mut as_derived) = (Vec::new(), 0);
    for (at, permitted) in &derived.grants {
        let Some(grant) = audit.model.role_assignments.get(*at) else {
            continue;
        };
        let Some(object) = audit.object_of(grant.principal) else {
            unknown.push(*at);
            continue;
        };
        wanted.entry(object.to_owned()).or_default().add(permitted);
        let lacks = there
            .get(object)
            .map_or_else(|| permitted.clone(), |has| permitted.beyond(has));
        let missing = Finding {
            resource: Some(vault),
            policy: Some(Policy {
                object: object.to_owned(),
                permitted: lacks.clone(),
            }),
            ..Finding::of(Class::Missing, *at, grant.principal)
        };
        match there.get(object) {
            Some(_) if lacks.is_empty() => as_derived += 1,
            _ if grant.assigned_by == AssignedBy::Azure => {}
            Some(_) => found.push(missing.why(format!("its entry does not permit {}", lacks.words()))),
            None => found.push(missing.why("it has no entry")),
        }
    }
    let is_made = audit.model.is_made(vault);
    let mut strangers = 0;
    for (object, has) in there {
        let principal = audit.principals.with_object(object).first().copied();
        let nothing = Permitted::default();
        let more = has.beyond(wanted.get(object).unwrap_or(&nothing));
        let is_vague = derived.vague.iter().any(|vague| vague == object);
        if more.is_empty() || is_vague || (principal.is_none() && !is_made) {
            continue;
        }
        // whoever is not known may be the one
        if principal.is_none() && !unknown.is_empty() {
            strangers += 1;
            continue;
        }
        let why = if is_made {
            "it has an entry on a vault that the blueprint makes"
        } else {
            "it has an entry on a vault that the blueprint uses, as a principal of the blueprint"
        };
        found.push(Finding {
            principal,
            resource: Some(vault),
            policy: Some(Policy {
                object: object.to_owned(),
                permitted: more,
            }),
            ..Finding::new(Class::Extra).why(why)
        });
    }
    if !unknown.is_empty() {
        let why = format!("nobody tells whose entries they are; entries of others: {strangers}");
        found.push(Finding {
            grants: unknown,
            resource: Some(vault),
            ..Finding::new(Class::Undecided).why(why)
        });
    }
    audit.findings.extend(found);
    audit.as_derived += as_derived;
}
