//! Models made by hand, in all targets: what a blueprint cannot say, or not alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{kinds, roles, types};
use crate::model::{
    AccessModel, Activity, ActorKind, ApiVersions, AssignedBy, Cloud, Deployment, DirectoryPrincipal,
    Emission, Expr, Identity, Kind, Level, Mark, Model, Object, Origin, Output, Outsider, Permissions,
    Persona, Platform, Principal, PrincipalType, Rbac, Reason, Resource, ResourceId, Right, RoleAssignment,
    Scope, Stage, Suffix, TargetName, Use, Workspace,
};

mod placed;

const NOWHERE: ResourceId = ResourceId(usize::MAX);

/// A model without anything in it.
fn empty() -> Model {
    Model {
        blueprint: "hand".to_owned(),
        deployment: Deployment {
            environment: None,
            cloud: Cloud::Azure,
            location: "westeurope".to_owned(),
            subscription: None,
            tenant: None,
            resource_group: Some("rg".to_owned()),
            level: Level::Group,
            makes_group: None,
            api_versions: ApiVersions::default(),
            targets: TargetName::ALL.to_vec(),
        },
        parameters: Vec::new(),
        tags: vec![("team".to_owned(), "vision".into())],
        suffixes: Vec::new(),
        resources: Vec::new(),
        other_groups: Vec::new(),
        platform: Platform {
            workspace: NOWHERE,
            storage: None,
            key_vault: None,
            registry: None,
            application_insights: None,
            log_analytics: None,
            hub: None,
        },
        workspace: Workspace::default(),
        directory: Vec::new(),
        uses: Vec::new(),
        rbac: Rbac::default(),
        role_assignments: Vec::new(),
        outputs: Vec::new(),
        waivers: Vec::new(),
        ignored: Vec::new(),
    }
}

fn of_kind(kind: Kind, logical: &str, name: Expr, origin: Origin) -> Resource {
    Resource::new(kind, kinds::facts(kind), logical, name, origin)
}

impl Model {
    fn add(&mut self, mut resource: Resource) -> ResourceId {
        let id = ResourceId(self.resources.len());
        resource.id = id;
        self.resources.push(resource);
        id
    }

    fn person(&mut self, logical: &str, personas: &[Persona]) -> Principal {
        self.directory.push(DirectoryPrincipal {
            logical: logical.to_owned(),
            principal_type: PrincipalType::Group,
            object_id: "22222222-2222-2222-2222-222222222222".to_owned(),
            parameter: None,
            declared: true,
            personas: personas.to_vec(),
            origin: Origin::default(),
        });
        Principal::Directory(self.directory.len() - 1)
    }

    fn existing(&mut self, kind: Kind, logical: &str, name: &str, parent: Option<ResourceId>) -> ResourceId {
        let mut resource = of_kind(kind, logical, name.into(), Origin::default());
        resource.existing = true;
        resource.parent = parent;
        self.add(resource)
    }

    fn grant(&mut self, principal: Principal, right: Right, scope: Scope, stage: Stage) -> usize {
        self.role_assignments.push(RoleAssignment {
            principal,
            right,
            scope,
            assigned_by: AssignedBy::Template,
            stage,
            name: None,
            condition: None,
            instead_of: None,
            own_containers_only: false,
            elsewhere: None,
            reasons: vec![Reason {
                rule: "TEST-01",
                because: "works here".into(),
                without: "nothing works",
                mark: Mark::Documented,
                citations: &[],
            }],
            origin: Origin::default(),
        });
        self.role_assignments.len() - 1
    }
}

/// The files of a model in one target.
fn files(model: &Model, target: TargetName) -> BTreeMap<String, String> {
    let set = super::targets(&[target]).next().unwrap().emit(model).unwrap();
    set.files.into_iter().map(|file| (file.path, file.text)).collect()
}

fn role(name: &str) -> Right {
    Right::Role(roles::find(name).unwrap())
}

/// A workspace beside resources that exist: identity, account with a container, clusters, vault, services.
#[expect(clippy::too_many_lines, reason = "one platform, read from top to bottom")]
fn beside_existing() -> Model {
    let mut model = empty();
    let training = model.existing(Kind::Identity, "training", "id-training", None);
    let lake = model.existing(Kind::Storage, "lake", "stlake", None);
    let blobs = model.existing(Kind::BlobService, "lake", "default", Some(lake));
    let raw = model.existing(Kind::Container, "raw", "raw", Some(blobs));
    let aks = model.existing(Kind::ManagedCluster, "k8s", "aks-team", None);
    let arc = model.existing(Kind::ConnectedCluster, "edge", "arc-edge", None);
    let search = model.existing(Kind::Search, "index", "srch-team", None);
    let hub = model.existing(Kind::Hub, "", "hub-team", None);
    model.existing(Kind::Redis, "unused", "redis-team", None);
    let logs = model.existing(Kind::LogAnalytics, "", "log-team", None);

    let mut credential = of_kind(
        Kind::FederatedCredential,
        "training",
        "github".into(),
        Origin::default(),
    );
    credential.parent = Some(training);
    credential.properties = Object::new()
        .with("issuer", "https://token.actions.githubusercontent.com")
        .with("subject", "repo:org/repo:ref:refs/heads/main")
        .with("audiences", vec!["api://AzureADTokenExchange".into()]);
    model.add(credential);

    let mut workspace = of_kind(Kind::Workspace, "", "mlw-project".into(), Origin::default());
    workspace.location = Some(Expr::Location);
    workspace.tags = Some(Expr::Tags);
    workspace.arm_kind = Some("Project");
    workspace.identity = Some(Identity {
        system_assigned: true,
        user_assigned: vec![training],
    });
    workspace.properties = Object::new()
        .with("hubResourceId", Expr::Id(hub))
        .with("primaryUserAssignedIdentity", Expr::Id(training))
        .with("publicNetworkAccess", "Enabled");
    let workspace = model.add(workspace);
    model.platform.workspace = workspace;
    model.platform.hub = Some(hub);

    let mut extensions = Vec::new();
    for (logical, cluster) in [("k8s", aks), ("edge", arc)] {
        let mut extension = of_kind(
            Kind::ClusterExtension,
            logical,
            "azureml".into(),
            Origin::default(),
        );
        extension.scope = Some(cluster);
        extension.properties = Object::new()
            .with("extensionType", "Microsoft.AzureML.Kubernetes")
            .with("autoUpgradeMinorVersion", true)
            .with("releaseTrain", "stable")
            .with(
                "scope",
                Object::new().with("cluster", Object::new().with("releaseNamespace", "azureml")),
            )
            .with(
                "configurationSettings",
                Object::new().with("enableTraining", "True").with("a.b", "${x}"),
            );
        extensions.push(model.add(extension));
    }

    let mut attached = of_kind(Kind::KubernetesCompute, "k8s", "k8s".into(), Origin::default());
    attached.parent = Some(workspace);
    attached.location = Some(Expr::Location);
    attached.identity = Some(Identity::user(vec![training]));
    attached.waits.resources.clone_from(&extensions);
    attached.waits.resources.extend([workspace, aks]);
    attached.properties = Object::new()
        .with("computeType", "Kubernetes")
        .with("resourceId", Expr::Id(aks))
        .with("disableLocalAuth", true)
        .with("properties", Object::new().with("namespace", "azureml"));
    let attached = model.add(attached);

    let mut instance = of_kind(Kind::Instance, "dev", "ci-dev-team".into(), Origin::default());
    instance.parent = Some(workspace);
    instance.location = Some(Expr::Location);
    instance.identity = Some(Identity::system());
    instance.properties = Object::new()
        .with("computeType", "ComputeInstance")
        .with("disableLocalAuth", true)
        .with(
            "properties",
            Object::new()
                .with("vmSize", "Standard_DS3_v2")
                .with("idleTimeBeforeShutdown", "PT60M")
                .with("sshSettings", Object::new().with("sshPublicAccess", "Disabled")),
        );
    let instance = model.add(instance);

    for (kind, logical) in [(Kind::OnlineEndpoint, "score"), (Kind::BatchEndpoint, "nightly")] {
        let mut endpoint = of_kind(kind, logical, format!("{logical}-team").into(), Origin::default());
        endpoint.parent = Some(workspace);
        endpoint.location = Some(Expr::Location);
        endpoint.identity = Some(Identity::system());
        endpoint.properties = Object::new().with("authMode", "AADToken");
        model.add(endpoint);
    }
    let mut connection = of_kind(Kind::Connection, "index", "index".into(), Origin::default());
    connection.parent = Some(workspace);
    connection.properties = Object::new()
        .with("authType", "AAD")
        .with("category", "CognitiveSearch")
        .with("target", "https://srch-team.search.windows.net")
        .with("isSharedToAll", true)
        .with("metadata", Object::new().with("ResourceId", Expr::Id(search)));
    model.add(connection);

    let mut setting = of_kind(Kind::DiagnosticSetting, "lake", "audit".into(), Origin::default());
    setting.scope = Some(blobs);
    setting.properties = Object::new().with("workspaceId", Expr::Id(logs)).with(
        "logs",
        vec![
            Object::new()
                .with("categoryGroup", "audit")
                .with("enabled", true)
                .into(),
        ],
    );
    model.add(setting);

    let reader = role("Storage Blob Data Reader");
    let scope = Scope::Resource(raw);
    let first = model.grant(
        Principal::UserAssigned(training),
        reader,
        scope,
        Stage::BeforeWorkspace,
    );
    let second = model.grant(
        Principal::SystemAssigned(arc),
        reader,
        scope,
        Stage::BeforeWorkspace,
    );
    model.grant(
        Principal::Kubelet(aks),
        role("AcrPull"),
        Scope::ResourceGroup,
        Stage::BeforeWorkspace,
    );
    model.grant(
        Principal::SystemAssigned(instance),
        reader,
        Scope::Resource(lake),
        Stage::AfterComputes,
    );
    model.grant(
        Principal::SystemAssigned(workspace),
        role("Search Index Data Reader"),
        Scope::Resource(search),
        Stage::AfterWorkspace,
    );
    model.resources[workspace.0].waits.assignments = vec![first];
    model.resources[attached.0].waits.assignments = vec![first, second];
    model.outputs = vec![Output {
        name: "identities",
        description: "Identities.",
        value: Object::new()
            .with(
                "training",
                Object::new()
                    .with("clientId", Expr::ClientId(training))
                    .with("principalId", Expr::PrincipalId(training)),
            )
            .into(),
    }];
    model
}

/// The template of ARM.
fn template(model: &Model) -> serde_json::Value {
    serde_json::from_str(&files(model, TargetName::Arm)["main.json"]).unwrap()
}

/// The resources of a template: a list, or in version 2.0 of the language a map by symbolic name.
fn resources_of(template: &serde_json::Value) -> Vec<&serde_json::Value> {
    let resources = &template["resources"];
    match resources.as_object() {
        Some(by_name) => by_name.values().collect(),
        None => resources.as_array().unwrap().iter().collect(),
    }
}

/// All files of a target as one text.
fn text(model: &Model, target: TargetName) -> String {
    files(model, target).into_values().collect::<Vec<_>>().join("\n")
}

#[test]
fn what_exists_is_referred_to_and_not_made() {
    let model = beside_existing();
    for target in TargetName::ALL {
        let text = text(&model, target);
        assert!(
            !text.contains("redis-team"),
            "{target:?} speaks of what nothing uses"
        );
    }
    let made: Vec<String> = resources_of(&template(&model))
        .into_iter()
        .map(|resource| resource["type"].as_str().unwrap().to_owned())
        .collect();
    for kind in ["userAssignedIdentities", "storageAccounts", "managedClusters"] {
        assert!(!made.iter().any(|known| known.ends_with(kind)), "{kind} is made");
    }
    let main = &files(&model, TargetName::Bicep)["main.bicep"];
    assert!(main.contains("storageAccounts@2026-04-01' existing = {\n  name: 'stlake'"));
    assert!(main.contains("userAssignedIdentities@2024-11-30' existing = {\n  name: 'id-training'"));
    let terraform = text(&model, TargetName::Terraform);
    for line in [
        "raw_container_id     = \"${local.lake_blob_service_id}/containers/raw\"",
        "data \"azurerm_user_assigned_identity\" \"training\" {",
        "principal_id       = data.azapi_resource.edge_arc_cluster.output.identity.principalId",
        "response_export_values = [\"properties.identityProfile\"]",
        "target_resource_id         = local.lake_blob_service_id",
    ] {
        assert!(terraform.contains(line), "no {line}");
    }
    assert!(!terraform.contains("redis"));
}

#[test]
fn nothing_waits_for_what_exists_and_orders_are_written_once() {
    let template = template(&beside_existing());
    let of = |name: &str| {
        resources_of(&template)
            .into_iter()
            .find(|resource| resource["name"] == name)
            .map(|resource| resource["dependsOn"].clone())
            .unwrap()
    };
    assert!(of("id-training/github").is_null());
    // With an endpoint the template names its resources.
    let attached = of("mlw-project/k8s");
    let attached: Vec<&str> = attached
        .as_array()
        .unwrap()
        .iter()
        .map(|id| id.as_str().unwrap())
        .collect();
    assert_eq!(attached[..3], ["workspace", "k8sExtension", "edgeExtension"]);
    assert_eq!(attached.len(), 4, "{attached:?}");
    let bicep = text(&beside_existing(), TargetName::Bicep);
    assert!(bicep.contains("dependsOn: [\n    k8sExtension\n    edgeExtension\n    roleAssignments"));
    let terraform = text(&beside_existing(), TargetName::Terraform);
    assert!(terraform.contains("azapi_resource.k8s_extension,\n    azapi_resource.edge_extension,"));
}

#[test]
fn azapi_makes_machine_learning_and_what_azurerm_lacks() {
    let terraform = text(&beside_existing(), TargetName::Terraform);
    for block in [
        "\"azapi_resource\" \"training_credential\"",
        "\"azapi_resource\" \"k8s_extension\"",
        "\"azapi_resource\" \"edge_extension\"",
        "\"azapi_resource\" \"k8s_kubernetes_compute\"",
        "\"azapi_resource\" \"dev_instance\"",
        "\"azapi_resource\" \"score_endpoint\"",
        "\"azapi_resource\" \"nightly_batch_endpoint\"",
        "\"azapi_resource\" \"index_connection\"",
        "\"azapi_resource\" \"workspace\"",
    ] {
        assert!(terraform.contains(block), "no {block}");
    }
}

const PERMISSIONS: Right = Right::AccessPolicy(Permissions::on_secrets(&["get", "list"]));

/// A workspace over a vault in policy mode, beside one that exists.
fn with_policies() -> Model {
    let mut model = empty();
    let mut identity = of_kind(Kind::Identity, "primary", "id-primary".into(), Origin::default());
    identity.location = Some(Expr::Location);
    let primary = model.add(identity);
    let other = model.existing(Kind::KeyVault, "other", "kv-other", None);
    let storage = model.existing(Kind::Storage, "", "stteam", None);
    let registry = model.existing(Kind::Registry, "", "crteam", None);
    let mut vault = of_kind(
        Kind::KeyVault,
        "",
        Expr::Unique {
            prefix: "kv".to_owned(),
            suffix: 0,
        },
        Origin::default(),
    );
    model.suffixes = ["", "unused"]
        .map(|logical| Suffix {
            logical: logical.to_owned(),
            seed: format!("hand{logical}"),
        })
        .to_vec();
    vault.location = Some(Expr::Location);
    vault.access = AccessModel::AccessPolicies;
    vault.properties = Object::new()
        .with("tenantId", Expr::TenantId)
        .with("sku", Object::new().with("family", "A").with("name", "standard"))
        .with("enableRbacAuthorization", false)
        .with("enableSoftDelete", true)
        .with("softDeleteRetentionInDays", 90_u32)
        .with("enablePurgeProtection", true)
        .with("publicNetworkAccess", "Enabled");
    let vault = model.add(vault);
    let mut workspace = of_kind(Kind::Workspace, "", "mlw-team".into(), Origin::default());
    workspace.location = Some(Expr::Location);
    workspace.identity = Some(Identity::user(vec![primary]));
    workspace.properties = Object::new()
        .with("storageAccount", Expr::Id(storage))
        .with("keyVault", Expr::Id(vault))
        .with("containerRegistry", Expr::Id(registry))
        .with("systemDatastoresAuthMode", "Identity")
        .with("primaryUserAssignedIdentity", Expr::Id(primary))
        .with("publicNetworkAccess", "Enabled");
    let workspace = model.add(workspace);
    model.platform.workspace = workspace;
    let mut cluster = of_kind(Kind::Cluster, "cpu", "cpu".into(), Origin::default());
    cluster.parent = Some(workspace);
    cluster.location = Some(Expr::Location);
    cluster.identity = Some(Identity::system());
    cluster.properties = Object::new()
        .with("computeType", "AmlCompute")
        .with("disableLocalAuth", true)
        .with("properties", Object::new().with("vmSize", "Standard_DS3_v2"));
    let cluster = model.add(cluster);

    let identity = Principal::UserAssigned(primary);
    let before = model.grant(
        identity,
        PERMISSIONS,
        Scope::Resource(vault),
        Stage::BeforeWorkspace,
    );
    let role = model.grant(
        identity,
        role("Storage Blob Data Contributor"),
        Scope::Resource(storage),
        Stage::BeforeWorkspace,
    );
    let beside = model.grant(
        identity,
        PERMISSIONS,
        Scope::Resource(other),
        Stage::BeforeWorkspace,
    );
    let team = model.person("team", &[]);
    model.grant(team, PERMISSIONS, Scope::Resource(other), Stage::AfterWorkspace);
    model.grant(
        Principal::SystemAssigned(cluster),
        PERMISSIONS,
        Scope::Resource(other),
        Stage::AfterComputes,
    );
    model.resources[workspace.0].waits.assignments = vec![before, role, beside];
    model.resources[cluster.0].waits.assignments = vec![before];
    model
}

#[test]
fn policies_are_part_of_a_vault_that_is_made_and_additions_to_others() {
    let model = with_policies();
    let main = template(&model);
    let resources = main["resources"].as_array().unwrap();
    let vault = resources
        .iter()
        .find(|resource| resource["type"] == types::KEY_VAULTS.arm)
        .unwrap();
    let policies = vault["properties"]["accessPolicies"].as_array().unwrap();
    assert_eq!(policies.len(), 1);
    assert_eq!(
        policies[0]["permissions"]["secrets"],
        serde_json::json!(["get", "list"])
    );
    assert_eq!(
        vault["dependsOn"],
        serde_json::json!(["[resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'id-primary')]"])
    );
    let additions: usize = resources
        .iter()
        .filter_map(|resource| resource["properties"]["template"]["resources"].as_array())
        .flatten()
        .filter(|resource| resource["type"] == types::ACCESS_POLICIES.arm)
        .map(|resource| resource["properties"]["accessPolicies"].as_array().unwrap().len())
        .sum();
    assert_eq!(additions, 3);

    let bicep = files(&model, TargetName::Bicep);
    assert!(bicep["main.bicep"].contains("objectId: primaryIdentity.properties.principalId"));
    assert!(
        bicep["modules/role-assignments-before-workspace.bicep"]
            .contains("parent: otherKeyVault\n  name: 'add'")
    );
    assert!(!bicep["main.bicep"].contains("unusedSuffix"));

    let terraform = text(&model, TargetName::Terraform);
    assert!(terraform.contains(
        "  access_policy {\n    tenant_id          = data.azurerm_client_config.current.tenant_id"
    ));
    assert!(terraform.contains("depends_on = [time_sleep.rbac, azapi_resource_action.other_key_vault]"));
    // the cluster waits for the vault by its workspace
    assert!(!bicep["main.bicep"].contains("    keyVault\n"));
}

#[test]
fn terraform_leaves_a_vault_alone_that_others_write_policies_of() {
    let mut model = with_policies();
    let cluster = model.resources.last().unwrap().id;
    let vault = model
        .resources
        .iter()
        .find(|resource| resource.access == AccessModel::AccessPolicies)
        .unwrap()
        .id;
    model.grant(
        Principal::SystemAssigned(cluster),
        PERMISSIONS,
        Scope::Resource(vault),
        Stage::AfterComputes,
    );
    let terraform = text(&model, TargetName::Terraform);
    assert!(!terraform.contains("access_policy {"));
    assert!(terraform.contains("\"azapi_resource_action\" \"key_vault_after_computes\""));
    let main = &files(&model, TargetName::Arm)["main.json"];
    assert_eq!(main.matches("\"permissions\"").count(), 5);
}

/// Grants of people: one that keeps its name, one with a condition, one of a role that the catalog does not know.
fn people() -> Model {
    let mut model = empty();
    let team = model.person("team", &[]);
    let group = Scope::ResourceGroup;
    let kept = model.grant(team, role("Reader"), group, Stage::BeforeWorkspace);
    let limited = model.grant(
        team,
        role("Role Based Access Control Administrator"),
        group,
        Stage::BeforeWorkspace,
    );
    let unlisted = Right::Unlisted(uuid::Uuid::from_u128(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef));
    model.grant(team, unlisted, group, Stage::BeforeWorkspace);
    model.role_assignments[kept].name = Some("33333333-3333-3333-3333-333333333333".to_owned());
    model.role_assignments[limited].condition = Some("(\n  !(ActionMatches{'it''s ${x}'})\n)".into());
    model
}

#[test]
fn terraform_refers_to_a_custom_role_by_what_azure_calls_it() {
    let mut model = empty();
    let mut role = of_kind(
        Kind::RoleDefinition,
        "looks",
        Expr::Guid("team-looks".to_owned()),
        Origin::default(),
    );
    let permissions = Object::new().with("actions", vec!["*/read".into()]);
    role.properties = Object::new()
        .with("roleName", "Looks")
        .with("type", "CustomRole")
        .with("permissions", vec![Expr::Object(permissions)])
        .with("assignableScopes", vec![Expr::ResourceGroupId]);
    let role = model.add(role);
    for (name, value) in [("id", Expr::Id(role)), ("name", Expr::Name(role))] {
        model.outputs.push(Output {
            name,
            description: "Of the role.",
            value,
        });
    }
    let outputs = &files(&model, TargetName::Terraform)["outputs.tf"];
    // `id` is the id and the scope, `name` what people see
    for attribute in ["role_definition_resource_id", "role_definition_id"] {
        let value = format!("value       = azurerm_role_definition.looks.{attribute}\n");
        assert!(outputs.contains(&value), "{outputs}");
    }
    let main = &files(&model, TargetName::Arm)["main.json"];
    assert!(
        main.contains("\"[guid(toLower(resourceGroup().id), 'team-looks')]\""),
        "{main}"
    );
}

#[test]
fn a_model_without_resources_declares_nothing_that_it_does_not_use() {
    let model = people();
    for target in TargetName::ALL {
        let text = text(&model, target);
        assert!(!text.contains("location\""), "{target:?} has a location: {text}");
        assert!(
            !text.contains("team: 'vision'") && !text.contains("uniqueString(\"x"),
            "{target:?}"
        );
    }
    let bicep = files(&model, TargetName::Bicep);
    let module = &bicep["modules/role-assignments.bicep"];
    assert!(module.contains("name: '33333333-3333-3333-3333-333333333333'"));
    assert!(module.contains("conditionVersion: '2.0'"));
    assert!(module.contains("'01234567-89ab-cdef-0123-456789abcdef'"));
    let terraform = text(&model, TargetName::Terraform);
    assert!(terraform.contains("condition_version  = each.value.condition == null ? null : \"2.0\""));
    assert!(terraform.contains("coalesce(\n    each.value.name,"));
}

#[test]
fn a_workspace_that_exists_gets_computes_and_grants() {
    let mut model = with_policies();
    let workspace = model.platform.workspace;
    model.resources[workspace.0].existing = true;
    model.grant(
        Principal::SystemAssigned(workspace),
        role("Reader"),
        Scope::Resource(workspace),
        Stage::AfterWorkspace,
    );
    let terraform = text(&model, TargetName::Terraform);
    assert!(!terraform.contains("time_sleep"));
    assert!(terraform.contains("parent_id = local.workspace_id"));
    assert!(terraform.contains("data.azapi_resource.workspace.output.identity.principalId"));
    let bicep = &files(&model, TargetName::Bicep)["main.bicep"];
    assert!(bicep.contains("workspacePrincipalId: workspace.identity.principalId"));
    // no resource brings it: the cluster itself has to wait for the vault
    assert!(bicep.contains("dependsOn: [\n    keyVault\n  ]"));
}

#[test]
fn the_deployer_gets_a_bootstrap_of_what_only_a_person_can_give() {
    let mut model = with_policies();
    assert_eq!(super::deployables(&model).len(), 1);
    let deployer = model.person("pipeline", &[Persona::Deployer]);
    model.uses.push(Use {
        actor: ActorKind::Deployer,
        principal: deployer,
        activity: Activity::Deploy,
        target: Scope::ResourceGroup,
        consumer: None,
        origin: Origin::default(),
    });
    let other = model.resources[1].id;
    let made = model.platform.workspace;
    let bystander = model.directory.len() - 2;
    for (principal, scope) in [
        (deployer, Scope::ResourceGroup),
        (deployer, Scope::Resource(other)),
        (deployer, Scope::Resource(made)),
        (Principal::Directory(bystander), Scope::ResourceGroup),
    ] {
        let grant = model.grant(principal, role("Contributor"), scope, Stage::AfterWorkspace);
        model.role_assignments[grant].assigned_by = AssignedBy::Person;
        model.role_assignments[grant].condition = Some("@Request[x] StringEquals 'y'".into());
    }
    let all = super::deployables(&model);
    let folders: Vec<_> = all.iter().map(|one| one.folder).collect();
    assert_eq!(folders, [None, Some("bootstrap")]);
    let bootstrap = &all[1].model;
    let scopes: Vec<Scope> = bootstrap.emitted().map(|(_, grant, _)| grant.scope).collect();
    assert_eq!(scopes, [Scope::ResourceGroup, Scope::Resource(other)]);
    for target in super::TARGETS {
        let set = target.emit(bootstrap).unwrap();
        assert_eq!((set.resources, set.role_assignments), (0, 2));
    }
    let main = &files(bootstrap, TargetName::Arm)["main.json"];
    assert_eq!(main.matches("\"conditionVersion\": \"2.0\"").count(), 2);
    assert_eq!(
        text(&all[0].model, TargetName::Arm),
        text(&model, TargetName::Arm)
    );
}

#[test]
fn grants_can_be_deployed_apart_from_the_platform() {
    let mut model = with_policies();
    model.rbac.emission = Emission::Separate;
    let all = super::deployables(&model);
    let folders: Vec<_> = all.iter().map(|one| one.folder).collect();
    assert_eq!(folders, [None, Some("access")]);
    let [platform, access] = all.as_slice() else {
        panic!()
    };
    for target in TargetName::ALL {
        let text = text(&platform.model, target);
        assert!(!text.contains("roleAssignments") && !text.contains("azurerm_role_assignment"));
        assert!(!text.contains("time_sleep"));
    }
    assert_eq!(access.model.emitted().count(), model.emitted().count());
    let main = template(&access.model);
    let kinds: Vec<&str> = main["resources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|resource| resource["type"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, [types::DEPLOYMENTS.arm]);
    let additions = files(&access.model, TargetName::Arm)["main.json"]
        .matches("\"permissions\"")
        .count();
    assert_eq!(additions, 4);
    let terraform = text(&access.model, TargetName::Terraform);
    assert!(terraform.contains("data.azapi_resource.cpu_cluster.output.identity.principalId"));
    assert!(terraform.contains("cpu_cluster_id     = \"${local.workspace_id}/computes/cpu\""));
}

#[test]
fn every_name_has_its_target() {
    assert_eq!(super::TARGETS.map(super::Target::name), TargetName::ALL);
    for target in super::TARGETS {
        let name = target.name();
        let word = serde_json::to_value(name).unwrap();
        assert_eq!(
            word,
            name.as_str(),
            "the blueprint and the command line say one word"
        );
    }
}

#[test]
fn what_a_target_prints_is_marked_and_lies_in_its_folders() {
    let model = with_policies();
    for target in super::TARGETS {
        let folders: BTreeSet<&str> = target.folders().iter().copied().collect();
        let files = target.emit(&model).unwrap().files;
        let used: BTreeSet<&str> = files
            .iter()
            .filter_map(|file| Some(file.path.rsplit_once('/')?.0))
            .collect();
        assert_eq!(used, folders, "{:?}", target.name());
        for file in &files {
            // the parameters of ARM belong to the template beside them
            let marked = super::mark::blueprint(&file.path, &file.text).is_some();
            assert!(marked || file.path == "main.parameters.json", "{}", file.path);
        }
        let main = target.main_file();
        assert!(main.is_none_or(|main| files.iter().any(|file| file.path == main)));
    }
}

#[test]
fn a_broken_model_is_a_bug_and_prints_nothing() {
    const NOBODY: usize = 99;
    type Break = fn(&mut Model);
    let breaks: [(&str, Break); 9] = [
        ("a scope that is no resource", |model| {
            model.role_assignments[1].scope = Scope::Resource(NOWHERE);
        }),
        ("a vault that is no resource", |model| {
            model.role_assignments[2].scope = Scope::Resource(NOWHERE);
        }),
        ("an identity that is no resource", |model| {
            model.role_assignments[1].principal = Principal::UserAssigned(NOWHERE);
        }),
        ("a person who is not in the directory", |model| {
            model.role_assignments[1].principal = Principal::Directory(NOBODY);
        }),
        ("a policy for a person who is not in the directory", |model| {
            model.role_assignments[0].principal = Principal::Directory(NOBODY);
        }),
        ("a role for whoever is not named", |model| {
            model.role_assignments[1].principal = Principal::Outside(Outsider::Deployer);
        }),
        ("a value of no resource", |model| {
            let workspace = model.platform.workspace;
            let properties = &mut model.resources[workspace.0].properties;
            *properties = std::mem::take(properties).with("workspaceHubConfig", Expr::Id(NOWHERE));
        }),
        ("a suffix that the model lacks", |model| {
            model.suffixes.clear();
        }),
        ("an identity of no resource", |model| {
            let workspace = model.platform.workspace;
            model.resources[workspace.0].identity = Some(Identity::user(vec![NOWHERE]));
        }),
    ];
    for target in super::TARGETS {
        assert!(target.emit(&with_policies()).is_ok());
        for (what, damage) in breaks {
            let mut model = with_policies();
            damage(&mut model);
            assert!(target.emit(&model).is_err(), "{:?} prints {what}", target.name());
        }
    }
}
