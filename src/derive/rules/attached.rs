//! Identities attached to the workspace that are not its primary one (`WS-UAIX`): jobs, sessions and monitors without a compute of
//! their own. Where no attached identity is named, the primary one acts here as well.

use super::{Grant, KEEP_SECRETS, On, RULE, RoleRule, Swap};
use crate::catalog::{roles, sources};
use crate::model::{
    Activity::{
        ModelMonitoring, PromptFlow, ReadServerless, RunServerless, SparkAccount, SparkData, StoreServerless,
        SubmitAs,
    },
    ActorKind::{Person, WorkspaceAttached},
    Mark::{Definition, Documented, Open},
};

pub(super) const RULES: &[RoleRule] = &[
    RoleRule {
        id: "WS-UAIX-MON-01",
        to: &[WorkspaceAttached],
        when: &[ModelMonitoring],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "reads and writes what model monitors keep in the workspace's own stores, where keys are off",
        without: "model monitors fail",
        sources: &[&sources::KEYLESS, &sources::MON],
        ..RULE
    },
    RoleRule {
        id: "WS-UAIX-STORAGE-01",
        to: &[WorkspaceAttached],
        when: &[StoreServerless],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Definition,
        because: "keeps code, outputs and logs of serverless jobs and sessions in the workspace's own stores",
        without: "serverless jobs can't start or lose their outputs and logs",
        sources: &[&sources::SERVERLESS],
        ..RULE
    },
    RoleRule {
        id: "WS-UAIX-STORAGE-01",
        to: &[WorkspaceAttached],
        when: &[ReadServerless],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        least: Some(Swap {
            role: &roles::STORAGE_BLOB_DATA_READER,
            mark: Definition,
            because: Some(
                "reads the code of serverless jobs in the workspace's own stores, where it can keep no outputs and no logs",
            ),
        }),
        mark: Definition,
        because: "works in the workspace's own stores, where code, outputs and logs of serverless jobs lie",
        without: "serverless jobs can't start or lose their outputs and logs",
        sources: &[&sources::SERVERLESS],
        ..RULE
    },
    RoleRule {
        id: "WS-UAIX-ACR-01",
        to: &[WorkspaceAttached],
        when: &[RunServerless],
        on: On::Registry,
        grant: Grant::Template(&roles::ACR_PULL),
        mark: Open,
        because: "pulls the images of serverless jobs from the workspace's registry, whose admin user is off",
        without: "serverless jobs are reported to fail to pull their images",
        sources: &[],
        ..RULE
    },
    RoleRule {
        id: "WS-UAIX-SPARK-01",
        to: &[WorkspaceAttached],
        when: &[SparkData],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "works on this data in Spark jobs",
        without: "Spark jobs can't use this data",
        sources: &[&sources::SPARK],
        ..RULE
    },
    RoleRule {
        id: "WS-UAIX-SPARK-02",
        to: &[WorkspaceAttached],
        when: &[SparkAccount],
        on: On::Target,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        least: Some(Swap {
            role: &roles::READER,
            mark: Definition,
            because: None,
        }),
        mark: Documented,
        because: "opens the storage account of the data of Spark jobs",
        without: "Spark jobs may fail to open the account",
        sources: &[&sources::SPARK, &sources::SPARK_ENV, &sources::EX_SPARK],
        ..RULE
    },
    RoleRule {
        id: "WS-UAIX-KV-02",
        to: &[WorkspaceAttached],
        when: &[PromptFlow],
        on: On::KeyVault,
        grant: Grant::Template(&roles::KEY_VAULT_READER),
        off: true,
        mark: Definition,
        because: "looks at the workspace's key vault for prompt flow sessions with a private feed",
        without: "prompt flow sessions with a private feed fail",
        sources: &[&sources::PF_SESSION],
        ..RULE
    },
    RoleRule {
        id: "WS-UAIX-PF-01",
        to: &[WorkspaceAttached],
        when: &[PromptFlow],
        on: On::Storage,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        mark: Documented,
        because: "manages the workspace's own storage account for prompt flow sessions",
        without: "prompt flow sessions fail to start",
        sources: &[&sources::PF_SESSION],
        ..RULE
    },
    RoleRule {
        id: "WS-UAIX-PF-01",
        to: &[WorkspaceAttached],
        when: &[PromptFlow],
        on: On::KeyVault,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        mark: Documented,
        because: "manages the workspace's key vault for prompt flow sessions",
        without: "prompt flow sessions fail to start",
        sources: &[&sources::PF_SESSION],
        ..RULE
    },
    RoleRule {
        id: "WS-UAIX-PF-01",
        to: &[WorkspaceAttached],
        when: &[PromptFlow],
        on: On::Registry,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        mark: Documented,
        because: "builds and pulls the images of prompt flow sessions",
        without: "prompt flow sessions can't get their images",
        sources: &[&sources::PF_SESSION],
        ..RULE
    },
    RoleRule {
        id: "WS-UAIX-PF-01",
        to: &[WorkspaceAttached],
        when: &[PromptFlow],
        on: On::ApplicationInsights,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        mark: Documented,
        because: "connects prompt flow sessions to the workspace's Application Insights",
        without: "telemetry of prompt flow sessions fails",
        sources: &[&sources::PF_SESSION],
        ..RULE
    },
    RoleRule {
        id: "WS-UAIX-PF-01",
        to: &[WorkspaceAttached],
        when: &[PromptFlow],
        on: On::Workspace,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        mark: Documented,
        because: "runs prompt flow sessions in the workspace",
        without: "prompt flow sessions fail to start",
        sources: &[&sources::PF_SESSION],
        ..RULE
    },
    RoleRule {
        id: "WS-UAIX-PF-02",
        to: &[WorkspaceAttached],
        when: &[PromptFlow],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "reads and writes data of prompt flow sessions in the workspace's own stores",
        without: "prompt flow sessions can't keep their data",
        sources: &[&sources::PF_SESSION],
        ..RULE
    },
    RoleRule {
        id: "WS-UAIX-PF-02",
        to: &[WorkspaceAttached],
        when: &[PromptFlow],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR),
        mark: Documented,
        because: "keeps the files of prompt flow sessions in the workspace's file share",
        without: "prompt flow sessions can't mount their files",
        sources: &[&sources::PF_SESSION],
        ..RULE
    },
    RoleRule {
        id: "WS-UAIX-PF-03",
        to: &[WorkspaceAttached],
        when: &[PromptFlow],
        on: On::KeyVault,
        grant: Grant::Secrets(&roles::KEY_VAULT_ADMINISTRATOR, KEEP_SECRETS),
        mark: Documented,
        because: "reads and keeps secrets of prompt flow sessions in the workspace's vault",
        without: "prompt flow sessions can't use the secrets of connections",
        sources: &[&sources::PF_SESSION],
        ..RULE
    },
    RoleRule {
        id: "WS-UAIX-SUBMIT-01",
        to: &[Person],
        when: &[SubmitAs],
        on: On::Target,
        grant: Grant::Template(&roles::MANAGED_IDENTITY_OPERATOR),
        mark: Documented,
        because: "submits jobs and sessions that run as this identity, which is attached to their compute at each start",
        without: "jobs and sessions with this identity don't start",
        sources: &[&sources::PF_SESSION, &sources::ROLES],
        ..RULE
    },
];
