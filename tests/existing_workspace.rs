//! A workspace that exists: nothing of it is written, and what is made in it waits for what its identity gets.

use crate::support;
use amlgen::diag::Code;
use amlgen::emit::TARGETS;
use amlgen::model::{AssignedBy, Kind, Model, Principal, RoleAssignment, Stage, TargetName};

const START: &str = "
version: 1
name: forecast
location: westeurope
subscription: 4e0b7d62-8a1f-4c35-9d70-b2f6a8135c9e
resource_group: rg-forecast
storage:
  default: { existing: { name: stforecast } }
  lake: { hierarchical_namespace: true }
registry: { existing: { name: crforecast } }
";

fn model(rest: &str) -> Model {
    support::compile("forecast.yaml", format!("{START}{rest}").as_bytes())
        .model()
        .clone()
}

/// What the template gives to the workspace's system-assigned identity.
fn of_itself(model: &Model) -> Vec<&RoleAssignment> {
    let itself = Principal::SystemAssigned(model.platform.workspace);
    let grants = model.role_assignments.iter();
    grants
        .filter(|grant| grant.assigned_by == AssignedBy::Template && grant.principal == itself)
        .collect()
}

#[test]
fn no_target_makes_the_workspace_or_reads_it_without_need() {
    let model = model(
        "workspace: { existing: { name: mlw-forecast } }\ncomputes: { cpu: { size: Standard_DS3_v2, max_instances: 2 } }\n",
    );
    assert!(of_itself(&model).is_empty());
    for target in TARGETS {
        let files = target.emit(&model).unwrap().files;
        let all: String = files.iter().map(|file| file.text.as_str()).collect();
        assert!(
            !all.contains("systemDatastoresAuthMode\":"),
            "{:?}",
            target.name()
        );
        assert!(!all.contains("identity.principalId"), "{:?}", target.name());
    }
}

#[test]
fn an_outbound_rule_waits_until_the_workspace_may_approve_its_endpoint() {
    let model = model(
        "
workspace: { existing: { name: mlw-forecast } }
network:
  mode: managed
  isolation_mode: allow_only_approved_outbound
  outbound_rules:
    lake: { type: private_endpoint, target: storage/lake, subresource: dfs }
",
    );
    let approves = of_itself(&model);
    assert_eq!(approves.len(), 1);
    assert!(approves[0].is_by_rule("WS-SAI-APPROVE-01"));
    assert_eq!(approves[0].stage, Stage::BeforeWorkspace);
    let rule = model.made().find(|resource| resource.kind == Kind::OutboundRule);
    let waits = &rule.unwrap().waits.assignments;
    assert!(std::ptr::eq(
        &raw const model.role_assignments[waits[0]],
        approves[0]
    ));
}

#[test]
fn its_principal_is_read_where_something_is_given_to_it() {
    let model = model(
        "
workspace: { existing: { name: mlw-forecast } }
rbac: { extra: [{ principal: workspace, role: Reader, scope: storage/lake, reason: It lists the containers. }] }
",
    );
    assert_eq!(of_itself(&model).len(), 1);
    let reads = |grant: &&RoleAssignment| grant.is_by_rule("DEP-14");
    assert!(model.role_assignments.iter().any(|grant| reads(&grant)));
    let terraform = TARGETS
        .iter()
        .find(|target| target.name() == TargetName::Terraform);
    let files = terraform.unwrap().emit(&model).unwrap().files;
    let all: String = files.iter().map(|file| file.text.as_str()).collect();
    assert!(all.contains("data.azapi_resource.workspace.output.identity.principalId"));
}

#[test]
fn what_is_made_in_it_waits_for_the_grants_of_its_identity() {
    let model = model(
        "
identities: { workspace: { existing: { name: id-forecast } } }
key_vault: { existing: { name: kv-forecast } }
workspace: { existing: { name: mlw-forecast }, identity: workspace }
datastores: { demand: { type: azure_blob, container: demand } }
",
    );
    let store = model
        .made()
        .find(|resource| resource.kind == Kind::Datastore)
        .unwrap();
    let waited = |rule: &str| {
        let mut waits = store.waits.assignments.iter();
        waits.any(|index| model.role_assignments[*index].is_by_rule(rule))
    };
    assert!(waited("WS-UAI-STORAGE-02") && waited("WS-UAI-KV-02"));
    assert!(model.waits_of(model.platform.workspace).is_empty());
}

#[test]
fn parts_elsewhere_are_to_be_looked_at_and_not_moved() {
    let help = |workspace: &str| {
        let text = format!("{START}workspace: {{ {workspace}identity: system_assigned }}\n");
        let text = text.replace(
            "name: stforecast }",
            "name: stforecast, resource_group: rg-data }",
        );
        let compiled = support::compile("forecast.yaml", text.as_bytes());
        let mut found = compiled.diags.iter();
        let found = found.find(|one| one.code == Code::PARTS_ELSEWHERE).unwrap();
        found.help.clone().unwrap()
    };
    assert!(help("existing: { name: mlw-forecast }, ").contains("`rbac.extra`"));
    assert!(help("").contains("`workspace.identity`"));
}
