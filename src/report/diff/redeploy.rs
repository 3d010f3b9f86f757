//! What a redeployment does not do, and what it does by making something anew. ARM and Bicep deploy incrementally: what leaves a
//! template stays in Azure. Terraform compares, and destroys it.

use std::collections::BTreeSet;

use super::change::{
    Change, Comparison, Consequence, CredentialChange, Effect, PropertyChange, ResourceChange,
};
use super::commands::removal;
use super::families::Families;
use super::held::{Grants, Held};
use super::pairs::{Pairs, is_another};
use super::resources::words;
use super::revoked::{for_people, revoked};
use crate::catalog::changes::{self, ChangeRule, Outcome};
use crate::model::{
    AccessModel, AssignedBy, Carries, Emission, Kind, Level, Model, Resource, ResourceId, Right,
};

/// What follows: grants that stay, because their commands come before all others, then the gravest first.
pub(super) fn consequences(pairs: &Pairs<'_>, grants: &Grants<'_>, found: &Comparison) -> Vec<Consequence> {
    let Some(families) = pairs.new.or(pairs.old).map(Families::of) else {
        return Vec::new();
    };
    let mut told = Vec::new();
    let elsewhere = places(pairs, families, &mut told);
    if !elsewhere {
        for change in &found.resources {
            changed(pairs, families, change, &mut told);
        }
        leftovers(pairs, families, &mut told);
        told.extend(for_people(&found.grants, families));
        policies(grants, families, &mut told);
    }
    credentials(&found.credentials, families, &mut told);
    emission(pairs, families, &mut told);
    told.sort_by_key(|one| one.effect);
    // they are looked up by their principals, which may be removed after them
    let first = if elsewhere {
        Vec::new()
    } else {
        revoked(pairs, grants, families)
    };
    first.into_iter().chain(told).collect()
}

/// Another group, subscription or region: whether nothing is where it was.
fn places(pairs: &Pairs<'_>, families: Families, told: &mut Vec<Consequence>) -> bool {
    let (Some(old), Some(new)) = (pairs.old, pairs.new) else {
        return gone(pairs, families, told);
    };
    let (before, now) = (&old.deployment, &new.deployment);
    let moved = pairs.has_other_group() || before.cloud != now.cloud;
    if moved {
        let group = before.resource_group.as_deref().unwrap_or("GROUP");
        let mut one = families.told(
            "the platform goes to another resource group".to_owned(),
            Effect::Replaced,
            "everything is made there; all of the old group stays, and keeps its access",
            "everything is destroyed and made there, where the state is the same one",
        );
        one.lost = Some("all data, models, secrets and images, which have to be copied".to_owned());
        if before.level == Level::NewGroup {
            one.commands.push(format!(
                "az group delete --name {}",
                crate::shell::argument(group)
            ));
        }
        told.push(one);
        return true;
    }
    if before.location != now.location {
        let mut one = families.told(
            format!("the region: `{}` becomes `{}`", before.location, now.location),
            if families.terraform {
                Effect::Replaced
            } else {
                Effect::Refused
            },
            "Azure refuses it: no resource changes its region, and a name that is in use can't be made elsewhere",
            "everything with a region is destroyed and made anew",
        );
        one.lost = Some("all data, models, secrets and images, which have to be copied".to_owned());
        told.push(one);
    }
    false
}

/// A blueprint or an environment that only one of the two states has.
fn gone(pairs: &Pairs<'_>, families: Families, told: &mut Vec<Consequence>) -> bool {
    let Some(old) = pairs.old else { return true };
    let environment = old.deployment.environment.as_ref();
    let mut one = families.told(
        match environment {
            Some(name) => format!("environment `{}` is gone", name.value),
            None => "the blueprint is gone".to_owned(),
        },
        Effect::Stays,
        "all of it stays in Azure, and keeps its access",
        "all of it stays until `terraform destroy` runs with its state",
    );
    let group = old.deployment.resource_group.as_deref();
    if let (Level::NewGroup, Some(group)) = (old.deployment.level, group) {
        one.commands.push(format!(
            "az group delete --name {}",
            crate::shell::argument(group)
        ));
    }
    told.push(one);
    true
}

fn changed(pairs: &Pairs<'_>, families: Families, change: &ResourceChange, told: &mut Vec<Consequence>) {
    let (Some((old, new)), Some(before), Some(now)) = (change.pair, pairs.old, pairs.new) else {
        return;
    };
    let (Some(old), Some(new)) = (before.resource(old), now.resource(new)) else {
        return;
    };
    // what belongs to another one that is made anew is made anew with it
    let outer = old.parent.and_then(|id| before.resource(id));
    if outer.is_some_and(|outer| pairs.has_moved(outer) && !outer.existing) {
        return;
    }
    if old.existing != new.existing {
        let outer_now = new.parent.and_then(|id| now.resource(id));
        let goes_along = outer
            .zip(outer_now)
            .is_some_and(|(was, is)| was.existing != is.existing);
        if !goes_along {
            told.push(adopted(families, change, new));
        }
        return;
    }
    if new.existing {
        return;
    }
    if is_another(before, old, now, new) {
        let mut one = families.told(
            format!("{} gets another name in Azure", change.words),
            Effect::Replaced,
            "a new one is made; the old one stays, and keeps its access",
            "the old one is destroyed, and a new one is made",
        );
        one.lost = lost(old);
        one.commands.extend(removal(before, old));
        told.push(one);
        return;
    }
    properties(families, change, old, told);
}

/// What becomes a part of the platform, or ceases to be one.
fn adopted(families: Families, change: &ResourceChange, new: &Resource) -> Consequence {
    if new.existing {
        families.told(
            format!("{} is no longer made by the blueprint", change.words),
            Effect::Note,
            "it stays as it is",
            "it is destroyed, unless `terraform state rm` takes it, and what belongs to it, out of the state first",
        )
    } else {
        families.told(
            format!("{} is made by the blueprint now", change.words),
            Effect::Note,
            "the one that is there gets what the blueprint says of it",
            "refused, because it exists: `terraform import` takes it, and what belongs to it, into the state first",
        )
    }
}

/// What is lost with the old one.
fn lost(resource: &Resource) -> Option<String> {
    let lost = changes::lost(resource.kind)?;
    let system = resource
        .identity
        .as_ref()
        .is_some_and(|identity| identity.system_assigned);
    let code = resource.facts.carries == Carries::ForCode && system;
    Some(if code {
        format!("{lost}; its system identity, with grants from elsewhere")
    } else {
        lost.to_owned()
    })
}

/// Properties that are not simply updated: those of one outcome together.
fn properties(families: Families, change: &ResourceChange, old: &Resource, told: &mut Vec<Consequence>) {
    let mut known: Vec<(&'static ChangeRule, Vec<&PropertyChange>)> = Vec::new();
    for property in &change.properties {
        let values = (property.old.as_deref(), property.new.as_deref());
        let path = property.path.trim_end_matches("[]");
        let mut rules = changes::RULES.iter();
        let Some(rule) = rules.find(|rule| rule.is_about(old.kind, path, values)) else {
            continue;
        };
        let same = known.iter_mut().find(|(other, _)| {
            (other.incremental, other.terraform, other.remark)
                == (rule.incremental, rule.terraform, rule.remark)
        });
        match same {
            Some((_, properties)) => properties.push(property),
            None => known.push((rule, vec![property])),
        }
    }
    for (rule, properties) in known {
        let mut paths: Vec<String> = properties
            .iter()
            .map(|one| format!("`{}`", short(&one.path)))
            .collect();
        paths.dedup();
        let what = format!("{}: {}", change.words, paths.join(", "));
        let incremental = format!("{}{}", words_incremental(rule.incremental), remark(rule.remark));
        let by_itself = rule.terraform == Outcome::Replaced;
        let terraform = if by_itself { "" } else { rule.remark };
        let terraform = format!("{}{}", words_terraform(rule.terraform), remark(terraform));
        let incremental_effect = families.incremental.then(|| effect(rule.incremental));
        let terraform_effect = families.terraform.then(|| effect(rule.terraform));
        let gravest = incremental_effect.into_iter().chain(terraform_effect).min();
        let mut one = families.told(what, gravest.unwrap_or(Effect::Note), &incremental, &terraform);
        if matches!(one.effect, Effect::Replaced) {
            one.lost = lost(old);
        }
        told.push(one);
    }
}

fn remark(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("; {text}")
    }
}

/// A path without what each has.
fn short(path: &str) -> &str {
    let path = path.trim_end_matches("[]");
    let path = path.strip_prefix("properties.").unwrap_or(path);
    path.strip_prefix("properties.").unwrap_or(path)
}

fn effect(outcome: Outcome) -> Effect {
    match outcome {
        Outcome::Updated => Effect::Note,
        Outcome::Ignored | Outcome::Left => Effect::Ignored,
        Outcome::Refused | Outcome::Open => Effect::Refused,
        Outcome::Replaced => Effect::Replaced,
    }
}

fn words_incremental(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Updated => "updated",
        Outcome::Ignored => "the service ignores it",
        Outcome::Left => "the one that is there is left as it is, and its grants are deployed",
        Outcome::Refused => "Azure refuses it",
        Outcome::Open => "Azure refuses or ignores it (open)",
        Outcome::Replaced => "it is made anew",
    }
}

fn words_terraform(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Updated => "updated",
        Outcome::Ignored => "sent and ignored: the plan shows it again until it is done by hand",
        Outcome::Left => "left as it is",
        Outcome::Refused => "Azure refuses it",
        Outcome::Open => "Azure refuses or ignores it (open)",
        Outcome::Replaced => "destroyed and made anew",
    }
}

/// Whether a resource of the old model is left behind: it has no successor, or one of another name.
fn is_left(pairs: &Pairs<'_>, old: &Resource) -> bool {
    !old.existing && (pairs.new_of(old.id).is_none() || pairs.has_moved(old))
}

/// Whether something that it belongs to is left behind, so that it goes with that.
fn goes_along(pairs: &Pairs<'_>, model: &Model, id: Option<ResourceId>) -> bool {
    let mut outer = id.into_iter().flat_map(|id| model.ancestors(id));
    outer.any(|outer| is_left(pairs, outer))
}

/// What the new state does not have.
fn leftovers(pairs: &Pairs<'_>, families: Families, told: &mut Vec<Consequence>) {
    for (model, resource) in pairs.removed().filter(|(_, resource)| !resource.existing) {
        if goes_along(pairs, model, resource.parent) || goes_along(pairs, model, resource.scope) {
            continue;
        }
        let Some(command) = removal(model, resource) else {
            continue;
        };
        let trusts = resource.kind == Kind::FederatedCredential;
        let mut one = families.told(
            format!("{} is gone", words(model, resource)),
            families.left(),
            if trusts {
                "the old one stays, and is still trusted"
            } else {
                "the old one stays"
            },
            "destroyed",
        );
        one.lost = lost(resource);
        one.commands.push(command);
        told.push(one);
    }
}

/// Entries of access policies of vaults that the blueprint makes.
fn policies(grants: &Grants<'_>, families: Families, told: &mut Vec<Consequence>) {
    let entries = |side: &[Held<'_>]| -> BTreeSet<String> {
        let on_made = side.iter().filter(|one| {
            let is_policy = matches!(one.grant.right, Right::AccessPolicy(_));
            is_policy && one.grant.assigned_by == AssignedBy::Template && one.model.makes(one.grant.scope)
        });
        on_made.map(|one| format!("{:?}", one.key())).collect()
    };
    let by_policies = |one: &Held<'_>| {
        let mut made = one.model.made();
        made.any(|one| one.kind == Kind::KeyVault && one.access == AccessModel::AccessPolicies)
    };
    if entries(&grants.old) != entries(&grants.new) && grants.new.first().is_some_and(by_policies) {
        told.push(families.told(
            "access policies of a vault".to_owned(),
            Effect::Note,
            "those of the blueprint take the place of all others (V-KV-03)",
            "only those that the blueprint gives are set",
        ));
    }
}

/// A credential that is only called otherwise: the old one is in the way.
fn credentials(found: &[CredentialChange], families: Families, told: &mut Vec<Consequence>) {
    for added in found.iter().filter(|one| one.change == Change::Added) {
        let twin = found.iter().find(|one| {
            one.change == Change::Removed && one.identity.id == added.identity.id && one.trust == added.trust
        });
        if let Some(twin) = twin {
            told.push(families.told(
                format!("`{}` trusts whom `{}` trusts", added.credential.id, twin.credential.id),
                Effect::Refused,
                "refused while the old one is there, because an identity has no two credentials of one issuer and subject (V-FED-06): \
                 delete it first",
                "refused if the new one is made before the old one is destroyed (V-FED-06): apply once more",
            ));
        }
    }
}

/// Grants that another deployment, or a person, makes from now on.
fn emission(pairs: &Pairs<'_>, families: Families, told: &mut Vec<Consequence>) {
    let (Some(old), Some(new)) = (pairs.old, pairs.new) else {
        return;
    };
    let (before, now) = (old.rbac.emission, new.rbac.emission);
    if before != now {
        told.push(families.told(
            "grants are made by another deployment, or by none".to_owned(),
            Effect::Note,
            match now {
                Emission::Inline | Emission::Separate => "they have the same names, so that nothing is granted twice",
                Emission::None => "those that are there stay; whoever assigns roles looks after them from now on",
            },
            "the state that has them destroys them: `terraform state rm` them first, and import them where they go",
        ));
    }
}
