//! Which resource of a model an id or a name of Azure is.

use super::said::Said;
use crate::model::{GroupId, Kind, Model, Place, Resource, ResourceId, Scope};
use crate::report::naming::{SUFFIX, final_id, final_name};

/// Words in ids for what a blueprint does not name.
const ANY: &[&str] = &["SUBSCRIPTION", "GROUP", "NAME"];
/// How many hexadecimal digits stand for [`SUFFIX`].
const DIGITS: usize = 8;

/// What an id is in a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Located {
    /// What it is, or lies in.
    pub(super) scope: Scope,
    /// Whether it is a resource that the model does not have, in a group that it has.
    pub(super) is_unknown: bool,
}

/// Where it is that a text tells, by id or by name.
pub(super) fn locate(model: &Model, said: &Said) -> Option<Located> {
    if let Some(found) = said.scope.as_deref().and_then(|id| by_id(model, id)) {
        return Some(found);
    }
    let account = by_name(model, said.name.as_deref()?)?.id;
    let container = said
        .container
        .as_deref()
        .and_then(|name| container(model, account, name));
    Some(Located {
        scope: Scope::Resource(container.unwrap_or(account)),
        is_unknown: false,
    })
}

/// The container of this name in an account.
fn container(model: &Model, account: ResourceId, name: &str) -> Option<ResourceId> {
    let lies_there =
        |resource: &&Resource| model.covers(Scope::Resource(account), Scope::Resource(resource.id));
    let mut containers = model
        .resources
        .iter()
        .filter(|resource| resource.kind == Kind::Container)
        .filter(lies_there);
    let found = containers.find(|resource| is(&final_name(model, resource), name));
    found.map(|resource| resource.id)
}

/// What a resource id is in a model: the resource, or the one that it lies in, or else its group or subscription.
fn by_id(model: &Model, id: &str) -> Option<Located> {
    let asked: Vec<&str> = assigned_on(id).trim_end_matches('/').split('/').collect();
    let depth = |known: &str| {
        let known: Vec<&str> = known.split('/').collect();
        let fits =
            known.len() <= asked.len() && known.iter().zip(&asked).all(|(known, asked)| is(known, asked));
        fits.then_some(known.len())
    };
    let resource = model
        .resources
        .iter()
        .filter_map(|resource| Some((depth(&final_id(model, resource))?, resource.id)))
        .max_by_key(|(depth, _)| *depth);
    if let Some((_, id)) = resource {
        return Some(Located {
            scope: Scope::Resource(id),
            is_unknown: false,
        });
    }
    let is_resource = |at: usize| asked.get(at..).is_some_and(|rest| rest.len() > 2);
    if depth(&model.shown_group(&Place::Own)).is_some() {
        return Some(Located {
            scope: Scope::ResourceGroup,
            is_unknown: is_resource(5),
        });
    }
    for (at, place) in model.other_groups.iter().enumerate() {
        if depth(&model.shown_group(place)).is_some() {
            return Some(Located {
                scope: Scope::OtherGroup(GroupId(at)),
                is_unknown: is_resource(5),
            });
        }
    }
    let subscription = model.deployment.subscription.as_deref().unwrap_or("SUBSCRIPTION");
    let is_whole = asked.len() == 3
        || asked
            .get(3)
            .is_some_and(|word| word.eq_ignore_ascii_case("providers"));
    (is_whole && depth(&format!("/subscriptions/{subscription}")).is_some()).then_some(Located {
        scope: Scope::Subscription,
        is_unknown: false,
    })
}

/// Where a role assignment or the like holds, which has its id from there.
fn assigned_on(id: &str) -> &str {
    let extension = id
        .to_ascii_lowercase()
        .find("/providers/microsoft.authorization/");
    extension.and_then(|at| id.get(..at)).unwrap_or(id)
}

/// The first resource of this name in Azure.
fn by_name<'m>(model: &'m Model, name: &str) -> Option<&'m Resource> {
    let mut resources = model.resources.iter();
    resources.find(|resource| is(&final_name(model, resource), name))
}

/// Whether a name is one that is known but for its suffix.
fn is(known: &str, asked: &str) -> bool {
    if ANY.contains(&known) {
        return true;
    }
    match known.split_once(SUFFIX) {
        None => {
            !known.is_empty() && known.eq_ignore_ascii_case(asked) || (known.is_empty() && asked.is_empty())
        }
        Some((before, after)) => {
            let digits = asked
                .get(..before.len())
                .filter(|start| start.eq_ignore_ascii_case(before))
                .and_then(|_| asked.get(before.len()..))
                .and_then(|rest| rest.strip_suffix(after));
            digits.is_some_and(|digits| {
                digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffixes_are_eight_digits() {
        assert!(is("stdemo<suffix>", "stDemo0123abcd") && is("a", "A") && is("GROUP", "anything"));
        assert!(!is("stdemo<suffix>", "stdemo0123abc") && !is("stdemo<suffix>", "stdemo0123abcx"));
        assert!(is("x<suffix>-y", "x0123abcd-y") && !is("x<suffix>-y", "x0123abcd"));
    }
}
