//! Compute instances: by user-assigned identity (`CI-UAI`, `CI`), and their users (`CI-USER`). A system-assigned
//! identity is refused: the workspace always reaches its storage with identities.

use super::{Grant, On, READ_SECRETS, RULE, RoleRule, Swap};
use crate::catalog::{roles, sources};
use crate::model::{
    Activity::{
        CallAiServices, CallOpenAi, IdleShutdown, MountNotebooks, OwnInstance, PullImages, ReadData,
        ReadSearch, ReadSecrets, ReadWorkspace, RunJobs, UseDefaultDatastore, WriteData, WriteSearch,
        WriteWorkspace,
    },
    ActorKind::{InstanceUser, Person},
    Mark::{Definition, Documented, Open},
};

pub(super) const RULES: &[RoleRule] = &[
    RoleRule {
        id: "CI-USER-FILE-01",
        to: &[Person],
        when: &[OwnInstance],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR),
        mark: Documented,
        because: "works on a compute instance that mounts the workspace's file share as its user, where keys are off",
        without: "the compute instance can't mount the files of its user",
        sources: &[&sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "CI-UAI-FILE-01",
        to: &[InstanceUser],
        when: &[MountNotebooks],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR),
        mark: Documented,
        because: "mounts the workspace's file share on the compute instance, where keys are off",
        without: "the compute instance can't mount its files",
        sources: &[&sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "CI-UAI-STORAGE-01",
        to: &[InstanceUser],
        when: &[UseDefaultDatastore],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
        mark: Documented,
        because: "uses the workspace's own datastores from the compute instance",
        without: "datastores of the workspace's own account don't open on the compute instance",
        sources: &[&sources::CI],
        ..RULE
    },
    RoleRule {
        id: "CI-UAI-STORAGE-01",
        to: &[InstanceUser],
        when: &[ReadData],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
        mark: Documented,
        because: "reads this data on the compute instance",
        without: "this data can't be read on the compute instance",
        sources: &[&sources::CI],
        ..RULE
    },
    RoleRule {
        id: "CI-UAI-STORAGE-02",
        to: &[InstanceUser],
        when: &[WriteData],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "reads and writes this data on the compute instance",
        without: "this data can't be written on the compute instance",
        sources: &[&sources::CI],
        ..RULE
    },
    RoleRule {
        id: "CI-IDLE-01",
        to: &[InstanceUser],
        when: &[IdleShutdown],
        on: On::Workspace,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        least: Some(Swap {
            role: &roles::AZUREML_COMPUTE_OPERATOR,
            mark: Definition,
            because: None,
        }),
        mark: Documented,
        because: "stops the compute instance when it is idle",
        without: "the compute instance never stops for inactivity",
        sources: &[&sources::AUTH, &sources::CI],
        ..RULE
    },
    RoleRule {
        id: "CI-ACR-01",
        to: &[InstanceUser],
        when: &[RunJobs],
        on: On::Registry,
        grant: Grant::Template(&roles::ACR_PULL),
        off: true,
        mark: Open,
        because: "pulls images from the workspace's registry on the compute instance",
        without: "images of the workspace's registry may fail to be pulled on the compute instance",
        sources: &[],
        ..RULE
    },
    RoleRule {
        id: "CI-ACR-02",
        to: &[InstanceUser],
        when: &[PullImages],
        on: On::Target,
        grant: Grant::Template(&roles::ACR_PULL),
        mark: Definition,
        because: "pulls images of the compute instance from this registry",
        without: "images of this registry can't be pulled for the compute instance",
        sources: &[&sources::ROLE_DATA],
        ..RULE
    },
    RoleRule {
        id: "CI-KV-01",
        to: &[InstanceUser],
        when: &[ReadSecrets],
        on: On::Target,
        grant: Grant::Secrets(&roles::KEY_VAULT_SECRETS_USER, READ_SECRETS),
        mark: Documented,
        because: "reads secrets of this vault in code on the compute instance",
        without: "secrets of this vault can't be read in code on the compute instance",
        sources: &[&sources::SECRETS],
        ..RULE
    },
    RoleRule {
        id: "CI-AOAI-01",
        to: &[InstanceUser],
        when: &[CallOpenAi],
        on: On::Target,
        grant: Grant::Template(&roles::COGNITIVE_SERVICES_OPENAI_USER),
        mark: Definition,
        because: "calls models of Azure OpenAI without a key",
        without: "calls of the models are refused",
        sources: &[&sources::ROLE_DATA],
        ..RULE
    },
    RoleRule {
        id: "CI-AIS-01",
        to: &[InstanceUser],
        when: &[CallAiServices],
        on: On::Target,
        grant: Grant::Template(&roles::COGNITIVE_SERVICES_USER),
        mark: Definition,
        because: "calls AI services without a key",
        without: "calls of the services are refused",
        sources: &[&sources::HUB_RBAC],
        ..RULE
    },
    RoleRule {
        id: "CI-SRCH-01",
        to: &[InstanceUser],
        when: &[ReadSearch],
        on: On::Target,
        grant: Grant::Template(&roles::SEARCH_INDEX_DATA_READER),
        unless: &[&roles::SEARCH_INDEX_DATA_CONTRIBUTOR],
        mark: Definition,
        because: "queries indexes of this search service without a key",
        without: "queries are refused",
        sources: &[&sources::HUB_RBAC],
        ..RULE
    },
    RoleRule {
        id: "CI-SRCH-02",
        to: &[InstanceUser],
        when: &[WriteSearch],
        on: On::Target,
        grant: Grant::Template(&roles::SEARCH_INDEX_DATA_CONTRIBUTOR),
        mark: Definition,
        because: "queries and writes indexes of this search service without a key",
        without: "writing of indexes is refused",
        sources: &[&sources::HUB_RBAC],
        ..RULE
    },
    RoleRule {
        id: "CI-WS-01",
        to: &[InstanceUser],
        when: &[ReadWorkspace],
        on: On::Workspace,
        grant: Grant::Template(&roles::READER),
        unless: &[&roles::AZUREML_DATA_SCIENTIST],
        mark: Definition,
        because: "reads assets of its own workspace from code",
        without: "code that calls the workspace fails",
        sources: &[&sources::ROLE_DATA],
        ..RULE
    },
    RoleRule {
        id: "CI-WS-02",
        to: &[InstanceUser],
        when: &[WriteWorkspace],
        on: On::Workspace,
        grant: Grant::Template(&roles::AZUREML_DATA_SCIENTIST),
        mark: Definition,
        because: "submits jobs and registers models in its own workspace from code",
        without: "code that submits jobs or registers models fails",
        sources: &[&sources::ROLE_DATA],
        ..RULE
    },
];
