//! Keys of other tools, and keys that newcomers expect: what a blueprint has in their place.

/// A key that is said elsewhere in a blueprint, or not at all.
struct Elsewhere {
    key: &'static str,
    /// A key of the mappings that this is about, if not about all.
    among: Option<&'static str>,
    cause: &'static str,
    help: &'static str,
}

const fn anywhere(key: &'static str, cause: &'static str, help: &'static str) -> Elsewhere {
    Elsewhere {
        key,
        among: None,
        cause,
        help,
    }
}

const fn among(known: &'static str, key: &'static str, cause: &'static str, help: &'static str) -> Elsewhere {
    Elsewhere {
        among: Some(known),
        ..anywhere(key, cause, help)
    }
}

const DEPLOYMENTS: &str = "deployments of endpoints change with the models, not with the platform";
const WORK: &str = "it changes with every commit of a data science team, not with the platform";
const ONE_TARGET: &str = "a connection has one `target`";
const FREE_TEXT: &str = "what callers of a connection need to know is free text";
const DERIVED: &str = "roles are derived from what someone does";
const OF_A_PRINCIPAL: &str = "write `persona`, `can` or `uses`, or ask for the role under `rbac.extra`";
const OF_A_CONSUMER: &str = "write `uses`, or ask for the role under `rbac.extra`";
const OF_THE_BLUEPRINT: &str =
    "write `principals` with a `persona`, or ask for single roles under `rbac.extra`";

const ELSEWHERE: &[Elsewhere] = &[
    among(
        "name",
        "location",
        "everything is in the blueprint's region",
        "remove it: `location` stands at the top",
    ),
    among(
        "name",
        "resource_group",
        "everything is in one resource group",
        "remove it: `resource_group` stands at the top",
    ),
    anywhere(
        "storage_account",
        "the workspace's own account has a section",
        "write `storage: { default: { existing: <id> } }` at the top",
    ),
    anywhere(
        "container_registry",
        "the workspace's registry has a section",
        "write `registry: { existing: <id> }` at the top",
    ),
    anywhere(
        "key_vault",
        "the workspace's vault has a section",
        "write `key_vault: { existing: <id> }` at the top",
    ),
    anywhere(
        "application_insights",
        "monitoring has a section",
        "write `monitoring: { application_insights: { existing: <id> } }` at the top",
    ),
    anywhere(
        "managed_network",
        "the network has a section",
        "write `network: { mode: managed }` at the top",
    ),
    anywhere("traffic", DEPLOYMENTS, "remove it"),
    anywhere("mirror_traffic", DEPLOYMENTS, "remove it"),
    anywhere("defaults", DEPLOYMENTS, "remove it"),
    anywhere(
        "deployments",
        DEPLOYMENTS,
        "remove it: `az ml online-deployment create` and `az ml batch-deployment create` make them",
    ),
    anywhere("jobs", WORK, "remove it: `az ml job create` submits them"),
    anywhere("models", WORK, "remove it: `az ml model create` registers them"),
    anywhere(
        "components",
        WORK,
        "remove it: `az ml component create` makes them",
    ),
    anywhere("data_assets", WORK, "remove it: `az ml data create` makes them"),
    among(
        "target",
        "account_name",
        ONE_TARGET,
        "write `target: <account>/<container>`",
    ),
    among(
        "target",
        "container_name",
        ONE_TARGET,
        "write `target: <account>/<container>`, or `container` beside an account",
    ),
    among(
        "target",
        "open_ai_resource_id",
        "a connection has one `target`, which may be an id",
        "write `target: <id>`, or `resource: <id>` beside a URL",
    ),
    among(
        "target",
        "ai_services_resource_id",
        "a connection has one `target`, which may be an id",
        "write `target: <id>`, or `resource: <id>` beside a URL",
    ),
    among(
        "target",
        "api_version",
        FREE_TEXT,
        "write `metadata: { ApiVersion: … }`",
    ),
    among(
        "target",
        "api_type",
        FREE_TEXT,
        "write `metadata: { ApiType: … }`",
    ),
    among(
        "hbi_workspace",
        "allow_roleassignment_on_rg",
        "no stable version of the service has it, and every role assignment is derived and written by the template (C-13)",
        "remove it, whatever it says",
    ),
    among("persona", "role", DERIVED, OF_A_PRINCIPAL),
    among("persona", "roles", DERIVED, OF_A_PRINCIPAL),
    among("persona", "role_assignments", DERIVED, OF_A_PRINCIPAL),
    among("uses", "role", DERIVED, OF_A_CONSUMER),
    among("uses", "roles", DERIVED, OF_A_CONSUMER),
    among("uses", "role_assignments", DERIVED, OF_A_CONSUMER),
    among("principals", "roles", DERIVED, OF_THE_BLUEPRINT),
    among("principals", "role_assignments", DERIVED, OF_THE_BLUEPRINT),
];

/// Keys of `az ml`, Terraform and Azure with the blueprint's keys of the same meaning.
const SPELLED: &[(&str, &str)] = &[
    ("vm_size", "size"),
    ("min_node_count", "min_instances"),
    ("max_node_count", "max_instances"),
    ("min_nodes", "min_instances"),
    ("max_nodes", "max_instances"),
    ("node_count", "max_instances"),
    ("idle_seconds_before_scaledown", "idle_time_before_scale_down"),
    ("node_idle_time_before_scale_down", "idle_time_before_scale_down"),
    ("priority", "tier"),
    ("vm_priority", "tier"),
    ("id", "object_id"),
    ("principal_id", "object_id"),
    ("group_id", "object_id"),
    ("principal_type", "type"),
    ("personas", "persona"),
    ("region", "location"),
    ("subscription_id", "subscription"),
    ("tenant_id", "tenant"),
    ("groups", "principals"),
    ("users", "principals"),
    ("people", "principals"),
    ("compute_clusters", "computes"),
    ("storage_accounts", "storage"),
    ("is_hns_enabled", "hierarchical_namespace"),
    ("hns", "hierarchical_namespace"),
    ("account", "storage"),
    ("retention_in_days", "retention_days"),
];

/// Why a key has no place in the mapping that has the keys `known`, and what to do.
pub(super) fn find(key: &str, known: &[&str]) -> Option<(&'static str, &'static str)> {
    ELSEWHERE
        .iter()
        .find(|entry| entry.key == key && entry.among.is_none_or(|among| known.contains(&among)))
        .map(|entry| (entry.cause, entry.help))
}

/// The key that another tool spells so, among `known`.
pub(super) fn spelled(key: &str, known: &[&'static str]) -> Option<&'static str> {
    SPELLED
        .iter()
        .filter(|(theirs, _)| *theirs == key)
        .find_map(|(_, ours)| known.iter().copied().find(|key| key == ours))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_depend_on_where_a_key_stands() {
        let help = |key, known: &[&str]| find(key, known).map(|(_, help)| help);
        assert_eq!(help("role", &["type", "persona", "uses"]), Some(OF_A_PRINCIPAL));
        assert_eq!(help("role", &["type", "uses"]), Some(OF_A_CONSUMER));
        assert_eq!(help("role", &["type"]), None);
        assert_eq!(help("account_name", &["sku"]), None);
        for entry in ELSEWHERE {
            assert!(
                !entry.cause.ends_with('.') && !entry.help.ends_with('.'),
                "{}",
                entry.key
            );
        }
    }

    #[test]
    fn other_spellings_are_of_keys_that_are_there() {
        assert_eq!(spelled("vm_size", &["name", "size"]), Some("size"));
        assert_eq!(spelled("vm_size", &["name"]), None);
    }
}
