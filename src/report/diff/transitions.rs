//! Hard rules about transitions: what Azure does not let happen to something that is there, as findings about the new blueprint.

use std::collections::BTreeSet;

use super::pairs::Pairs;
use crate::diag::{Code, Diagnostic};
use crate::model::{Expr, Identity, Kind, Model, Resource, ResourceId};

/// What is found between two states.
pub(super) fn findings(pairs: &Pairs<'_>) -> Vec<Diagnostic> {
    let (Some(old), Some(new)) = (pairs.old, pairs.new) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (before, now) in pairs.resources() {
        // of another name it is another resource, which may be as it likes
        if pairs.has_moved(before) {
            continue;
        }
        if now.kind == Kind::Workspace {
            workspace(pairs, (old, before), (new, now), &mut found);
        } else if now.kind == Kind::OnlineEndpoint {
            endpoint(pairs, before, now, &mut found);
        } else if matches!(now.kind, Kind::Registry | Kind::Storage) {
            encryption(before, now, &mut found);
        }
    }
    found
}

type Side<'m> = (&'m Model, &'m Resource);

fn workspace(pairs: &Pairs<'_>, (old, before): Side<'_>, (new, now): Side<'_>, found: &mut Vec<Diagnostic>) {
    let at = now.origin.primary();
    if before.existing && !now.existing {
        taken_over(pairs, new, now, found);
        return;
    }
    if now.existing {
        return;
    }
    let (was, is) = (&old.workspace, &new.workspace);
    if was.kind != is.kind {
        found.push(
            Diagnostic::warning(
                Code::KIND_OF_WORKSPACE,
                at,
                format!(
                    "a workspace of kind `{}` can't become one of kind `{}`",
                    was.kind.word(),
                    is.kind.word()
                ),
            )
            .help("give the new one another name"),
        );
    }
    let settled = [
        (
            Code::DATA_ISOLATION,
            was.isolated != is.isolated,
            "data isolation",
        ),
        (
            Code::HIGH_BUSINESS_IMPACT,
            was.high_business_impact != is.high_business_impact,
            "`hbi_workspace`",
        ),
    ];
    for (code, differs, what) in settled {
        if differs {
            found.push(
                Diagnostic::warning(
                    code,
                    at,
                    format!("{what} of a workspace that is there can't be changed"),
                )
                .cause("it is settled when the workspace is created")
                .help("take the change back, or make a new workspace under another name"),
            );
        }
    }
    isolation(old, new, at, found);
    identities(pairs, before, now, found);
    parts(pairs, before, now, found);
    let vaults = was.customer_key.zip(is.customer_key);
    if let Some((was, is)) = vaults
        && pairs.new_of(was.vault) != Some(is.vault)
    {
        found.push(
            Diagnostic::warning(
                Code::VAULT_OF_WORKSPACE_KEY,
                is.span,
                "the key of a workspace can't be changed for one of another vault",
            )
            .help("name a key of the same vault, or make a new workspace under another name"),
        );
    }
}

/// A workspace that the blueprint named, and makes from now on, with an account of its own.
fn taken_over(pairs: &Pairs<'_>, new: &Model, now: &Resource, found: &mut Vec<Diagnostic>) {
    let account = new
        .platform
        .storage
        .and_then(|id| new.resource(id))
        .filter(|account| !account.existing);
    let was_there = account.is_some_and(|account| pairs.old_of(account.id).is_some());
    if was_there {
        found.push(
            Diagnostic::warning(
                Code::KEYS_BEFORE_IDENTITIES,
                now.origin.primary(),
                "a workspace that still works with access keys loses its account when the keys go off",
            )
            .cause("a deployment switches the keys of the account off before it switches the workspace to identities")
            .help(
                "deploy the grants first (`rbac: { emit: separate }`), then `az ml workspace update --system-datastores-auth-mode \
                 identity`, then the rest",
            ),
        );
    }
}

/// The managed network: one way only.
fn isolation(old: &Model, new: &Model, at: Option<crate::source::Span>, found: &mut Vec<Diagnostic>) {
    let Some(was) = old.workspace.managed_network else {
        return;
    };
    let (span, message) = match new.workspace.managed_network {
        None => (at, "a managed network can't be switched off again"),
        Some(is) if was.only_approved && !is.only_approved => (
            Some(is.span),
            "the isolation of a managed network can't become looser",
        ),
        Some(is) if !was.only_approved && is.only_approved => (
            Some(is.span),
            "the isolation of a managed network may not become stricter: documents disagree",
        ),
        Some(_) => return,
    };
    found.push(
        Diagnostic::warning(Code::ISOLATION_IS_ONE_WAY, span, message)
            .help("take the change back, or make a new workspace under another name"),
    );
}

/// Identities of the workspace: what an update takes away, and what it cannot.
fn identities(pairs: &Pairs<'_>, before: &Resource, now: &Resource, found: &mut Vec<Diagnostic>) {
    let (Some(was), Some(is)) = (&before.identity, &now.identity) else {
        return;
    };
    let at = now.origin.primary();
    if was.system_assigned && !was.user_assigned.is_empty() && is.user_assigned.is_empty() {
        found.push(
            Diagnostic::warning(
                Code::IDENTITIES_OF_WORKSPACE,
                at,
                "a workspace with both kinds of identity can't go back to the system-assigned one alone",
            )
            .help("keep a user-assigned identity on it"),
        );
        return;
    }
    if was.user_assigned.is_empty() && was.system_assigned && !is.system_assigned {
        found.push(
            Diagnostic::warning(
                Code::IDENTITIES_OF_WORKSPACE,
                at,
                "a workspace may not go from its system-assigned identity to user-assigned ones alone: documents disagree (C-27)",
            )
            .help("keep the system-assigned one beside them: `type: \"system_assigned,user_assigned\"`"),
        );
        return;
    }
    let kept: BTreeSet<ResourceId> = is
        .user_assigned
        .iter()
        .filter_map(|id| pairs.old_of(*id))
        .collect();
    let old = pairs.old.into_iter();
    let gone: Vec<String> = old
        .flat_map(|model| was.user_assigned.iter().filter_map(|id| model.resource(*id)))
        .filter(|one| !kept.contains(&one.id))
        .map(Resource::display)
        .collect();
    if !gone.is_empty() {
        found.push(
            Diagnostic::information(
                Code::IDENTITIES_OF_WORKSPACE,
                at,
                format!("the deployment takes {} off the workspace", gone.join(" and ")),
            )
            .help("nothing, if no job and no datastore works with it any more"),
        );
    }
}

/// The workspace's own parts: which are changed with what left behind, and which are refused.
fn parts(pairs: &Pairs<'_>, before: &Resource, now: &Resource, found: &mut Vec<Diagnostic>) {
    let at = now.origin.primary();
    let part = |resource: &Resource, key: &str| match resource.properties.get(key) {
        Some(Expr::Id(id)) => Some(*id),
        _ => None,
    };
    for (key, what, behind) in [
        ("storageAccount", "default storage account", None),
        ("keyVault", "key vault", None),
        (
            "containerRegistry",
            "container registry",
            Some("images and environments stay"),
        ),
        (
            "applicationInsights",
            "Application Insights component",
            Some("telemetry stays"),
        ),
    ] {
        let (was, is) = (part(before, key), part(now, key));
        let is_same = match (was, is) {
            (Some(was), Some(is)) => {
                let moved = pairs
                    .old
                    .and_then(|model| model.resource(was))
                    .is_some_and(|one| pairs.has_moved(one));
                pairs.new_of(was) == Some(is) && !moved
            }
            (was, is) => was == is,
        };
        if is_same {
            continue;
        }
        found.push(match behind {
            Some(behind) => Diagnostic::warning(
                Code::PARTS_OF_WORKSPACE,
                at,
                format!("the workspace gets another {what}; {behind} behind with the old one"),
            )
            .help("copy what is needed before the old one is removed"),
            None => Diagnostic::warning(
                Code::PARTS_OF_WORKSPACE,
                at,
                format!("the service refuses another {what} for a workspace that is there"),
            )
            .help("keep its name and its place, or make a new workspace under another name"),
        });
    }
}

/// An endpoint keeps its identity.
fn endpoint(pairs: &Pairs<'_>, before: &Resource, now: &Resource, found: &mut Vec<Diagnostic>) {
    let carried = |identity: &Option<Identity>, of: &dyn Fn(ResourceId) -> Option<ResourceId>| {
        identity.as_ref().map(|identity| {
            let user: Vec<Option<ResourceId>> = identity.user_assigned.iter().map(|id| of(*id)).collect();
            (identity.system_assigned, user)
        })
    };
    let was = carried(&before.identity, &Some);
    let is = carried(&now.identity, &|id| pairs.old_of(id));
    if was != is {
        found.push(
            Diagnostic::warning(
                Code::IDENTITY_OF_ENDPOINT,
                now.origin.primary(),
                format!("{} keeps the identity with which it was created", now.display()),
            )
            .cause("the identity of an endpoint can't be changed; ARM and Bicep leave the endpoint as it is, Terraform replaces it")
            .help("declare a new endpoint beside it, point its callers there, then remove the old one"),
        );
    }
}

/// Keys of one's own that have to be there from the beginning.
fn encryption(before: &Resource, now: &Resource, found: &mut Vec<Diagnostic>) {
    if before.existing || now.existing {
        return;
    }
    let (was, is) = (
        before.properties.get("encryption"),
        now.properties.get("encryption"),
    );
    let message = match (now.kind, was, is) {
        (Kind::Registry, None, Some(_)) => "a registry that is there can't get a customer-managed key",
        (Kind::Registry, Some(_), None) => "a registry can't lose its customer-managed key",
        (Kind::Storage, None, Some(_)) => {
            "tables and queues of an account that is there can't get a customer-managed key"
        }
        _ => return,
    };
    found.push(
        Diagnostic::warning(
            Code::KEY_AT_CREATION,
            now.origin.primary(),
            format!("{}: {message}", now.display()),
        )
        .cause("it is settled when the resource is created; Terraform replaces an account, with all that is in it")
        .help("make a new one under another name, and copy what is in the old one"),
    );
}
