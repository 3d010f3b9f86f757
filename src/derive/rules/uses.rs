//! What the entries of `uses` bring, whoever has them: a rule for each activity of the table of uses that reaches data or a service.
//! What only one kind of actor does stands in its family.

use super::shared::{SharedRule, holder};
use super::{Grant, KEEP_SECRETS, On, READ_SECRETS, RULE, RoleRule, Swap};
use crate::catalog::{roles, sources};
use crate::model::{
    Activity::{
        CallAiServices, CallOpenAi, ManageSearch, PullImages, ReadData, ReadMlRegistry, ReadSearch,
        ReadSecrets, ReadWorkspace, RetrieveFeatures, RetrieveOffline, RetrieveOnline, UseConnections,
        WriteData, WriteImages, WriteMlRegistry, WriteSearch, WriteSecrets, WriteWorkspace,
    },
    ActorKind::{
        ClusterSystem, ClusterUser, EndpointSystem, EndpointUser, InstanceUser, KubernetesSystem,
        KubernetesUser, Person, WorkspaceAttached, WorkspacePrimary, WorkspaceSystem,
    },
    Mark::{Definition, Documented, Open},
};

pub(super) const RULES: &[SharedRule] = &[
    SharedRule {
        rule: RoleRule {
            when: &[ReadData],
            grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
            mark: Documented,
            because: "reads this data in jobs",
            without: "jobs can't read this data",
            sources: &[&sources::AUTH],
            ..RULE
        },
        holders: &[
            holder("WS-SAI-DATA-01", &[WorkspaceSystem])
                .saying(
                    "reads this data, for previews in the studio or for the workspace's own work",
                    "previews of this data fail",
                )
                .cited(&[&sources::STUDIO_VNET, &sources::DATA_AUTH, &sources::AUTH]),
            holder("WS-UAI-DATA-01", &[WorkspacePrimary])
                .saying(
                    "reads this data, for previews in the studio or for the workspace's own work",
                    "previews of this data fail",
                )
                .cited(&[&sources::STUDIO_VNET]),
            holder("WS-UAIX-DATA-01", &[WorkspaceAttached])
                .saying(
                    "reads this data in serverless jobs and sessions",
                    "serverless jobs can't read this data",
                )
                .cited(&[&sources::SERVERLESS, &sources::AUTH]),
            holder("CL-SAI-STORAGE-01", &[ClusterSystem]),
            holder("CL-UAI-STORAGE-01", &[ClusterUser]),
            holder("CI-UAI-STORAGE-01", &[InstanceUser])
                .saying(
                    "reads this data on the compute instance",
                    "this data can't be read on the compute instance",
                )
                .cited(&[&sources::CI]),
            holder("K8S-ID-STORAGE-01", &[KubernetesSystem, KubernetesUser]).cited(&[&sources::K8S_ATT]),
            holder("EP-SAI-DATA-01", &[EndpointSystem])
                .saying(
                    "reads this data in scoring code",
                    "scoring code can't read this data",
                )
                .cited(&[&sources::EP_AUTH, &sources::EX_EP]),
            holder("EP-UAI-DATA-01", &[EndpointUser])
                .saying(
                    "reads this data in scoring code",
                    "scoring code can't read this data",
                )
                .cited(&[&sources::EX_EP]),
            holder("HUM-DATA-01", &[Person])
                .saying("reads this data", "this data does not open")
                .cited(&[&sources::AUTH, &sources::DATA_AUTH]),
        ],
    },
    SharedRule {
        rule: RoleRule {
            when: &[WriteData],
            grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
            mark: Documented,
            because: "reads and writes this data in jobs",
            without: "jobs can't write this data",
            sources: &[&sources::ROLE_DATA],
            ..RULE
        },
        holders: &[
            holder("WS-SAI-DATA-02", &[WorkspaceSystem])
                .saying(
                    "reads and writes this data",
                    "the workspace can't write this data",
                )
                .marked(Definition),
            holder("WS-UAI-DATA-02", &[WorkspacePrimary])
                .saying(
                    "reads and writes this data",
                    "the workspace can't write this data",
                )
                .marked(Definition),
            holder("WS-UAIX-DATA-02", &[WorkspaceAttached])
                .saying(
                    "reads and writes this data in serverless jobs and sessions",
                    "serverless jobs can't write this data",
                )
                .cited(&[&sources::SERVERLESS, &sources::AUTH]),
            holder("CL-SAI-STORAGE-02", &[ClusterSystem]).cited(&[&sources::DATA_AUTH]),
            holder("CL-UAI-STORAGE-02", &[ClusterUser]).cited(&[&sources::KEYLESS]),
            holder("CI-UAI-STORAGE-02", &[InstanceUser])
                .saying(
                    "reads and writes this data on the compute instance",
                    "this data can't be written on the compute instance",
                )
                .cited(&[&sources::CI]),
            holder("K8S-ID-STORAGE-02", &[KubernetesSystem, KubernetesUser]).cited(&[&sources::K8S_ATT]),
            holder("EP-SAI-DATA-02", &[EndpointSystem])
                .saying(
                    "reads and writes this data in scoring code",
                    "scoring code can't write this data",
                )
                .marked(Definition),
            holder("EP-UAI-DATA-02", &[EndpointUser])
                .saying(
                    "reads and writes this data in scoring code",
                    "scoring code can't write this data",
                )
                .marked(Definition),
            holder("HUM-DATA-02", &[Person])
                .saying("reads and writes this data", "this data can't be written")
                .cited(&[&sources::AUTH, &sources::DATA_AUTH]),
        ],
    },
    SharedRule {
        rule: RoleRule {
            when: &[PullImages],
            grant: Grant::Template(&roles::ACR_PULL),
            mark: Documented,
            because: "pulls images of jobs from this registry",
            without: "images of this registry can't be pulled for jobs",
            sources: &[&sources::AUTH],
            ..RULE
        },
        holders: &[
            holder("WS-SAI-ACR-02", &[WorkspaceSystem]).saying(
                "pulls images from this registry",
                "environments on images of this registry fail",
            ),
            holder("WS-UAI-ACR-02", &[WorkspacePrimary]).saying(
                "pulls images from this registry",
                "environments on images of this registry fail",
            ),
            holder("CL-SAI-ACR-03", &[ClusterSystem]),
            holder("CL-UAI-ACR-02", &[ClusterUser]),
            holder("CI-ACR-02", &[InstanceUser])
                .saying(
                    "pulls images of the compute instance from this registry",
                    "images of this registry can't be pulled for the compute instance",
                )
                .marked(Definition)
                .cited(&[&sources::ROLE_DATA]),
            holder("K8S-ID-ACR-02", &[KubernetesSystem, KubernetesUser]).cited(&[&sources::K8S_ATT]),
            holder("EP-SAI-ACR-02", &[EndpointSystem])
                .saying(
                    "pulls images of deployments from this registry",
                    "images of this registry can't be pulled for deployments",
                )
                .cited(&[&sources::AUTH_PREVIEW, &sources::AUTH]),
            holder("EP-UAI-ACR-02", &[EndpointUser])
                .saying(
                    "pulls images of deployments from this registry",
                    "images of this registry can't be pulled for deployments",
                )
                .cited(&[&sources::AUTH_PREVIEW, &sources::AUTH]),
            holder("HUM-ACR-01", &[Person])
                .saying(
                    "pulls images from this registry",
                    "images of this registry can't be pulled",
                )
                .marked(Definition)
                .cited(&[&sources::ROLE_DATA]),
        ],
    },
    SharedRule {
        rule: RoleRule {
            when: &[WriteImages],
            grant: Grant::Template(&roles::ACR_PUSH),
            mark: Definition,
            because: "pulls images from this registry and pushes them to it",
            without: "images can't be pushed to this registry",
            sources: &[&sources::ROLE_DATA],
            ..RULE
        },
        holders: &[holder("HUM-ACR-02", &[Person])],
    },
    SharedRule {
        rule: RoleRule {
            when: &[ReadSecrets],
            grant: Grant::Secrets(&roles::KEY_VAULT_SECRETS_USER, READ_SECRETS),
            mark: Documented,
            because: "reads secrets of this vault in jobs",
            without: "secrets of this vault can't be read in jobs",
            sources: &[&sources::SECRETS],
            ..RULE
        },
        holders: &[
            holder("WS-UAIX-KV-01", &[WorkspaceAttached]).saying(
                "reads secrets of this vault in serverless jobs and sessions",
                "serverless jobs can't read secrets",
            ),
            holder("CL-KV-01", &[ClusterSystem, ClusterUser]),
            holder("CI-KV-01", &[InstanceUser]).saying(
                "reads secrets of this vault in code on the compute instance",
                "secrets of this vault can't be read in code on the compute instance",
            ),
            holder("K8S-KV-01", &[KubernetesSystem, KubernetesUser]).marked(Definition),
            holder("EP-SAI-KV-01", &[EndpointSystem])
                .saying(
                    "reads secrets of this vault in deployments",
                    "secrets of this vault can't be read in deployments",
                )
                .cited(&[&sources::INJ, &sources::INJ_HOW]),
            holder("EP-UAI-KV-01", &[EndpointUser])
                .saying(
                    "reads secrets of this vault in deployments",
                    "secrets of this vault can't be read in deployments",
                )
                .cited(&[&sources::INJ_HOW]),
            holder("HUM-KV-01", &[Person]).saying(
                "reads secrets of this vault",
                "secrets of this vault can't be read",
            ),
        ],
    },
    SharedRule {
        rule: RoleRule {
            when: &[WriteSecrets],
            grant: Grant::Secrets(&roles::KEY_VAULT_SECRETS_OFFICER, KEEP_SECRETS),
            mark: Documented,
            because: "reads and writes secrets of this vault",
            without: "secrets of this vault can't be written",
            sources: &[&sources::SECRETS],
            ..RULE
        },
        holders: &[holder("HUM-KV-02", &[Person])],
    },
    SharedRule {
        rule: RoleRule {
            when: &[CallOpenAi],
            grant: Grant::Template(&roles::COGNITIVE_SERVICES_OPENAI_USER),
            mark: Definition,
            because: "calls models of Azure OpenAI without a key",
            without: "calls of the models are refused",
            sources: &[&sources::PF_DEPLOY],
            ..RULE
        },
        holders: &[
            holder("WS-UAIX-AOAI-01", &[WorkspaceAttached]),
            holder("CL-AOAI-01", &[ClusterSystem, ClusterUser]),
            holder("CI-AOAI-01", &[InstanceUser]).cited(&[&sources::ROLE_DATA]),
            holder("K8S-AOAI-01", &[KubernetesSystem, KubernetesUser]).cited(&[&sources::ROLE_DATA]),
            holder("EP-SAI-AOAI-01", &[EndpointSystem]).marked(Documented),
            holder("EP-UAI-AOAI-01", &[EndpointUser]).marked(Documented),
            holder("HUM-AOAI-01", &[Person]).marked(Documented),
        ],
    },
    SharedRule {
        rule: RoleRule {
            when: &[CallAiServices],
            grant: Grant::Template(&roles::COGNITIVE_SERVICES_USER),
            mark: Definition,
            because: "calls AI services without a key",
            without: "calls of the services are refused",
            sources: &[&sources::HUB_RBAC],
            ..RULE
        },
        holders: &[
            holder("WS-UAIX-AIS-01", &[WorkspaceAttached]),
            holder("CL-AIS-01", &[ClusterSystem, ClusterUser]),
            holder("CI-AIS-01", &[InstanceUser]),
            holder("K8S-AIS-01", &[KubernetesSystem, KubernetesUser]),
            holder("EP-SAI-AIS-01", &[EndpointSystem]),
            holder("EP-UAI-AIS-01", &[EndpointUser]),
            holder("HUM-AIS-01", &[Person]).marked(Documented),
        ],
    },
    SharedRule {
        rule: RoleRule {
            when: &[ReadSearch],
            grant: Grant::Template(&roles::SEARCH_INDEX_DATA_READER),
            unless: &[&roles::SEARCH_INDEX_DATA_CONTRIBUTOR],
            mark: Definition,
            because: "queries indexes of this search service without a key",
            without: "queries are refused",
            sources: &[&sources::HUB_RBAC],
            ..RULE
        },
        holders: &[
            holder("WS-UAIX-SRCH-01", &[WorkspaceAttached]),
            holder("CL-SRCH-01", &[ClusterSystem, ClusterUser]),
            holder("CI-SRCH-01", &[InstanceUser]),
            holder("K8S-SRCH-01", &[KubernetesSystem, KubernetesUser]),
            holder("EP-SAI-SRCH-01", &[EndpointSystem]),
            holder("EP-UAI-SRCH-01", &[EndpointUser]),
            holder("HUM-SRCH-01", &[Person]).marked(Documented),
        ],
    },
    SharedRule {
        rule: RoleRule {
            when: &[WriteSearch],
            grant: Grant::Template(&roles::SEARCH_INDEX_DATA_CONTRIBUTOR),
            mark: Definition,
            because: "queries indexes and loads documents of this search service without a key",
            without: "writing of indexes is refused",
            sources: &[&sources::HUB_RBAC],
            ..RULE
        },
        holders: &[
            holder("WS-UAIX-SRCH-02", &[WorkspaceAttached]),
            holder("CL-SRCH-02", &[ClusterSystem, ClusterUser]),
            holder("CI-SRCH-02", &[InstanceUser]),
            holder("K8S-SRCH-02", &[KubernetesSystem, KubernetesUser]),
            holder("EP-SAI-SRCH-02", &[EndpointSystem]),
            holder("EP-UAI-SRCH-02", &[EndpointUser]),
            holder("HUM-SRCH-02", &[Person]).marked(Documented),
        ],
    },
    SharedRule {
        rule: RoleRule {
            when: &[ManageSearch],
            grant: Grant::Template(&roles::SEARCH_SERVICE_CONTRIBUTOR),
            mark: Documented,
            because: "makes and changes indexes, indexers and skillsets of this search service",
            without: "indexes, indexers and skillsets can't be made or changed",
            sources: &[&sources::SRCH],
            ..RULE
        },
        holders: &[
            holder("WS-UAIX-SRCH-03", &[WorkspaceAttached]),
            holder("CL-SRCH-03", &[ClusterSystem, ClusterUser]),
            holder("CI-SRCH-03", &[InstanceUser]).marked(Definition),
            holder("K8S-SRCH-03", &[KubernetesSystem, KubernetesUser]).marked(Definition),
            holder("EP-SAI-SRCH-03", &[EndpointSystem]).marked(Definition),
            holder("EP-UAI-SRCH-03", &[EndpointUser]).marked(Definition),
            holder("HUM-SRCH-03", &[Person]),
        ],
    },
    SharedRule {
        rule: RoleRule {
            when: &[RetrieveFeatures],
            grant: Grant::Template(&roles::AZUREML_DATA_SCIENTIST),
            mark: Documented,
            because: "retrieves features of this feature store in jobs",
            without: "jobs can't resolve feature retrieval specifications",
            sources: &[&sources::FS],
            ..RULE
        },
        holders: &[
            holder("WS-UAIX-FS-01", &[WorkspaceAttached]).saying(
                "retrieves features of this feature store in serverless jobs and sessions",
                "serverless jobs can't resolve feature retrieval specifications",
            ),
            holder("CL-FS-01", &[ClusterSystem, ClusterUser]),
            holder("CI-FS-01", &[InstanceUser]).saying(
                "retrieves features of this feature store in code on the compute instance",
                "features can't be retrieved on the compute instance",
            ),
            holder("K8S-FS-01", &[KubernetesSystem, KubernetesUser]),
            holder("EP-SAI-FS-01", &[EndpointSystem])
                .saying(
                    "retrieves features of this feature store in deployments",
                    "the deployment of a model with a feature retrieval specification fails",
                )
                .cited(&[&sources::TUT_FS]),
            holder("EP-UAI-FS-01", &[EndpointUser])
                .saying(
                    "retrieves features of this feature store in deployments",
                    "the deployment of a model with a feature retrieval specification fails",
                )
                .cited(&[&sources::TUT_FS]),
            holder("FS-CONS-01", &[Person]).saying(
                "looks up and retrieves features of this feature store",
                "the feature store does not open",
            ),
        ],
    },
    SharedRule {
        rule: RoleRule {
            when: &[RetrieveOffline],
            grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
            mark: Documented,
            because: "reads materialized features of this offline store",
            without: "materialized features can't be retrieved",
            sources: &[&sources::FS],
            ..RULE
        },
        holders: &[
            holder("WS-UAIX-FS-02", &[WorkspaceAttached]),
            holder("CL-FS-02", &[ClusterSystem, ClusterUser]),
            holder("CI-FS-02", &[InstanceUser]),
            holder("K8S-FS-02", &[KubernetesSystem, KubernetesUser]),
            holder("EP-SAI-FS-02", &[EndpointSystem]).marked(Definition),
            holder("EP-UAI-FS-02", &[EndpointUser]).marked(Definition),
            holder("FS-CONS-03", &[Person]),
        ],
    },
    SharedRule {
        rule: RoleRule {
            when: &[RetrieveOnline],
            grant: Grant::Template(&roles::CONTRIBUTOR),
            least: Some(Swap {
                role: &roles::REDIS_CACHE_CONTRIBUTOR,
                mark: Definition,
                because: None,
            }),
            mark: Definition,
            because: "looks up features in this online store with the keys of the cache, which therefore has to keep them",
            without: "features can't be looked up online",
            sources: &[&sources::TUT_FS],
            ..RULE
        },
        holders: &[
            holder("WS-UAIX-FS-03", &[WorkspaceAttached]),
            holder("CL-FS-03", &[ClusterSystem, ClusterUser]),
            holder("CI-FS-03", &[InstanceUser]),
            holder("K8S-FS-03", &[KubernetesSystem, KubernetesUser]),
            holder("EP-SAI-FS-03", &[EndpointSystem]).marked(Documented),
            holder("EP-UAI-FS-03", &[EndpointUser]).marked(Documented),
            holder("FS-CONS-04", &[Person]).marked(Documented),
        ],
    },
    SharedRule {
        rule: RoleRule {
            when: &[ReadMlRegistry],
            grant: Grant::Template(&roles::AZUREML_REGISTRY_USER),
            mark: Open,
            because: "uses assets of this Azure Machine Learning registry in jobs",
            without: "jobs can't use assets of this registry",
            sources: &[&sources::REG],
            ..RULE
        },
        holders: &[holder("CL-REG-01", &[ClusterSystem, ClusterUser])],
    },
    SharedRule {
        rule: RoleRule {
            when: &[ReadMlRegistry],
            grant: Grant::Template(&roles::READER),
            mark: Documented,
            because: "reads assets of this registry",
            without: "assets of this registry do not show",
            sources: &[&sources::REG],
            ..RULE
        },
        holders: &[holder("REG-HUM-02", &[Person])],
    },
    SharedRule {
        rule: RoleRule {
            when: &[WriteMlRegistry],
            grant: Grant::Template(&roles::AZUREML_REGISTRY_USER),
            mark: Documented,
            because: "reads, writes and deletes assets of this registry",
            without: "assets of this registry can't be written",
            sources: &[&sources::ROLES, &sources::REG],
            ..RULE
        },
        holders: &[holder("REG-HUM-01", &[Person])],
    },
    SharedRule {
        rule: RoleRule {
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
        holders: &[
            holder("WS-UAIX-WS-01", &[WorkspaceAttached]),
            holder("CL-WS-01", &[ClusterSystem, ClusterUser]),
            holder("CI-WS-01", &[InstanceUser]),
            holder("K8S-WS-01", &[KubernetesSystem, KubernetesUser]),
        ],
    },
    SharedRule {
        rule: RoleRule {
            when: &[WriteWorkspace],
            on: On::Workspace,
            grant: Grant::Template(&roles::AZUREML_DATA_SCIENTIST),
            mark: Definition,
            because: "submits jobs and registers models in its own workspace from code",
            without: "code that submits jobs or registers models fails",
            sources: &[&sources::ROLE_DATA],
            ..RULE
        },
        holders: &[
            holder("WS-UAIX-WS-02", &[WorkspaceAttached]),
            holder("CL-WS-02", &[ClusterSystem, ClusterUser]),
            holder("CI-WS-02", &[InstanceUser]),
            holder("K8S-WS-02", &[KubernetesSystem, KubernetesUser]),
        ],
    },
    SharedRule {
        rule: RoleRule {
            when: &[UseConnections],
            on: On::Workspace,
            grant: Grant::Template(&roles::AZURE_MACHINE_LEARNING_WORKSPACE_CONNECTION_SECRETS_READER),
            mark: Documented,
            because: "reads secrets of the connections that deployments use",
            without: "deployments can't use connections",
            sources: &[&sources::EP_AUTH, &sources::INJ],
            ..RULE
        },
        holders: &[
            holder("EP-SAI-SECRETS-02", &[EndpointSystem]),
            holder("EP-UAI-SECRETS-01", &[EndpointUser]).cited(&[&sources::EP_AUTH, &sources::PF_DEPLOY]),
        ],
    },
];
