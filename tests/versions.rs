//! The API version of each resource: the newest one, that of the cloud, or what the blueprint sets.

use std::collections::BTreeMap;

use amlgen::diag::Code;
use amlgen::model::Model;

use crate::support;

/// The versions of everything that is made, by kind and logical name.
fn versions(model: &Model) -> BTreeMap<String, String> {
    model
        .made()
        .map(|resource| (resource.display(), resource.resource_type.api_version.to_string()))
        .collect()
}

fn compiled(name: &str, more: &str) -> support::Compiled {
    let text = support::text(&format!("tests/data/{name}.yaml"));
    support::compile("versions.yaml", format!("{text}\n{more}").as_bytes())
}

#[test]
fn other_clouds_have_older_versions_which_a_newer_property_raises() {
    for cloud in ["beyond/china", "beyond/us-government"] {
        let compiled = compiled(cloud, "");
        let versions = versions(compiled.model());
        for (resource, version) in [
            ("workspace", "2025-06-01"),
            ("cluster `cpu`", "2025-06-01"),
            ("compute instance `desk`", "2025-12-01"),
            ("container registry", "2025-04-01"),
            ("container registry `strict`", "2025-11-01"),
            ("storage account `default`", "2025-06-01"),
            ("key vault `notes`", "2025-05-01"),
            ("Log Analytics workspace", "2025-02-01"),
            ("identity `training`", "2024-11-30"),
        ] {
            assert_eq!(versions[resource], version, "{cloud}: {resource}");
        }
        let built = support::built(compiled.model());
        assert!(built["arm/main.json"].contains("AbacRepositoryPermissions"));
        assert!(!built["arm/main.json"].contains("LegacyRegistryPermissions"));
        assert!(built["terraform/registry.tf"].contains("\"LegacyRegistryPermissions\""));
    }
}

#[test]
fn the_blueprint_sets_versions_over_those_of_the_cloud_and_of_the_catalog() {
    let set = "api_versions: { Microsoft.storage/storageaccounts: 2025-01-01 }";
    for cloud in ["beyond/china", "scopes"] {
        let compiled = compiled(cloud, set);
        let versions = versions(compiled.model());
        assert_eq!(versions["storage account `default`"], "2025-01-01");
        assert_ne!(versions["blob service `default`"], "2025-01-01");
    }
}

#[test]
fn a_newer_version_is_told_of_where_azapi_reads_or_makes_the_type() {
    let told = |version: &str, rest: &str| {
        let text =
            format!("version: 1\nname: demo\nlocation: westeurope\napi_versions: {{ {version} }}\n{rest}");
        let compiled = support::compile("versions.yaml", text.as_bytes());
        assert!(!compiled.diags.has_errors(), "{}", compiled.findings());
        compiled
            .diags
            .iter()
            .any(|finding| finding.code == Code::NEWER_VERSION)
    };
    let storage = "Microsoft.Storage/storageAccounts: 2030-01-01";
    let workspace = "Microsoft.MachineLearningServices/workspaces: 2030-01-01";
    let identity = "Microsoft.ManagedIdentity/userAssignedIdentities: 2030-01-01";
    assert!(told(workspace, ""));
    assert!(!told(workspace, "targets: [arm, bicep]\n"));
    assert!(!told(storage, ""));
    assert!(told(
        storage,
        "storage: { lake: { existing: { name: stlake } } }\n"
    ));
    assert!(!told(
        identity,
        "identities: { own: { existing: { name: id-own } } }\nworkspace: { identity: own }\n"
    ));
    assert!(!told(
        "Microsoft.MachineLearningServices/workspaces/onlineEndpoints: 2030-01-01",
        ""
    ));
    assert!(!told("Microsoft.Authorization/roleAssignments: 2030-01-01", ""));
}
