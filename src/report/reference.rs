//! What a principal, a scope or a role is called, the same in every build and every command: for tools, which prose is not for.

use heck::ToSnakeCase;
use schemars::JsonSchema;
use serde::Serialize;

use super::identification::identify;
use super::naming;
use crate::model::{
    Kind, Model, Outsider, Place, Principal, PrincipalType, Resource, ResourceId, Right, Scope,
};

/// A principal or a scope.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Reference {
    /// What it is: `user_assigned_identity`, `group`, `storage`, `container`, `resource_group`.
    pub kind: String,
    /// What the blueprint calls it: `identities/training`, `principals/scientists`, `storage/lake/raw`, `workspace`. The resource id of
    /// what it does not name; SUBSCRIPTION and GROUP stand there for what it does not say. With `kind` it is unique.
    pub id: String,
    /// Its name in Azure, where that is known at build: for the identity that Azure makes of a resource, the name of the resource.
    pub azure_name: Option<String>,
    /// Otherwise the ARM expression that makes its name.
    pub azure_name_expression: Option<String>,
    /// Its resource id in Azure, where that is known at build.
    pub azure_id: Option<String>,
    /// Its object id in the directory, where the blueprint gives it; `${param:name}` where the deployment does.
    pub object_id: Option<String>,
}

/// What is granted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoleReference {
    /// The name of a built-in role, a custom role's name in the blueprint, or what is granted in words.
    pub name: String,
    /// What the role is called in Azure; none of what is no role or not in the catalog.
    pub definition_name: Option<String>,
    /// The GUID of its definition, or the formula that makes it; none of what is no role.
    pub definition_id: Option<String>,
}

impl Reference {
    fn plain(kind: &str, id: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            id: id.to_owned(),
            azure_name: None,
            azure_name_expression: None,
            azure_id: None,
            object_id: None,
        }
    }
}

/// A principal of a model. Its kind is that of its identity, or of its object in the directory.
#[must_use]
pub fn principal(model: &Model, principal: Principal) -> Reference {
    let of_resource = |kind: &str, id: ResourceId| {
        let mut found = resource(model, id);
        kind.clone_into(&mut found.kind);
        found
    };
    match principal {
        Principal::UserAssigned(id) => of_resource("user_assigned_identity", id),
        Principal::SystemAssigned(id) => of_resource("system_assigned_identity", id),
        Principal::Kubelet(id) => of_resource("kubelet_identity", id),
        Principal::Directory(index) => {
            let kind = match model.principal_type(principal) {
                PrincipalType::User => "user",
                PrincipalType::Group => "group",
                PrincipalType::ServicePrincipal => "service_principal",
            };
            let id = model.directory.get(index).map(|entry| {
                let section = if entry.declared { "principals" } else { "directory" };
                format!("{section}/{}", entry.logical)
            });
            Reference {
                object_id: identify(model, principal).object_id().map(str::to_owned),
                ..Reference::plain(kind, &id.unwrap_or_default())
            }
        }
        Principal::Outside(outsider) => Reference::plain(
            "outsider",
            match outsider {
                Outsider::Deployer => "deployer",
                Outsider::AccessDeployer => "access_deployer",
                Outsider::FeatureStoreAdmin => "feature_store_administrators",
                Outsider::RegistryAdmin => "registry_administrators",
                Outsider::CosmosDb => "cosmos_db",
            },
        ),
    }
}

/// A scope of a model.
#[must_use]
pub fn scope(model: &Model, scope: Scope) -> Reference {
    match scope {
        Scope::Resource(id) => resource(model, id),
        Scope::Subscription => {
            let subscription = model.deployment.subscription.as_deref();
            Reference {
                azure_id: subscription.map(|id| format!("/subscriptions/{id}")),
                ..Reference::plain("subscription", "subscription")
            }
        }
        Scope::ResourceGroup | Scope::OtherGroup(_) => {
            let place = model.place_of(scope);
            let id = match place {
                Place::Own => "resource_group".to_owned(),
                Place::Elsewhere { .. } => model.shown_group(place),
            };
            let name = match place {
                Place::Own => model.deployment.resource_group.clone(),
                Place::Elsewhere { group, .. } => Some(group.clone()),
            };
            Reference {
                azure_name: name,
                azure_id: naming::known_group(model, place),
                ..Reference::plain("resource_group", &id)
            }
        }
    }
}

/// A resource of a model.
#[must_use]
pub fn resource(model: &Model, id: ResourceId) -> Reference {
    let Some(found) = model.resource(id) else {
        return Reference::plain("", "");
    };
    let name = naming::known_text(model, &found.name);
    Reference {
        azure_name_expression: name.is_none().then(|| naming::expression(model, &found.name)),
        azure_name: name,
        azure_id: naming::known_id(model, found),
        ..Reference::plain(&word(found.kind), &path(model, found))
    }
}

fn word(kind: Kind) -> String {
    format!("{kind:?}").to_snake_case()
}

/// What the blueprint calls a resource, as `rbac.extra` names it.
fn path(model: &Model, resource: &Resource) -> String {
    let logical = resource.logical.as_str();
    let outer = resource.parent.and_then(|parent| model.resource(parent));
    let parent = outer.map(|outer| outer.logical.as_str());
    if let Some(mut parts) = resource.facts.key.parts(logical, parent) {
        if let Some(first) = parts.first_mut() {
            *first = first.rsplit('.').next().unwrap_or(first);
        }
        return parts.join("/");
    }
    match outer {
        // what lies beside the platform has no name in it
        _ if resource.existing && resource.kind != Kind::Container => naming::final_id(model, resource),
        Some(service) if resource.kind == Kind::Container => {
            let account = service.parent.and_then(|account| model.resource(account));
            format!("{}/{logical}", path(model, account.unwrap_or(service)))
        }
        Some(outer) => format!("{}/{}/{logical}", path(model, outer), word(resource.kind)),
        None => format!("{}/{logical}", word(resource.kind)),
    }
}

/// What a right is.
#[must_use]
pub fn role(model: &Model, right: Right) -> RoleReference {
    let custom = model
        .custom_role(right)
        .map(|role| naming::role_name(model, role));
    RoleReference {
        name: model.right_name(right).into_owned(),
        definition_name: custom.or_else(|| right.role().map(|role| role.name.to_owned())),
        definition_id: model
            .role_ref(right)
            .map(|role| naming::final_text(model, &role.id)),
    }
}
