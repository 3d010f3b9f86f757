//! Resource ids as they are in Azure, of a model whose subscription and group are known.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Model, Resource, ResourceId, Scope};
use crate::report::naming::{final_id, final_name, scope_id};

/// The id of a resource.
pub(super) fn resource(model: &Model, id: ResourceId) -> String {
    model
        .resource(id)
        .map(|found| final_id(model, found))
        .unwrap_or_default()
}

/// The scopes of a blueprint, by id in lower case.
pub(super) fn scopes(model: &Model) -> BTreeMap<String, Scope> {
    let resources = model
        .resources
        .iter()
        .map(|resource| Scope::Resource(resource.id));
    let derived = model.role_assignments.iter().map(|one| one.scope);
    let all: BTreeSet<Scope> = resources.chain(derived).chain([Scope::ResourceGroup]).collect();
    all.into_iter()
        .map(|scope| (scope_id(model, scope).to_lowercase(), scope))
        .collect()
}

/// What the directory calls the system-assigned identity of a resource: by its name, and by the name of what it belongs to where that is
/// another resource: `mlw-vision/computes/cpu`.
pub(super) fn identity_name(model: &Model, owner: ResourceId) -> String {
    let mut chain: Vec<&Resource> = model.ancestors(owner).collect();
    chain.reverse();
    let mut found = String::new();
    for part in chain {
        if !found.is_empty() {
            found.extend(["/", part.resource_type.segment(), "/"]);
        }
        found.push_str(&final_name(model, part));
    }
    found
}

/// The ids that an id lies in and itself, from the inside out: each without its last part, down to a subscription or a management group.
pub(super) fn outwards(id: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(id), |id| {
        let at = id.rfind('/')?;
        id.get(..at).filter(|rest| !rest.is_empty())
    })
}

/// Subscription and resource group of an id in lower case, and what follows them.
pub(super) fn group(id: &str) -> Option<(&str, &str, &str)> {
    let (subscription, rest) = id.strip_prefix("/subscriptions/")?.split_once('/')?;
    let rest = rest.strip_prefix("resourcegroups/")?;
    let (group, rest) = rest.split_once('/').unwrap_or((rest, ""));
    Some((subscription, group, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_lies_in_others() {
        let id = "/subscriptions/s/resourcegroups/g/providers/p/t/n";
        let all: Vec<&str> = outwards(id).collect();
        assert!(all.contains(&"/subscriptions/s/resourcegroups/g") && all.contains(&"/subscriptions/s"));
        assert_eq!(group(id), Some(("s", "g", "providers/p/t/n")));
        assert_eq!(group("/subscriptions/s/resourcegroups/g"), Some(("s", "g", "")));
        assert_eq!(group("/providers/microsoft.management/managementgroups/m"), None);
    }
}
