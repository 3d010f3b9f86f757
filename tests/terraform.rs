//! Terraform: a kind of resource has one type, and what that type has to be told.

use std::collections::{BTreeMap, BTreeSet};

use crate::support;

const HEAD: &str = "version: 1\nname: demo\nlocation: westeurope\n";

/// The files of Terraform for a blueprint without its head.
fn built(body: &str) -> BTreeMap<String, String> {
    let compiled = support::compile("terraform.yaml", format!("{HEAD}{body}").as_bytes());
    support::built(compiled.model())
        .into_iter()
        .filter_map(|(path, text)| Some((path.strip_prefix("terraform/")?.to_owned(), text)))
        .collect()
}

/// The type and name of every resource in a file.
fn addresses(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter_map(|line| line.strip_prefix("resource "))
        .map(|line| line.trim_end_matches(" {").to_owned())
        .collect()
}

#[test]
fn a_kind_keeps_its_type_whatever_its_options() {
    let plain = built("");
    let workspace = addresses(&plain["workspace.tf"]);
    assert_eq!(
        workspace,
        BTreeSet::from(["\"azapi_resource\" \"workspace\"".to_owned()])
    );
    for options in [
        "workspace: { enable_data_isolation: true }\n",
        "workspace: { purge_on_destroy: true, hbi_workspace: true }\n",
        "workspace: { kind: hub }\n",
        "workspace: { identity: system_assigned }\n",
        "monitoring: { application_insights: false }\n",
    ] {
        assert_eq!(addresses(&built(options)["workspace.tf"]), workspace, "{options}");
    }
}

#[test]
fn a_workspace_of_every_kind_is_purged_where_that_is_asked_for() {
    let purge = "\n  delete_query_parameters = {\n    forceToPurge = [\"true\"]\n  }\n";
    for kind in ["default", "hub", "feature_store"] {
        let of = |more: &str| {
            let text = format!("workspace: {{ kind: {kind}{more} }}\n");
            built(&text)["workspace.tf"].contains(purge)
        };
        assert!(of(", purge_on_destroy: true"), "{kind}");
        assert!(!of(""), "{kind}");
    }
}

#[test]
fn tags_of_the_service_stay_where_it_makes_some() {
    let connection = |kind: &str| {
        format!(
            "workspace: {{ kind: {kind} }}\nconnections:\n  models: {{ type: azure_ai_services, target: 'https://demo.cognitiveservices.azure.com/' }}\n"
        )
    };
    let ignored = "\n    ignore_changes = [tags]\n";
    assert!(built(&connection("hub"))["workspace.tf"].contains(ignored));
    assert!(!built(&connection("default"))["workspace.tf"].contains(ignored));
    assert!(!built("workspace: { kind: hub }\n")["workspace.tf"].contains(ignored));
}

#[test]
fn azurerm_makes_custom_roles() {
    let files = built(
        "principals:\n  ops: { type: group, object_id: 44444444-4444-4444-8444-444444444445 }\nrbac:\n  roles:\n    - name: Looks\n      \
         description: Looks at all.\n      actions: ['*/read']\n      not_actions: [Microsoft.Storage/storageAccounts/read]\n  extra:\n    \
         - { principal: principals/ops, role: Looks, scope: resource_group, reason: they look }\n",
    );
    let role = r#"  scope              = local.resource_group_id
  description        = "Looks at all."
  assignable_scopes  = [local.resource_group_id]

  permissions {
    actions     = ["*/read"]
    not_actions = ["Microsoft.Storage/storageAccounts/read"]
  }
}
"#;
    let main = &files["main.tf"];
    assert!(
        main.contains("resource \"azurerm_role_definition\" \"looks\" {\n"),
        "{main}"
    );
    assert!(main.contains(role), "{main}");
    let grants = &files["role_assignments.tf"];
    assert!(
        grants.contains("depends_on = [azurerm_role_definition.looks]"),
        "{grants}"
    );
}

#[test]
fn what_is_read_of_services_stands_with_what_reads_it() {
    let group = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-demo/providers";
    let files = built(&format!(
        "resource_group: rg-demo\nsubscription: 00000000-0000-4000-8000-000000000001\nidentities: {{ train: {{}} }}\nconnections:\n  \
         models: {{ type: azure_ai_services, target: {group}/Microsoft.CognitiveServices/accounts/ais-demo }}\ncomputes:\n  cpu:\n    \
         size: Standard_DS3_v2\n    max_instances: 1\n    identity: train\n    uses: [{{ search: {group}/Microsoft.Search/searchServices/srch-demo, access: read }}]\n"
    ));
    assert!(files["datastores.tf"].contains("check \"ais_demo_ai_services_settings\""));
    assert!(files["role_assignments.tf"].contains("check \"srch_demo_search_settings\""));
    for gone in ["services.tf", "data.tf"] {
        assert!(!files.contains_key(gone), "{gone}");
    }
}

#[test]
fn datastores_wait_for_the_grants_of_the_workspace_on_itself() {
    let files =
        built("datastores:\n  images: { type: azure_blob, container: images }\nstorage: { default: {} }\n");
    let waits = "\n  depends_on = [azurerm_role_assignment.workspace_after_workspace]\n";
    assert!(
        files["datastores.tf"].contains(waits),
        "{}",
        files["datastores.tf"]
    );
}

#[test]
fn only_endpoints_ask_for_a_newer_terraform() {
    let asks = |body: &str| built(body)["terraform.tf"].contains("required_version = \">= 1.11, < 2.0\"");
    assert!(!asks(""));
    assert!(asks("endpoints:\n  rank: { type: online }\n"));
    assert!(asks(
        "computes:\n  cpu: { size: Standard_DS3_v2, max_instances: 1 }\nendpoints:\n  nightly: { type: batch, compute: cpu }\n",
    ));
}
