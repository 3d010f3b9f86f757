//! The rule base against itself, and against the facts of the tests.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::catalog::standings;
use crate::model::Activity::{
    AddPolicies, AdministerFeatureStore, AdministerNetwork, AdministerWorkspace, ApproveEndpoint,
    ApproveOwnEndpoints, AssignRoles, AttachAks, AttachAsEngineer, AttachAsOperator, AttachAsUser,
    AttachCluster, AttachFromElsewhere, AttachMaterialization, AttachRelay, AutoscaleEndpoints,
    BatchInference, BuildThrough, CallAiServices, CallOpenAi, ConnectAiServices, ConnectData, ConnectOpenAi,
    ConnectSearch, ConsumeFeatures, ConsumeOffline, CreateProjects, CreateProjectsElsewhere, DataReader,
    DataScientist, DefineRoles, Deploy, DeployAttachment, DeployInProject, DeployInStudio, DeployIntoGroup,
    DeployModels, DevelopFeatures, DevelopOffline, HandleKey, IdleShutdown, ImageBuild, InvokeBatch,
    InvokeOnline, JoinNetwork, JoinSubnet, JoinSubnetForServerless, JoinZone, KeepMetadata, LabelData,
    Labeler, MakeManagedNetwork, MakeMlRegistry, MakeVault, ManageComputes, ManageSearch, Materialize,
    MaterializeOffline, MaterializeOnline, ModelMonitoring, ModelRegistry, Monitor, MountNotebooks,
    Notebooks, OpenKey, OperateHub, OperateProject, OperateWithKey, OperateWorkspace, OwnInstance,
    ParallelRunStep, PromptFlow, PublishTelemetry, PullBaseImage, PullImages, PushImages, ReadBatchInput,
    ReadData, ReadExisting, ReadFeatureSource, ReadMlRegistry, ReadNotebooks, ReadRuns, ReadSearch,
    ReadSecrets, ReadServerless, ReadWorkspace, RetrieveFeatures, RetrieveOffline, RetrieveOnline, RunJobs,
    RunServerless, SeeHub, SeePrivateEndpoint, SeeWorkspace, ServeEndpoint, SparkAccount, SparkData,
    SparkRead, SparkWrite, StoreReadingRuns, StoreRuns, StoreServerless, SubmitAs, SubmitJobs, Upload,
    UploadModels, UseConnections, UseDefaultDatastore, UseDefaultSecretStores, UsePromptFlow, WorkInProject,
    WriteBatchOutput, WriteData, WriteImages, WriteMlRegistry, WriteSearch, WriteSecrets, WriteWorkspace,
};
use crate::model::ActorKind::{
    ClusterSystem, ClusterUser, CosmosDb, Deployer, EndpointSystem, EndpointUser, FeatureStoreAdmin,
    ImageBuilder, InstanceUser, KeyOpener, Kubelet, KubernetesSystem, KubernetesUser, Materialization,
    Person, RegistryAdmin, UnnamedCosmosDb, WorkspaceAttached, WorkspacePrimary, WorkspaceSystem,
};
use crate::model::{AssignedBy, Mark};

/// What code of whatever compute may call.
const CODE: &[Activity] = &[
    PullImages,
    ReadSecrets,
    CallOpenAi,
    CallAiServices,
    ReadSearch,
    WriteSearch,
    ManageSearch,
    RetrieveFeatures,
    RetrieveOffline,
    RetrieveOnline,
];
/// What jobs on a compute do.
const JOBS: &[Activity] = &[
    RunJobs,
    StoreRuns,
    StoreReadingRuns,
    ReadRuns,
    ReadData,
    WriteData,
    ReadWorkspace,
    WriteWorkspace,
];
/// What either kind of identity of a cluster does.
const CLUSTER: &[Activity] = &[
    ReadMlRegistry,
    ImageBuild,
    PushImages,
    ReadBatchInput,
    WriteBatchOutput,
];
/// What either kind of identity of a workspace does.
const WORKSPACE: &[Activity] = &[
    OperateWorkspace,
    PublishTelemetry,
    PullImages,
    BuildThrough,
    ReadData,
    WriteData,
    ConnectData,
    ConnectSearch,
    ConnectOpenAi,
    ConnectAiServices,
    ApproveEndpoint,
    SeePrivateEndpoint,
];
/// What either kind of identity of an endpoint does.
const ENDPOINT: &[Activity] = &[
    ServeEndpoint,
    UseConnections,
    PublishTelemetry,
    ReadData,
    WriteData,
];

/// What each kind of actor does; one stands once for all lists that hold for it.
const DOES: &[(ActorKind, &[&[Activity]])] = &[
    (WorkspaceSystem, &[WORKSPACE, &[OperateHub, OperateProject]]),
    (
        WorkspacePrimary,
        &[
            WORKSPACE,
            &[
                PromptFlow,
                MountNotebooks,
                AttachCluster,
                AttachAks,
                AttachRelay,
                ApproveOwnEndpoints,
                OperateHub,
                OperateProject,
                OperateWithKey,
                KeepMetadata,
            ],
        ],
    ),
    (
        WorkspaceAttached,
        &[&[
            ModelMonitoring,
            PromptFlow,
            RunServerless,
            StoreServerless,
            ReadServerless,
            SparkData,
            SparkAccount,
            ReadData,
            WriteData,
            ReadSecrets,
            CallOpenAi,
            CallAiServices,
            ReadSearch,
            WriteSearch,
            ManageSearch,
            RetrieveFeatures,
            RetrieveOffline,
            RetrieveOnline,
            ReadWorkspace,
            WriteWorkspace,
        ]],
    ),
    (
        Materialization,
        &[&[
            Materialize,
            MaterializeOffline,
            MaterializeOnline,
            ReadFeatureSource,
        ]],
    ),
    (ClusterSystem, &[CODE, JOBS, CLUSTER]),
    (
        ClusterUser,
        &[
            CODE,
            JOBS,
            CLUSTER,
            &[ParallelRunStep, ModelRegistry, BatchInference],
        ],
    ),
    (
        InstanceUser,
        &[
            CODE,
            &[
                RunJobs,
                MountNotebooks,
                UseDefaultDatastore,
                IdleShutdown,
                ReadData,
                WriteData,
                ReadWorkspace,
                WriteWorkspace,
            ],
        ],
    ),
    (KubernetesSystem, &[CODE, JOBS]),
    (KubernetesUser, &[CODE, JOBS]),
    (Kubelet, &[&[RunJobs]]),
    (ImageBuilder, &[&[PullBaseImage]]),
    (EndpointSystem, &[CODE, ENDPOINT, &[UseDefaultSecretStores]]),
    (EndpointUser, &[CODE, ENDPOINT]),
    (
        Person,
        &[
            CODE,
            &[
                ReadData,
                WriteData,
                WriteImages,
                WriteSecrets,
                ReadMlRegistry,
                WriteMlRegistry,
                DataScientist,
                DataReader,
                Labeler,
                LabelData,
                UsePromptFlow,
                ManageComputes,
                JoinSubnet,
                SeeWorkspace,
                DeployModels,
                DeployInStudio,
                UploadModels,
                SubmitJobs,
                Notebooks,
                ReadNotebooks,
                Monitor,
                SparkRead,
                SparkWrite,
                AdministerNetwork,
                ApproveEndpoint,
                AdministerWorkspace,
                AttachAsOperator,
                AttachAsEngineer,
                AttachAsUser,
                SubmitAs,
                OwnInstance,
                InvokeOnline,
                InvokeBatch,
                AutoscaleEndpoints,
                ConsumeFeatures,
                ConsumeOffline,
                DevelopFeatures,
                DevelopOffline,
                CreateProjects,
                CreateProjectsElsewhere,
                WorkInProject,
                SeeHub,
                DeployInProject,
            ],
        ],
    ),
    (
        Deployer,
        &[&[
            Deploy,
            AssignRoles,
            AttachFromElsewhere,
            DeployIntoGroup,
            AddPolicies,
            DefineRoles,
            MakeVault,
            MakeManagedNetwork,
            ApproveEndpoint,
            DeployAttachment,
            Upload,
            ReadExisting,
            UseDefaultSecretStores,
            HandleKey,
            JoinNetwork,
            JoinZone,
            JoinSubnetForServerless,
        ]],
    ),
    (
        FeatureStoreAdmin,
        &[&[AdministerFeatureStore, AttachMaterialization]],
    ),
    (RegistryAdmin, &[&[MakeMlRegistry]]),
    (KeyOpener, &[&[OpenKey]]),
    (CosmosDb, &[&[OpenKey]]),
    (UnnamedCosmosDb, &[&[OpenKey]]),
];

#[test]
fn every_pair_of_actor_and_activity_is_meant_and_none_is_forgotten() {
    let mut found: BTreeMap<ActorKind, BTreeSet<Activity>> = BTreeMap::new();
    for rule in all() {
        assert!(!rule.to.is_empty() && !rule.when.is_empty(), "{rule:?}");
        for actor in rule.to {
            found.entry(*actor).or_default().extend(rule.when);
        }
    }
    let meant: BTreeMap<ActorKind, BTreeSet<Activity>> = DOES
        .iter()
        .map(|(actor, lists)| (*actor, lists.iter().copied().flatten().copied().collect()))
        .collect();
    assert_eq!(meant.len(), DOES.len());
    assert_eq!(found, meant);
}

#[test]
fn no_two_rows_say_the_same() {
    let mut known = BTreeSet::new();
    for rule in all() {
        for actor in rule.to {
            for activity in rule.when {
                let row = (
                    rule.id,
                    *actor,
                    *activity,
                    rule.on.word(),
                    format!("{:?}", rule.only),
                    rule.grant.role().map(|role| role.guid),
                    rule.grant.assigned_by(),
                );
                assert!(known.insert(row.clone()), "twice: {row:?}");
            }
        }
    }
}

#[test]
fn rows_of_one_id_stand_together() {
    let mut ids: Vec<&str> = all().map(|rule| rule.id).collect();
    ids.dedup();
    let distinct: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), distinct.len());
}

#[test]
fn sentences_are_parts_of_sentences() {
    for rule in all() {
        for text in [rule.because, rule.without] {
            assert!(
                text.starts_with(|c: char| c.is_lowercase()) || text.starts_with("Spark"),
                "{}: {text}",
                rule.id
            );
            assert!(!text.ends_with('.'), "{}: {text}", rule.id);
        }
    }
}

#[test]
fn only_what_is_open_may_lack_a_source() {
    for rule in all() {
        assert!(
            !rule.sources.is_empty() || rule.mark == Mark::Open,
            "{} has no source",
            rule.id
        );
    }
}

#[test]
fn the_template_gives_nobody_the_right_to_give_roles() {
    for rule in all().filter(|rule| rule.grant.assigned_by() == AssignedBy::Template) {
        let least = rule.least.map(|swap| swap.role);
        for role in rule.grant.role().into_iter().chain(least) {
            assert!(!role.can_assign_roles, "{}: {}", rule.id, role.name);
        }
    }
}

#[test]
fn an_alternative_is_another_role_for_the_same() {
    for rule in all() {
        if let (Some(role), Some(swap)) = (rule.grant.role(), rule.least) {
            assert_ne!(role.guid, swap.role.guid, "{}", rule.id);
            assert!(!swap.role.privileged || role.privileged, "{}", rule.id);
            assert!(
                swap.role.keyless_risks.len() <= role.keyless_risks.len(),
                "{}",
                rule.id
            );
        }
    }
}

#[test]
fn azure_gives_nothing_that_waits_for_a_switch() {
    for rule in all().filter(|rule| rule.off) {
        assert_ne!(rule.grant.assigned_by(), AssignedBy::Azure, "{}", rule.id);
    }
}

#[test]
fn every_id_has_its_place() {
    let rows: Vec<&str> = all().map(|rule| rule.id).collect();
    let known: Vec<&str> = order::IDS
        .iter()
        .copied()
        .filter(|id| rows.contains(id))
        .collect();
    assert_eq!(known, order::IDS, "an id without a rule");
    let lost: Vec<&&str> = rows.iter().filter(|id| !order::IDS.contains(id)).collect();
    assert!(lost.is_empty(), "not in the order of ids: {lost:?}");
    let distinct: BTreeSet<&str> = order::IDS.iter().copied().collect();
    assert_eq!(distinct.len(), order::IDS.len(), "an id stands twice");
}

/// Rows stand in the order in which the rules are written down.
#[test]
fn rows_are_those_of_the_facts_in_their_order() {
    let facts = include_str!("../../../tests/facts/rules.txt");
    let mut written: Vec<&str> = facts
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| Some(line.split_once(" | ")?.0))
        .collect();
    written.dedup();
    let found = |id: &str| {
        crate::diag::code::all()
            .iter()
            .any(|code| code.info().rule == Some(id))
    };
    written.retain(|id| standings::find(id).is_none() && !found(id));
    // What any persona may name stands behind the personas.
    let any = |id: &&str| {
        let mut named = uses::RULES.iter().flat_map(SharedRule::rows);
        id.starts_with("HUM-") && named.any(|rule| rule.id == *id)
    };
    let (uses, mut written): (Vec<&str>, Vec<&str>) = written.into_iter().partition(any);
    let behind = written
        .iter()
        .position(|id| id.starts_with("DEP-"))
        .expect("a deployer");
    written.splice(behind..behind, uses);
    let mut rows: Vec<&str> = all().map(|rule| rule.id).collect();
    rows.dedup();
    let first = rows.iter().zip(&written).find(|(row, id)| row != id);
    assert!(first.is_none() && rows.len() == written.len(), "{first:?}");
}
