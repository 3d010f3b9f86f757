//! No output leaves a key on: what each kind says of keys, in the words of ARM and in those of azurerm.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Deployed, all};

/// What a kind says of keys.
struct Says {
    /// Its type in ARM.
    kind: &'static str,
    /// Where ARM, Bicep and azapi say it, as a JSON pointer.
    arm: &'static str,
    /// Any of these, as JSON.
    values: &'static str,
    /// The attribute of azurerm and its value, where azurerm makes the kind.
    azurerm: Option<(&'static str, bool)>,
}

const fn says(
    kind: &'static str,
    arm: &'static str,
    values: &'static str,
    azurerm: Option<(&'static str, bool)>,
) -> Says {
    Says {
        kind,
        arm,
        values,
        azurerm,
    }
}

const ACCOUNT: &str = "Microsoft.Storage/storageAccounts";
const REGISTRY: &str = "Microsoft.ContainerRegistry/registries";
const VAULT: &str = "Microsoft.KeyVault/vaults";
const INSIGHTS: &str = "Microsoft.Insights/components";
const LOGS: &str = "Microsoft.OperationalInsights/workspaces";
const WORKSPACE: &str = "Microsoft.MachineLearningServices/workspaces";
const COMPUTE: &str = "Microsoft.MachineLearningServices/workspaces/computes";
const ONLINE: &str = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";
const BATCH: &str = "Microsoft.MachineLearningServices/workspaces/batchEndpoints";
const DATASTORE: &str = "Microsoft.MachineLearningServices/workspaces/datastores";
const CONNECTION: &str = "Microsoft.MachineLearningServices/workspaces/connections";

#[rustfmt::skip]
const SAID: &[Says] = &[
    says(ACCOUNT, "/properties/allowSharedKeyAccess", "[false]", Some(("shared_access_key_enabled", false))),
    says(ACCOUNT, "/properties/isLocalUserEnabled", "[false]", Some(("local_user_enabled", false))),
    says(ACCOUNT, "/properties/allowBlobPublicAccess", "[false]", Some(("allow_nested_items_to_be_public", false))),
    says(ACCOUNT, "/properties/defaultToOAuthAuthentication", "[true]", Some(("default_to_oauth_authentication", true))),
    says(REGISTRY, "/properties/adminUserEnabled", "[false]", Some(("admin_enabled", false))),
    says(REGISTRY, "/properties/anonymousPullEnabled", "[false]", Some(("anonymous_pull_enabled", false))),
    says(VAULT, "/properties/enableRbacAuthorization", "[true]", Some(("rbac_authorization_enabled", true))),
    says(INSIGHTS, "/properties/DisableLocalAuth", "[true]", Some(("local_authentication_enabled", false))),
    says(LOGS, "/properties/features/disableLocalAuth", "[true]", Some(("local_authentication_enabled", false))),
    says(WORKSPACE, "/properties/systemDatastoresAuthMode", "[\"Identity\"]", None),
    says(COMPUTE, "/properties/disableLocalAuth", "[true]", None),
    // AMLToken is a token too, of the service's own.
    says(ONLINE, "/properties/authMode", "[\"AADToken\", \"AMLToken\"]", None),
    says(BATCH, "/properties/authMode", "[\"AADToken\"]", None),
    says(DATASTORE, "/properties/credentials/credentialsType", "[\"None\"]", None),
    says(CONNECTION, "/properties/authType", "[\"AAD\", \"ManagedIdentity\", \"None\"]", None),
];

/// What blueprints ask for themselves, by what the id holds: vaults with access policies, and telemetry that takes keys.
const ASKED: &[(&str, &str)] = &[
    ("blueprints/access-policies", "vaults/kvcabinet"),
    ("tests/data/beyond/china", "vaults/kvchinanotes"),
    ("tests/data/beyond/us-government", "vaults/kvusnotes"),
    ("tests/data/beyond/existing-policies", "vaults/"),
    ("tests/data/key-in-policy-vault", "vaults/"),
    ("tests/data/uses-abac-user", "vaults/"),
    ("tests/data/beyond/worked-c-system", "components/"),
    ("tests/data/beyond/worked-c-user", "components/"),
];

#[test]
fn no_target_leaves_a_key_on() {
    let mut open = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut asked: BTreeSet<&(&str, &str)> = BTreeSet::new();
    for Deployed { name, made, .. } in all() {
        for (target, made) in made {
            for (declaration, declared) in &made.declared {
                let Some((kind, id)) = declared.resource.as_ref().filter(|_| !declared.body.is_null()) else {
                    continue;
                };
                for (says, at) in SAID.iter().zip(0..).filter(|(says, _)| says.kind == kind) {
                    let found = match says.azurerm {
                        Some((key, value)) if declared.azurerm => declared.body[key] == value,
                        _ => {
                            let value = declared.body.pointer(says.arm).unwrap_or(&Value::Null);
                            let values: Vec<Value> = serde_json::from_str(says.values).unwrap();
                            values.contains(value)
                        }
                    };
                    let exception = ASKED
                        .iter()
                        .find(|(blueprint, part)| name.starts_with(blueprint) && id.contains(part));
                    if !found && exception.is_some() {
                        asked.extend(exception);
                    } else if !found {
                        open.insert(format!("{name}, {target:?}: {declaration}: {}", says.arm));
                    }
                    seen.insert((target, at));
                }
            }
        }
    }
    assert!(open.is_empty(), "{open:#?}");
    assert_eq!(asked.len(), ASKED.len());
    assert_eq!(seen.len(), 3 * SAID.len(), "{seen:?}");
}

#[test]
fn a_port_for_ssh_is_closed_on_what_has_one() {
    let (mut clusters, mut instances) = (0, 0);
    for Deployed { name, made, .. } in all() {
        for (target, made) in made {
            for declared in made.declared.values() {
                let properties = &declared.body["properties"];
                let (count, port) = match properties["computeType"].as_str() {
                    Some("AmlCompute") => (&mut clusters, "/properties/remoteLoginPortPublicAccess"),
                    Some("ComputeInstance") => (&mut instances, "/properties/sshSettings/sshPublicAccess"),
                    _ => continue,
                };
                assert_eq!(
                    properties.pointer(port),
                    Some(&json!("Disabled")),
                    "{name}, {target:?}"
                );
                *count += 1;
            }
        }
    }
    assert!(clusters > 0 && instances > 0);
}
