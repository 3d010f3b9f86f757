//! Names and ids as they will be, where group and subscription are known at build.

use uuid::Uuid;

use crate::catalog::clouds;
use crate::model::{Expr, Model, Place, Resource, Scope, Suffix};

/// Namespace of ARM's `guid()`: a name-based UUID, version 5, of its arguments joined by hyphens.
const ARM_GUID: Uuid = Uuid::from_u128(0x11fb_06fb_712d_4ddd_98c7_e71b_bd58_8830);

/// Stands for the end of a name that the deployment computes.
pub(super) const SUFFIX: &str = "<suffix>";

/// The Azure name of a resource; [`SUFFIX`] stands for what only the deployment knows.
pub(super) fn final_name(model: &Model, resource: &Resource) -> String {
    final_text(model, &resource.name)
}

/// What a custom role is called in the tenant.
pub(super) fn role_name(model: &Model, role: &Resource) -> String {
    let name = role.properties.get("roleName");
    name.map(|name| final_text(model, name)).unwrap_or_default()
}

/// The text of a value; of an id that only the deployment knows it is the formula.
pub(super) fn final_text(model: &Model, value: &Expr) -> String {
    if let Expr::Concat(parts) = value {
        return parts.iter().map(|part| final_text(model, part)).collect();
    }
    if let Expr::Name(id) = value {
        let other = model.resource(*id);
        return other.map(|other| final_name(model, other)).unwrap_or_default();
    }
    if *value == Expr::StorageSuffix {
        return clouds::facts(model.deployment.cloud).storage_suffix.to_owned();
    }
    if let Expr::Guid(seed) = value {
        let formula = || {
            format!(
                "guid(toLower(<resource group id>), '{}')",
                seed.replace('\'', "''")
            )
        };
        return guid(model, seed).unwrap_or_else(formula);
    }
    if let Expr::Unique { prefix, suffix } = value {
        let suffix = model.suffixes.get(*suffix);
        let guid = suffix.and_then(|suffix| guid(model, &suffix.seed));
        let digits = guid.as_deref().and_then(|guid| guid.get(..Suffix::LENGTH.into()));
        return format!("{prefix}{}", digits.unwrap_or(SUFFIX));
    }
    value.as_text().unwrap_or_default().to_owned()
}

/// The text of a value, where a build knows it.
pub(super) fn known_text(model: &Model, value: &Expr) -> Option<String> {
    is_known(model, value).then(|| final_text(model, value))
}

fn is_known(model: &Model, value: &Expr) -> bool {
    if let Expr::Concat(parts) = value {
        return parts.iter().all(|part| is_known(model, part));
    }
    if let Expr::Name(id) = value {
        return model
            .resource(*id)
            .is_some_and(|other| is_known(model, &other.name));
    }
    if matches!(value, Expr::Guid(_) | Expr::Unique { .. }) {
        return known_group(model, &Place::Own).is_some();
    }
    *value == Expr::StorageSuffix || value.as_text().is_some()
}

/// The id of a resource group, where a build knows it.
pub(super) fn known_group(model: &Model, place: &Place) -> Option<String> {
    let deployment = &model.deployment;
    let is_known = match place {
        Place::Own => deployment.subscription.is_some() && deployment.resource_group.is_some(),
        Place::Elsewhere { subscription, .. } => subscription.is_some() || deployment.subscription.is_some(),
    };
    is_known.then(|| model.shown_group(place))
}

/// The id of a resource, where a build knows it.
pub(super) fn known_id(model: &Model, resource: &Resource) -> Option<String> {
    known_group(model, model.place(resource.id))?;
    let mut names = model.ancestors(resource.id).map(|part| &part.name);
    names
        .all(|name| is_known(model, name))
        .then(|| final_id(model, resource))
}

/// The id of a resource, with words in capitals for the group and the subscription that the blueprint does not name.
pub(super) fn final_id(model: &Model, resource: &Resource) -> String {
    model.id_with(resource, |part| final_name(model, part))
}

/// The id of a scope, likewise.
pub(super) fn scope_id(model: &Model, scope: Scope) -> String {
    match scope {
        Scope::Resource(id) => {
            let resource = model.resource(id);
            resource
                .map(|resource| final_id(model, resource))
                .unwrap_or_default()
        }
        Scope::ResourceGroup | Scope::OtherGroup(_) => model.shown_group(model.place_of(scope)),
        Scope::Subscription => {
            let subscription = model.deployment.subscription.as_deref();
            format!("/subscriptions/{}", subscription.unwrap_or("SUBSCRIPTION"))
        }
    }
}

/// The ARM expression that makes a text at deployment, in the resource group of the deployment.
pub(super) fn expression(model: &Model, value: &Expr) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let guid = |seed: &str| format!("guid(toLower(resourceGroup().id), {})", quoted(seed));
    if let Expr::Concat(parts) = value {
        let parts: Vec<String> = parts.iter().map(|part| expression(model, part)).collect();
        return format!("concat({})", parts.join(", "));
    }
    if let Expr::Name(id) = value {
        let other = model.resource(*id);
        return other
            .map(|other| expression(model, &other.name))
            .unwrap_or_default();
    }
    if let Expr::Guid(seed) = value {
        return guid(seed);
    }
    if let Expr::Unique { prefix, suffix } = value {
        let seed = model
            .suffixes
            .get(*suffix)
            .map_or("", |suffix| suffix.seed.as_str());
        let digits = Suffix::LENGTH;
        return format!(
            "concat({}, substring({}, 0, {digits}))",
            quoted(prefix),
            guid(seed)
        );
    }
    quoted(&final_text(model, value))
}

/// The name of a role assignment by the scope's id, the object id of its principal and the GUID of its role, in every target.
pub(super) fn assignment_name(scope: &str, principal: &str, role: &str) -> String {
    let seed = [scope, principal, role].map(str::to_lowercase).join("-");
    Uuid::new_v5(&ARM_GUID, seed.as_bytes()).hyphenated().to_string()
}

fn guid(model: &Model, seed: &str) -> Option<String> {
    let subscription = model.deployment.subscription.as_ref()?;
    let group = model.deployment.resource_group.as_ref()?;
    let id = format!("/subscriptions/{subscription}/resourceGroups/{group}").to_lowercase();
    let guid = Uuid::new_v5(&ARM_GUID, format!("{id}-{seed}").as_bytes());
    Some(guid.hyphenated().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guid_is_the_one_of_arm() {
        // Value from Azure/bicep src/Bicep.Core.UnitTests/TypeSystem/FunctionResolverTests.cs.
        let guid = Uuid::new_v5(&ARM_GUID, b"foo-bar-baz");
        assert_eq!(guid.to_string(), "2ed86837-7c7c-5eaa-9864-dd077fd19b0d");
    }
}
