//! The sovereign clouds: nothing of the public one reaches what is built for them.

use amlgen::model::Model;

use crate::support;

fn of_cloud(name: &str) -> Model {
    let text = support::text(&format!("tests/data/beyond/{name}.yaml"));
    support::compile(name, text.as_bytes()).model().clone()
}

/// Hosts of the public cloud, which the others have under other names.
const PUBLIC: &[&str] = &[
    "core.windows.net",
    "vault.azure.net",
    "management.azure.com",
    "login.microsoftonline.com",
    "portal.azure.com",
    "ml.azure.com",
    "azurecr.io",
];

#[test]
fn what_is_built_for_another_cloud_names_no_host_of_the_public_one() {
    for (name, environment, region) in [
        ("china", "china", "chinaeast2"),
        ("us-government", "usgovernment", "usgovvirginia"),
    ] {
        let built = support::built(&of_cloud(name));
        for (file, text) in &built {
            // The schema of a template is the same everywhere.
            for line in text.lines().filter(|line| !line.contains("\"$schema\"")) {
                for host in PUBLIC {
                    assert!(!line.contains(host), "{name}, {file}: {line}");
                }
            }
        }
        let providers = &built["terraform/providers.tf"];
        let blocks = providers.matches(&format!("= \"{environment}\"")).count();
        assert_eq!(blocks, 2, "azurerm and azapi:\n{providers}");
        assert!(built["arm/main.parameters.json"].contains(region), "{name}");
    }
}
