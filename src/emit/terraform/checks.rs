//! Checks of what cannot be seen at build: switches of resources that exist already.

use super::address::Referent;
use super::hcl::{Body, Hcl, Item, Piece};
use super::value::Values;
use crate::emit::bug::Bug;
use crate::model::{AccessModel, Kind, Resource};

/// What an existing resource has to answer.
struct Asserted {
    /// Paths below `properties` that are read.
    paths: &'static [&'static str],
    asserts: &'static [Assert],
}

/// An expression that holds where all is well. What is not there counts as a switch on the wrong side.
struct Assert {
    /// `{}` stands for the properties.
    condition: &'static str,
    /// Ends where the id of the resource is added, mostly to a command.
    message: &'static str,
}

const STORAGE: Asserted = Asserted {
    paths: &["allowSharedKeyAccess"],
    asserts: &[Assert {
        condition: "try({}.allowSharedKeyAccess == false, false)",
        message: "Shared keys of this storage account are on. Switch them off: az storage account update --allow-shared-key-access false --ids",
    }],
};

const NO_ADMIN: Assert = Assert {
    condition: "try({}.adminUserEnabled == false, false)",
    message: "The admin user of this registry is on. Switch it off: az resource update --set properties.adminUserEnabled=false --ids",
};

const LEGACY_REGISTRY: Asserted = Asserted {
    paths: &["adminUserEnabled", "roleAssignmentMode"],
    asserts: &[
        NO_ADMIN,
        Assert {
            condition: "try({}.roleAssignmentMode == \"LegacyRegistryPermissions\", false)",
            message: "This registry honours repository roles only, so AcrPull and AcrPush count for nothing. Write role_assignment_mode: abac in the blueprint, and look: az resource show --query properties.roleAssignmentMode --ids",
        },
    ],
};

const ABAC_REGISTRY: Asserted = Asserted {
    asserts: &[
        NO_ADMIN,
        Assert {
            condition: "try({}.roleAssignmentMode == \"AbacRepositoryPermissions\", false)",
            message: "This registry does not honour repository roles. Write role_assignment_mode: legacy in the blueprint, and look: az resource show --query properties.roleAssignmentMode --ids",
        },
    ],
    ..LEGACY_REGISTRY
};

const ROLES_DECIDE: Assert = Assert {
    condition: "try({}.enableRbacAuthorization == true, false)",
    message: "Access policies decide about this vault, so roles on it count for nothing. Write permission_model: access_policies in the blueprint, and look: az resource show --query properties.enableRbacAuthorization --ids",
};

const POLICIES_DECIDE: Assert = Assert {
    condition: "try({}.enableRbacAuthorization != true, true)",
    message: "Role assignments decide about this vault, so its access policies count for nothing. Write permission_model: rbac in the blueprint, and look: az resource show --query properties.enableRbacAuthorization --ids",
};

const PURGE_PROTECTION: Assert = Assert {
    condition: "try({}.enablePurgeProtection == true, false)",
    message: "This vault has no purge protection, so Azure refuses it for a customer-managed key. Switch it on: az resource update --set properties.enablePurgeProtection=true --ids",
};

const VAULT_WITH_ROLES: Asserted = Asserted {
    paths: &["enableRbacAuthorization"],
    asserts: &[ROLES_DECIDE],
};

const VAULT_WITH_POLICIES: Asserted = Asserted {
    asserts: &[POLICIES_DECIDE],
    ..VAULT_WITH_ROLES
};

const VAULT_OF_KEY_WITH_ROLES: Asserted = Asserted {
    paths: &["enablePurgeProtection", "enableRbacAuthorization"],
    asserts: &[ROLES_DECIDE, PURGE_PROTECTION],
};

const VAULT_OF_KEY_WITH_POLICIES: Asserted = Asserted {
    asserts: &[POLICIES_DECIDE, PURGE_PROTECTION],
    ..VAULT_OF_KEY_WITH_ROLES
};

const AI_SERVICES: Asserted = Asserted {
    paths: &["customSubDomainName", "disableLocalAuth"],
    asserts: &[
        Assert {
            condition: "try({}.disableLocalAuth == true, false)",
            message: "Keys of this AI services account are on. Switch them off: az resource update --set properties.disableLocalAuth=true --ids",
        },
        Assert {
            condition: "try(length({}.customSubDomainName) > 0, false)",
            message: "This AI services account has no custom subdomain, so it takes no token of Microsoft Entra ID. Look: az resource show --query properties.customSubDomainName --ids",
        },
    ],
};

const SEARCH: Asserted = Asserted {
    paths: &["authOptions", "disableLocalAuth"],
    asserts: &[Assert {
        condition: "try({}.disableLocalAuth == true, false) || try({}.authOptions.aadOrApiKey != null, false)",
        message: "This search service takes keys alone, so every role on it is without effect. Let it take tokens alone: az resource update --set properties.disableLocalAuth=true --ids",
    }],
};

const WORKSPACE: Asserted = Asserted {
    paths: &["systemDatastoresAuthMode"],
    asserts: &[Assert {
        condition: "try(lower({}.systemDatastoresAuthMode) == \"identity\", false)",
        message: "This workspace reaches its own stores with keys. Switch it over with az ml workspace update --system-datastores-auth-mode identity:",
    }],
};

/// What is asserted of a kind of resource, of which the blueprint says how access to it is decided, and whether it is a vault that
/// holds a customer-managed key.
fn asserted(resource: &Resource, holds_key: bool) -> Option<&'static Asserted> {
    match (resource.kind, resource.access) {
        (Kind::Storage, _) => Some(&STORAGE),
        (Kind::Registry, AccessModel::RepositoryRoles) => Some(&ABAC_REGISTRY),
        (Kind::Registry, _) => Some(&LEGACY_REGISTRY),
        (Kind::KeyVault, AccessModel::AccessPolicies) if holds_key => Some(&VAULT_OF_KEY_WITH_POLICIES),
        (Kind::KeyVault, _) if holds_key => Some(&VAULT_OF_KEY_WITH_ROLES),
        (Kind::KeyVault, AccessModel::AccessPolicies) => Some(&VAULT_WITH_POLICIES),
        (Kind::KeyVault, _) => Some(&VAULT_WITH_ROLES),
        (Kind::AiServices, _) => Some(&AI_SERVICES),
        (Kind::Search, _) => Some(&SEARCH),
        (Kind::Workspace, _) => Some(&WORKSPACE),
        _ => None,
    }
}

/// The checks of a model's existing resources, each with its resource. Grants that are deployed apart see every
/// resource as existing; they have no outputs, and check nothing.
pub(super) fn bodies<'m>(values: &Values<'m>) -> Result<Vec<(&'m Resource, Body)>, Bug> {
    let model = values.model;
    let mut found = Vec::new();
    if model.outputs.is_empty() {
        return Ok(found);
    }
    let vaults_of_keys = model.vaults_of_keys();
    for resource in model.resources.iter().filter(|resource| resource.existing) {
        if let Some(asserted) = asserted(resource, vaults_of_keys.contains(&resource.id)) {
            let bodies = bodies_of(values, resource, asserted)?;
            found.extend(bodies.map(|body| (resource, body)));
        }
    }
    Ok(found)
}

/// The name of the resource's data source, which is unique among those of its type.
fn local_name<'v>(values: &'v Values<'_>, resource: &Resource) -> Result<&'v str, Bug> {
    match values.addresses.referent(resource.id) {
        Some(Referent::Existing { data, .. }) => Ok(&data.name),
        Some(Referent::Block(_) | Referent::Inside) | None => Err(Bug::new(format!(
            "{} has no data source to check",
            resource.display()
        ))),
    }
}

/// What reads the switches, and what checks them.
fn bodies_of(values: &Values<'_>, resource: &Resource, asserted: &Asserted) -> Result<[Body; 2], Bug> {
    let name = format!("{}_settings", local_name(values, resource)?);
    let kind = &resource.resource_type;
    let paths = asserted
        .paths
        .iter()
        .map(|path| Hcl::text(format!("properties.{path}")));
    let data = vec![
        Item::attribute("type", Hcl::text(kind.to_string())),
        Item::attribute("resource_id", values.id(resource.id)),
        Item::Blank,
        Item::attribute("response_export_values", Hcl::Array(paths.collect())),
    ];
    let properties = format!("data.azapi_resource.{name}.output.properties");
    let asserts = asserted.asserts.iter().map(|assert| {
        let items = vec![
            Item::attribute(
                "condition",
                Hcl::reference(assert.condition.replace("{}", &properties)),
            ),
            Item::attribute(
                "error_message",
                Hcl::Text(vec![
                    Piece::Literal(format!("{} ", assert.message)),
                    Piece::Hole(values.id(resource.id)),
                ]),
            ),
        ];
        Item::block("assert", &[], items)
    });
    Ok([
        Body(vec![Item::block("data", &["azapi_resource", &name], data)]),
        Body(vec![Item::block("check", &[&name], asserts.collect())]),
    ])
}
