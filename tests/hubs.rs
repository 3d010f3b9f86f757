//! Hubs and projects: where projects are made and by whom, and files on the account that they share.

use amlgen::diag::{Code, Severity};
use amlgen::model::{AssignedBy, Expr, Model};

use crate::support;

const SUBSCRIPTION: &str = "00000000-0000-0000-0000-000000000001";

const CREATORS: &str = "principals: { leads: { type: group, object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab, persona: project_creator } }\n";

fn hub(workspace: &str, more: &str) -> Model {
    let text = format!(
        "version: 1\nname: demo\nlocation: westeurope\nsubscription: {SUBSCRIPTION}\nresource_group: rg-demo\n\
         workspace: {{ kind: hub, {workspace} }}\n{more}"
    );
    support::compile("demo.yaml", text.as_bytes()).model().clone()
}

/// Where projects are made.
fn default_group(model: &Model) -> Option<Expr> {
    let workspace = model.resource(model.platform.workspace).unwrap();
    let config = workspace.properties.get("workspaceHubConfig")?.as_object()?;
    config.get("defaultWorkspaceResourceGroup").cloned()
}

fn roles_by<'m>(model: &'m Model, rule: &str) -> Vec<(AssignedBy, std::borrow::Cow<'m, str>)> {
    let found = model.role_assignments.iter().filter(|one| one.is_by_rule(rule));
    found
        .map(|one| (one.assigned_by, model.right_name(one.right)))
        .collect()
}

#[test]
fn projects_are_made_in_the_hubs_group_where_somebody_makes_some() {
    let system = "identity: system_assigned";
    assert_eq!(default_group(&hub(system, "")), None);
    assert_eq!(default_group(&hub(system, CREATORS)), Some(Expr::ResourceGroupId));
}

#[test]
fn a_default_group_is_a_name_or_an_id() {
    let of = |group: &str| {
        let workspace = format!("identity: system_assigned, default_resource_group: {group}");
        default_group(&hub(&workspace, "")).unwrap()
    };
    let other = "11111111-1111-1111-1111-111111111111";
    assert_eq!(of("RG-demo"), Expr::ResourceGroupId);
    assert_eq!(
        of(&format!("/subscriptions/{SUBSCRIPTION}/resourceGroups/rg-Demo")),
        Expr::ResourceGroupId
    );
    assert_eq!(of("rg-other"), Expr::OtherResourceGroupId("rg-other".to_owned()));
    let id = format!("/subscriptions/{other}/resourceGroups/rg-demo");
    assert_eq!(of(&id), Expr::Text(id.clone()));
}

#[test]
fn who_makes_projects_is_told_of_other_groups() {
    let model = hub("identity: system_assigned", CREATORS);
    assert_eq!(
        roles_by(&model, "HUB-HUM-01"),
        [(AssignedBy::Template, "Azure AI Developer".into())]
    );
    let [(by, words)] = roles_by(&model, "HUB-HUM-05").try_into().unwrap();
    assert_eq!(by, AssignedBy::Person);
    assert!(words.contains("workspaces/write"), "{words}");
}

#[test]
fn the_identity_of_a_hub_keeps_files_unless_privileges_are_least() {
    let files = |more: &str| roles_by(&hub("identity: own", more), "WS-UAI-STORAGE-03").len();
    let own = "identities: { own: {} }\n";
    assert_eq!(files(own), 1);
    assert_eq!(files(&format!("{own}rbac: {{ profile: least_privilege }}\n")), 0);
    let switched = "rbac: { profile: least_privilege, rules: { WS-UAI-STORAGE-03: { enabled: true } } }\n";
    assert_eq!(files(&format!("{own}{switched}")), 1);
    assert!(roles_by(&hub("identity: system_assigned", ""), "WS-UAI-STORAGE-03").is_empty());
}

#[test]
fn the_shared_account_is_not_granted_to_the_system_identity_again() {
    let grants = |identity: &str, uses: &str| -> Vec<(AssignedBy, String, String)> {
        let model = hub(
            &format!("identity: {identity}, uses: [{uses}]"),
            "identities: { own: {} }\n",
        );
        let all = model.role_assignments.iter();
        all.map(|one| {
            let role = model.right_name(one.right).into_owned();
            (one.assigned_by, role, model.scope_display(one.scope))
        })
        .collect()
    };
    for uses in ["{ storage: default }", "{ storage: default, access: write }"] {
        assert_eq!(
            grants("system_assigned", uses),
            grants("system_assigned", ""),
            "{uses}"
        );
    }
    let read = (
        AssignedBy::Template,
        "Storage Blob Data Reader".to_owned(),
        "storage account `default`".to_owned(),
    );
    assert!(!grants("system_assigned", "{ storage: default }").contains(&read));
    let model = hub(
        "identity: own, uses: [{ storage: default }]",
        "identities: { own: {} }\n",
    );
    assert_eq!(roles_by(&model, "WS-UAI-DATA-01").len(), 1);
}

#[test]
fn closed_stores_of_a_hub_are_told_and_those_of_a_workspace_are_warned_about() {
    let hub = support::text("blueprints/hub-private.yaml");
    let finding = |text: &str| {
        let compiled = support::compile("hub.yaml", text.as_bytes());
        let mut found = compiled.diags.iter();
        found
            .find(|one| one.code == Code::NO_IMAGE_BUILDS)
            .map(|one| one.severity)
    };
    assert_eq!(finding(&hub), Some(Severity::Information));
    let workspace = hub
        .replace("  kind: hub\n", "")
        .replace("persona: project_creator", "persona: data_scientist");
    assert_eq!(finding(&workspace), Some(Severity::Warning));
    let open = workspace.replace("    dns_zones:\n", "    resources: [workspace]\n    dns_zones:\n");
    assert_eq!(finding(&open), None, "{open}");
}
