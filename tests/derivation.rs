//! The derivation by itself: what follows for whom, from uses that a test writes.

use amlgen::derive::derive;
use amlgen::model::Activity::{
    AdministerWorkspace, DataScientist, IdleShutdown, InvokeBatch, ManageComputes, Monitor, OperateWorkspace,
    PromptFlow, PullImages, ReadSecrets, ReadServerless, RunJobs, SeeWorkspace, ServeEndpoint, SparkAccount,
    StoreReadingRuns, StoreRuns, SubmitJobs, WriteSecrets,
};
use amlgen::model::ActorKind::{
    ClusterSystem, ClusterUser, EndpointSystem, EndpointUser, InstanceUser, KubernetesUser, Person,
    WorkspaceAttached, WorkspacePrimary, WorkspaceSystem,
};
use amlgen::model::{
    AccessModel, Activity, ActorKind, AssignedBy, Model, Origin, Principal, Profile, Scope, Switch, Use,
};

use crate::support;

/// A platform with everything that the rules speak of.
fn platform() -> Model {
    let text = support::text("tests/data/worked-b.yaml");
    support::compile("worked-b.yaml", text.as_bytes()).model().clone()
}

fn registry(model: &Model) -> Scope {
    Scope::Resource(model.platform.registry.unwrap())
}

fn key_vault(model: &Model) -> Scope {
    Scope::Resource(model.platform.key_vault.unwrap())
}

fn storage(model: &Model) -> Scope {
    Scope::Resource(model.platform.storage.unwrap())
}

fn set_access(model: &mut Model, scope: Scope, access: AccessModel) {
    let Scope::Resource(id) = scope else {
        panic!("a resource group")
    };
    model.resources[id.0].access = access;
}

/// What one actor gets for one use, as `role on scope: rules`; what Azure gives is marked.
fn of(mut model: Model, actor: ActorKind, activity: Activity, target: Scope) -> Vec<String> {
    model.uses = vec![Use {
        actor,
        principal: Principal::SystemAssigned(model.platform.workspace),
        activity,
        target,
        consumer: None,
        origin: Origin::default(),
    }];
    derive(&mut model);
    let mut found: Vec<String> = model
        .role_assignments
        .iter()
        .map(|assignment| {
            let rules: Vec<&str> = assignment.reasons.iter().map(|reason| reason.rule).collect();
            let by = match assignment.assigned_by {
                AssignedBy::Template => "",
                AssignedBy::Person => "by a person: ",
                AssignedBy::Azure => "by Azure: ",
            };
            format!(
                "{by}{} on {}: {}",
                assignment.right.name(),
                model.scope_display(assignment.scope),
                rules.join(", ")
            )
        })
        .collect();
    found.sort();
    found
}

#[test]
fn a_registry_that_honours_repository_roles_gets_no_other() {
    let usual = platform();
    let mut abac = platform();
    let on = registry(&abac);
    set_access(&mut abac, on, AccessModel::RepositoryRoles);
    let reader = "Container Registry Repository Reader on container registry";
    for (actor, activity, before, after) in [
        (
            ClusterUser,
            RunJobs,
            "AcrPull on container registry: CL-UAI-ACR-01".to_owned(),
            format!("{reader}: CL-UAI-ACR-01"),
        ),
        (
            KubernetesUser,
            PullImages,
            "AcrPull on container registry: K8S-ID-ACR-02".to_owned(),
            format!("{reader}: K8S-ID-ACR-02"),
        ),
    ] {
        assert_eq!(of(usual.clone(), actor, activity, on), [before]);
        assert_eq!(of(abac.clone(), actor, activity, on), [after]);
    }
    // Azure gives the legacy role whatever it is worth there.
    let by_azure = "by Azure: AcrPull on container registry: CL-SAI-ACR-01".to_owned();
    let read = format!("{reader}: CL-SAI-ACR-01");
    assert_eq!(
        of(usual.clone(), ClusterSystem, RunJobs, on),
        std::slice::from_ref(&by_azure)
    );
    assert_eq!(of(abac.clone(), ClusterSystem, RunJobs, on), [read, by_azure]);
    let contributor = "Container Registry Repository Contributor on container registry";
    for (actor, activity, rules) in [
        (WorkspaceSystem, OperateWorkspace, "WS-SAI-ACR-03"),
        (WorkspacePrimary, OperateWorkspace, "WS-UAI-ACR-03"),
        (EndpointSystem, ServeEndpoint, "EP-ABAC-01"),
        (EndpointUser, ServeEndpoint, "EP-ABAC-01, EP-UAI-ACR-01"),
    ] {
        let row = format!("{contributor}: {rules}");
        assert!(of(abac.clone(), actor, activity, on).contains(&row), "{row}");
        let none = of(usual.clone(), actor, activity, on);
        assert!(none.iter().all(|row| !row.contains("Repository")), "{none:?}");
    }
    abac.rbac.profile = Profile::LeastPrivilege;
    for (actor, rules) in [
        (EndpointSystem, "EP-ABAC-01"),
        (EndpointUser, "EP-UAI-ACR-01, EP-ABAC-01"),
    ] {
        let row = format!("{reader}: {rules}");
        assert!(of(abac.clone(), actor, ServeEndpoint, on).contains(&row), "{row}");
    }
}

#[test]
fn a_vault_with_access_policies_gets_a_policy_and_no_role() {
    let usual = platform();
    let mut policies = platform();
    let on = key_vault(&policies);
    set_access(&mut policies, on, AccessModel::AccessPolicies);
    let seven = "access policy for secrets: get, list, set, delete, recover, backup, restore on key vault";
    for (actor, activity, before, after) in [
        (
            WorkspaceAttached,
            ReadSecrets,
            "Key Vault Secrets User on key vault: WS-UAIX-KV-01".to_owned(),
            "access policy for secrets: get on key vault: WS-UAIX-KV-01".to_owned(),
        ),
        (
            ClusterSystem,
            ReadSecrets,
            "Key Vault Secrets User on key vault: CL-KV-01".to_owned(),
            "access policy for secrets: get on key vault: CL-KV-01".to_owned(),
        ),
        (
            Person,
            WriteSecrets,
            "Key Vault Secrets Officer on key vault: HUM-KV-02".to_owned(),
            format!("{seven}: HUM-KV-02"),
        ),
        (
            WorkspacePrimary,
            OperateWorkspace,
            "Key Vault Administrator on key vault: WS-UAI-KV-02".to_owned(),
            format!("{seven}: WS-UAI-KV-03"),
        ),
        (
            WorkspaceAttached,
            PromptFlow,
            "Key Vault Administrator on key vault: WS-UAIX-PF-03".to_owned(),
            format!("{seven}: WS-UAIX-PF-03"),
        ),
    ] {
        let first = of(usual.clone(), actor, activity, on);
        assert!(
            first.contains(&before) && !first.contains(&after),
            "{before}: {first:?}"
        );
        let second = of(policies.clone(), actor, activity, on);
        assert!(
            second.contains(&after) && !second.contains(&before),
            "{after}: {second:?}"
        );
    }
}

#[test]
fn least_privilege_swaps_what_has_an_alternative_and_only_that() {
    let mut model = platform();
    model.rbac.profile = Profile::LeastPrivilege;
    let on = storage(&model);
    assert_eq!(
        of(model.clone(), WorkspacePrimary, OperateWorkspace, on),
        [
            "Application Insights Component Contributor on Application Insights: WS-UAI-AI-01",
            "Contributor on container registry: WS-UAI-ACR-01",
            "Contributor on workspace: WS-UAI-WS-01",
            "Key Vault Contributor on key vault: WS-UAI-KV-01",
            "Key Vault Secrets Officer on key vault: WS-UAI-KV-02",
            "Reader on storage account `default`: WS-UAI-STORAGE-01",
            "Storage Blob Data Contributor on storage account `default`: WS-UAI-STORAGE-02",
        ]
    );
    for (actor, activity, row) in [
        (
            WorkspaceAttached,
            SparkAccount,
            "Reader on storage account `default`: WS-UAIX-SPARK-02",
        ),
        (
            WorkspaceAttached,
            ReadServerless,
            "Storage Blob Data Reader on storage account `default`: WS-UAIX-STORAGE-01",
        ),
        (
            ClusterUser,
            StoreReadingRuns,
            "Storage Blob Data Reader on storage account `default`: CL-UAI-STORAGE-03",
        ),
        (
            ClusterUser,
            StoreRuns,
            "Storage Blob Data Contributor on storage account `default`: CL-UAI-STORAGE-03",
        ),
        (
            InstanceUser,
            IdleShutdown,
            "AzureML Compute Operator on workspace: CI-IDLE-01",
        ),
    ] {
        assert_eq!(of(model.clone(), actor, activity, on), [row]);
    }
}

#[test]
fn what_is_off_waits_for_a_switch() {
    let mut model = platform();
    let on = registry(&model);
    assert_eq!(of(model.clone(), InstanceUser, RunJobs, on), [""; 0]);
    assert_eq!(
        of(model.clone(), Person, Monitor, on),
        ["AzureML Data Scientist on workspace: HUM-MON-01"]
    );
    for rule in ["CI-ACR-01", "HUM-MON-02"] {
        model.rbac.switches.push(Switch {
            rule: rule.to_owned(),
            enabled: true,
            reason: None,
            origin: Origin::default(),
        });
    }
    assert_eq!(
        of(model.clone(), InstanceUser, RunJobs, on),
        ["AcrPull on container registry: CI-ACR-01"]
    );
    assert_eq!(
        of(model, Person, Monitor, on),
        [
            "AzureML Data Scientist on workspace: HUM-MON-01",
            "Log Analytics Reader on Log Analytics workspace: HUM-MON-02",
            "Monitoring Reader on resource group: HUM-MON-02",
        ]
    );
}

/// The rules of one principal that does all of `activities`.
fn rules_of_person(activities: &[Activity], change: impl FnOnce(&mut Model)) -> Vec<&'static str> {
    let mut model = platform();
    let workspace = Scope::Resource(model.platform.workspace);
    model.uses = activities
        .iter()
        .map(|activity| Use {
            actor: Person,
            principal: Principal::Directory(0),
            activity: *activity,
            target: workspace,
            consumer: None,
            origin: Origin::default(),
        })
        .collect();
    change(&mut model);
    derive(&mut model);
    let reasons = model
        .role_assignments
        .iter()
        .flat_map(|assignment| &assignment.reasons);
    reasons.map(|reason| reason.rule).collect()
}

#[test]
fn who_sees_the_workspace_anyway_needs_no_reader() {
    let reads = |rules: &[&str]| rules.contains(&"HUM-CO-02");
    assert!(reads(&rules_of_person(&[ManageComputes, SeeWorkspace], |_| ())));
    for other in [
        DataScientist,
        SubmitJobs,
        Monitor,
        InvokeBatch,
        AdministerWorkspace,
    ] {
        let rules = rules_of_person(&[ManageComputes, SeeWorkspace, other], |_| ());
        assert!(rules.contains(&"HUM-CO-01"), "{other:?}: {rules:?}");
        assert!(!reads(&rules), "{other:?}: {rules:?}");
    }
    let without = rules_of_person(&[ManageComputes, SeeWorkspace, DataScientist], |model| {
        model.rbac.switches.push(Switch {
            rule: "HUM-DS-01".to_owned(),
            enabled: false,
            reason: None,
            origin: Origin::default(),
        });
    });
    assert!(reads(&without), "{without:?}");
}

#[test]
fn a_role_on_an_endpoint_shows_nobody_the_workspace() {
    let text = support::text("tests/data/spark-people.yaml");
    let can = "can: [use_spark, autoscale_endpoints, invoke_endpoints]";
    assert!(text.contains(can));
    let text = text.replace(can, "can: [manage_computes, invoke_endpoints]");
    let compiled = support::compile("spark-people.yaml", text.as_bytes());
    let reads = compiled
        .model()
        .role_assignments
        .iter()
        .any(|assignment| assignment.reasons.iter().any(|reason| reason.rule == "HUM-CO-02"));
    assert!(reads);
}

#[test]
fn applications_have_no_notebooks() {
    let rules = |kind: &str, persona: &str| -> Vec<&'static str> {
        let text = format!(
            "version: 1\nname: demo\nlocation: westeurope\nprincipals:\n  box: {{ {kind}, persona: {persona} }}\nidentities: {{ pipeline: {{}} }}\n"
        );
        let compiled = support::compile("demo.yaml", text.as_bytes());
        let reasons = compiled
            .model()
            .role_assignments
            .iter()
            .flat_map(|one| &one.reasons);
        reasons
            .map(|reason| reason.rule)
            .filter(|rule| rule.starts_with("HUM-DS") || rule.starts_with("HUM-RO"))
            .collect()
    };
    let group = "type: group, object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab";
    let application = "type: service_principal, object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab";
    for (persona, kept, files) in [
        ("data_scientist", ["HUM-DS-01", "HUM-DS-02"], "HUM-DS-03"),
        ("data_reader", ["HUM-RO-01", "HUM-RO-02"], "HUM-RO-03"),
    ] {
        let sorted = |kind: &str| {
            let mut found = rules(kind, persona);
            found.sort_unstable();
            found
        };
        assert_eq!(sorted(group), [kept[0], kept[1], files]);
        assert_eq!(sorted(application), kept);
        assert_eq!(sorted("identity: pipeline"), kept);
    }
}
