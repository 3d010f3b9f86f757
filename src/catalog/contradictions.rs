//! Where the sources disagree, what each of them says, and what amlgen takes.
//!
//! A rule that rests on such a choice is touched by the entry; `amlgen rules C-08` shows one.

use crate::catalog::sources::{
    ACR_ABAC, ACR_ROLES, AUTH, AUTH_2022, AUTH_2024, AUTH_2025, AUTH_PREVIEW, AVM_AI, AVM_TF, AZMON, CMK,
    CMK_2024, CMK_HOW, DATASTORE, E2E_CHAT, EP_AUTH, EX_SPARK, GEN1, HUB, HUB_RBAC, INFSRV, INJ, K8S_ATT,
    K8S_EXT, KEYLESS, KEYLESS_2024, KEYLESS_CHINA, NET, PF_DEPLOY, PF_SESSION, QS, RBAC_T, REG, ROLE_DATA,
    ROLE_TABLE, ROLES, ROLES_2024, SEC, SPARK, SPARK_ENV, SRCH, TF_DOC, TYPES,
};
use crate::model::fact::Contradiction;

/// All contradictions, in the order of their ids.
pub const ALL: &[Contradiction] = &[
    Contradiction {
        id: "C-01",
        topic: "what a workspace's system-assigned identity holds on the resource group",
        says: &[
            ("Contributor", &[&SEC]),
            (
                "Azure AI Administrator, for workspaces created after 2024-11-19",
                &[&ROLES, &HUB_RBAC],
            ),
        ],
        choice: "amlgen emits neither and shows Azure AI Administrator as Azure's own grant; nothing is planned on the \
                 wider rights of Contributor, although support may have switched a subscription back to it.",
        rules: &["WS-SAI-RG-01", "WS-SAI-PE-01"],
    },
    Contradiction {
        id: "C-02",
        topic: "Contributor on the workspace for its user-assigned identity",
        says: &[
            ("the table of roles has no such row", &[&AUTH_2022]),
            ("the role is required", &[&AUTH_2025, &AUTH, &PF_SESSION]),
        ],
        choice: "amlgen emits it, because every newer page asks for it.",
        rules: &["WS-UAI-WS-01"],
    },
    Contradiction {
        id: "C-03",
        topic: "the roles of a user-assigned workspace identity",
        says: &[
            (
                "the summary by scenario leaves out Contributor on storage, key vault and Application Insights",
                &[&AUTH],
            ),
            ("the table of the workspace names all three", &[&AUTH, &QS]),
        ],
        choice: "amlgen follows the longer table.",
        rules: &["WS-UAI-STORAGE-01", "WS-UAI-KV-01", "WS-UAI-AI-01"],
    },
    Contradiction {
        id: "C-04",
        topic: "the data role of a user-assigned workspace identity on its storage",
        says: &[
            ("it is optional and serves previews in the studio", &[&AUTH]),
            ("it is needed where keys are off", &[&KEYLESS]),
            (
                "sessions of prompt flow need the role for files as well",
                &[&PF_SESSION],
            ),
        ],
        choice: "amlgen always emits the role for blobs, and the one for files where the share is used; leaving out what a \
                 keyless workspace needs is an error.",
        rules: &["WS-UAI-STORAGE-02", "WS-UAI-STORAGE-03"],
    },
    Contradiction {
        id: "C-05",
        topic: "what an endpoint's system-assigned identity gets on the workspace's storage",
        says: &[
            ("Storage Blob Data Contributor", &[&KEYLESS]),
            ("Storage Blob Data Reader", &[&EP_AUTH, &INJ]),
        ],
        choice: "Azure assigns it by itself either way, so amlgen emits nothing; a user-assigned endpoint identity gets \
                 Storage Blob Data Reader.",
        rules: &["EP-SAI-STORAGE-01", "EP-UAI-STORAGE-01"],
    },
    Contradiction {
        id: "C-06",
        topic: "the role by which endpoints pull from a registry with repository permissions",
        says: &[
            ("Container Registry Repository Contributor", &[&EP_AUTH]),
            (
                "Container Registry Repository Reader takes the place of AcrPull, for Azure Machine Learning as for others",
                &[&ACR_ABAC, &ACR_ROLES],
            ),
        ],
        choice: "The profile `documented` takes Contributor, `least_privilege` takes Reader; V-ACR-11 says what the first costs.",
        rules: &["EP-ABAC-01", "V-ACR-11"],
    },
    Contradiction {
        id: "C-07",
        topic: "the identity of an AKS cluster that one brings along",
        says: &[
            (
                "the cluster must run as a service principal",
                &[&AUTH_2022, &AUTH_PREVIEW, &AUTH_2024, &AUTH],
            ),
            (
                "a service principal is not supported, a managed identity is required",
                &[&K8S_EXT],
            ),
        ],
        choice: "The rule of the extension counts, because the other sentence is about AKS inference of version 1.",
        rules: &["K8S-SP-ACR-01", "V-K8S-01"],
    },
    Contradiction {
        id: "C-08",
        topic: "image builds on a private base image with an identity",
        says: &[
            (
                "they work with a user-assigned identity, AcrPull, Managed Identity Operator and a connection",
                &[&AUTH_PREVIEW, &AUTH_2022],
            ),
            (
                "they are not supported without the admin user's key",
                &[&AUTH_2024],
            ),
            (
                "only pulling the image as it is gets described, with AcrPull for the compute or the workspace",
                &[&AUTH],
            ),
        ],
        choice: "amlgen grants the pull, and sets up builds on a private base image only where `build_identity` asks for \
                 them, with a warning.",
        rules: &["WS-SAI-MIO-01", "WS-UAI-MIO-01", "IB-BASE-ACR-01", "V-ACR-09"],
    },
    Contradiction {
        id: "C-09",
        topic: "attaching a registry whose admin user is off",
        says: &[
            ("it works", &[&AUTH]),
            ("the registry should have its admin user on", &[&TF_DOC]),
        ],
        choice: "The admin user stays off, and the note of the provider is disregarded.",
        rules: &["V-ACR-02", "V-ACR-10"],
    },
    Contradiction {
        id: "C-10",
        topic: "who may assign roles",
        says: &[
            ("holders of Managed Identity Operator or Owner", &[&AUTH]),
            (
                "only holders of a role with the action to write role assignments",
                &[&RBAC_T],
            ),
            (
                "Managed Identity Operator does not have that action",
                &[&ROLE_DATA],
            ),
        ],
        choice: "The deployer gets a limited Role Based Access Control Administrator, and Managed Identity Operator only for \
                 attaching identities.",
        rules: &["DEP-02", "DEP-03"],
    },
    Contradiction {
        id: "C-11",
        topic: "who approves the private endpoints of a managed network",
        says: &[
            ("the service gives itself the right, until 2025-04-30", &[&NET]),
            ("the right has to be given since then", &[&NET]),
        ],
        choice: "Every target that is not one of the workspace's own gets the approver's role.",
        rules: &["WS-SAI-APPROVE-01", "WS-UAI-APPROVE-01", "HUM-NET-02", "DEP-06"],
    },
    Contradiction {
        id: "C-12",
        topic: "the API version and the values of `systemDatastoresAuthMode`",
        says: &[
            ("API version 2024-04-01 with the value `identity`", &[&KEYLESS]),
            (
                "previews since 2022-12-01 and stable versions since 2025-06-01, with AccessKey, Identity and \
                 UserDelegationSAS",
                &[&TYPES],
            ),
            ("azurerm calls it `storage_account_access_type`", &[&TF_DOC]),
        ],
        choice: "amlgen writes `Identity` with a stable version from 2025-06-01 on, in every target: Terraform makes workspaces through azapi.",
        rules: &["V-DATA-01", "WS-SAI-STORAGE-02"],
    },
    Contradiction {
        id: "C-13",
        topic: "the switch `allowRoleAssignmentOnRG`",
        says: &[
            ("it is in 2024-04-01-preview, in another spelling", &[&ROLES_2024]),
            ("it is in 2024-07-01-preview", &[&ROLES]),
            ("no stable version up to 2026-05-01 has it", &[&TYPES]),
        ],
        choice: "amlgen does not write it and refuses it in a blueprint; it matters to workspaces older than 2024-11-19 only.",
        rules: &["WS-SAI-RG-01"],
    },
    Contradiction {
        id: "C-14",
        topic: "the role of those who use a machine learning registry",
        says: &[
            ("a custom role is needed", &[&REG]),
            ("AzureML Registry User", &[&ROLES]),
        ],
        choice: "amlgen assigns AzureML Registry User.",
        rules: &["REG-HUM-01"],
    },
    Contradiction {
        id: "C-15",
        topic: "whether a workspace without storage keys is a preview",
        says: &[
            ("it is a preview", &[&KEYLESS_2024, &KEYLESS_CHINA]),
            ("the page speaks of no preview any more", &[&KEYLESS]),
        ],
        choice: "amlgen treats it as supported and keeps to its limitations.",
        rules: &["V-DATA-07", "V-DATA-08"],
    },
    Contradiction {
        id: "C-16",
        topic: "the roles of a Spark identity on storage",
        says: &[
            ("Contributor and Storage Blob Data Contributor", &[&SPARK]),
            ("the role for blobs alone, on the container", &[&EX_SPARK]),
            (
                "Reader and Storage Blob Data Reader where data is only read",
                &[&SPARK_ENV],
            ),
        ],
        choice: "The profile `documented` takes Contributor and the role for blobs, `least_privilege` takes Reader instead of \
                 Contributor.",
        rules: &["WS-UAIX-SPARK-01", "WS-UAIX-SPARK-02", "HUM-SPARK-01"],
    },
    Contradiction {
        id: "C-17",
        topic: "where a pipeline says that it runs as its submitter",
        says: &[
            ("at its top level only", &[&AUTH_2022]),
            (
                "on each step, because the top level does not reach into pipeline components",
                &[&AUTH],
            ),
        ],
        choice: "The notes for job authors say: on each step.",
        rules: &["V-ID-11"],
    },
    Contradiction {
        id: "C-18",
        topic: "going back from user-assigned to system-assigned workspace identities",
        says: &[
            (
                "a system-assigned identity can be added and can come back",
                &[&AUTH_2022],
            ),
            (
                "both kinds together cannot go back to the system-assigned one alone",
                &[&AUTH],
            ),
        ],
        choice: "amlgen takes it for a one-way change and says so in the notes.",
        rules: &["V-ID-07"],
    },
    Contradiction {
        id: "C-19",
        topic: "attaching Kubernetes to a workspace with a system-assigned identity",
        says: &[
            ("nothing has to be granted", &[&K8S_ATT]),
            (
                "Azure AI Administrator has no action on AKS, extensions or relays",
                &[&ROLE_DATA],
            ),
        ],
        choice: "amlgen emits nothing and warns that attaching may need the roles that a user-assigned identity gets.",
        rules: &["WS-UAI-K8S-02", "WS-UAI-K8S-03", "WS-UAI-K8S-04", "K8S-ATTACH-01"],
    },
    Contradiction {
        id: "C-20",
        topic: "Data Lake Storage Gen1",
        says: &[
            ("it can be a datastore", &[&AUTH, &DATASTORE]),
            ("it was retired on 2024-02-29", &[&GEN1]),
        ],
        choice: "A datastore of that kind is refused.",
        rules: &["V-DATA-04"],
    },
    Contradiction {
        id: "C-21",
        topic: "the admin user for inference on Azure Container Instances",
        says: &[
            (
                "such inference needs the admin user of the registry",
                &[&AUTH_PREVIEW],
            ),
            (
                "such inference exists in version 1 of SDK and CLI only",
                &[&CMK_HOW],
            ),
        ],
        choice: "There is no inference on Azure Container Instances, and asking for it is refused.",
        rules: &["V-ACR-03"],
    },
    Contradiction {
        id: "C-22",
        topic: "what the pages on prompt flow call roles",
        says: &[
            ("`ACR pull` and `Workspace metrics writer`", &[&PF_DEPLOY]),
            (
                "the definitions are called AcrPull and AzureML Metrics Writer (preview)",
                &[&ROLE_DATA],
            ),
        ],
        choice: "amlgen uses the names of the definitions.",
        rules: &["EP-UAI-ACR-01", "EP-UAI-METRICS-01"],
    },
    Contradiction {
        id: "C-23",
        topic: "the names of the Foundry roles",
        says: &[
            (
                "Azure AI User, Azure AI Owner, Azure AI Project Manager, Azure AI Account Owner",
                &[],
            ),
            ("the same ids under names that begin with Foundry", &[&ROLE_TABLE]),
        ],
        choice: "Roles are told by their ids, and the former names are understood.",
        rules: &["V-RBAC-11"],
    },
    Contradiction {
        id: "C-24",
        topic: "the value of `image_build_compute`",
        says: &[
            ("the resource id of a virtual machine", &[&AUTH_2024, &AUTH_2022]),
            ("the name of a compute, in the schema of the CLI", &[]),
        ],
        choice: "amlgen takes the name of a CPU cluster, and answers an id with the line to write.",
        rules: &["V-ACR-05", "IB-01"],
    },
    Contradiction {
        id: "C-25",
        topic: "going back to keys",
        says: &[
            ("shared keys are switched off after going back", &[&KEYLESS_CHINA]),
            (
                "a workspace with keys needs them on, so the sentence is a slip",
                &[],
            ),
        ],
        choice: "amlgen offers no way back to keys.",
        rules: &["V-DATA-01"],
    },
    Contradiction {
        id: "C-26",
        topic: "a workspace with user-assigned identities only",
        says: &[
            ("it is allowed", &[&AUTH_PREVIEW, &AUTH_2022]),
            ("the table of identity kinds has no such row", &[&AUTH_2025]),
        ],
        choice: "amlgen allows it and asks for a primary identity.",
        rules: &["V-ID-05"],
    },
    Contradiction {
        id: "C-27",
        topic: "moving a workspace from a system-assigned to a user-assigned identity",
        says: &[
            ("it is allowed", &[&AUTH_PREVIEW]),
            ("only from the system-assigned one to both", &[&AUTH_2024]),
        ],
        choice: "It is a change to warn about when two states of a platform are compared.",
        rules: &["V-ID-07"],
    },
    Contradiction {
        id: "C-28",
        topic: "names of roles in prose",
        says: &[
            (
                "StorageBlobReader, Storage Data Contributor, acrpull and managedidentityoperator",
                &[&AUTH, &KEYLESS],
            ),
            (
                "Storage Blob Data Reader, Storage Blob Data Contributor, AcrPull and Managed Identity Operator",
                &[&ROLE_DATA],
            ),
        ],
        choice: "amlgen uses the names of the definitions and understands the others.",
        rules: &["V-RBAC-11"],
    },
    Contradiction {
        id: "C-29",
        topic: "the access policy of a user-assigned workspace identity",
        says: &[
            ("every permission but purge", &[&AUTH]),
            ("seven permissions on secrets", &[&QS]),
            ("permissions on secrets and keys", &[&TF_DOC]),
        ],
        choice: "amlgen takes the seven permissions on secrets, because secrets are what the service keeps there.",
        rules: &["WS-UAI-KV-03", "V-KV-01"],
    },
    Contradiction {
        id: "C-30",
        topic: "a customer-managed key on the service's side",
        says: &[
            (
                "a closed vault, rotation of the key and labeling are not supported",
                &[&CMK_2024],
            ),
            (
                "there is no such sentence, and it is no preview any more",
                &[&CMK],
            ),
        ],
        choice: "amlgen builds it and warns (V-CMK-05).",
        rules: &["V-CMK-05"],
    },
    Contradiction {
        id: "C-35",
        topic: "who may make projects on a hub",
        says: &[
            ("Azure AI Developer makes projects", &[&HUB_RBAC]),
            ("that role has no `workspaces/write`", &[&ROLE_DATA]),
            (
                "in a default resource group `hubs/join` is enough, elsewhere it takes `workspaces/write`",
                &[&HUB],
            ),
        ],
        choice: "amlgen sets the default resource group for whoever has Azure AI Developer on the hub, and reports what other groups take.",
        rules: &["HUB-HUM-01", "HUB-HUM-05", "V-HUB-04"],
    },
    Contradiction {
        id: "C-36",
        topic: "`systemDatastoresAuthMode` of a project",
        says: &[
            ("it is left to the hub", &[&AVM_AI, &AVM_TF, &E2E_CHAT]),
            ("one public sample of 2024 writes it on the project too", &[]),
        ],
        choice: "amlgen writes `Identity`, so that no redeployment leaves it to a default; whether the hub's value passes down is open.",
        rules: &["V-DATA-01"],
    },
    Contradiction {
        id: "C-37",
        topic: "deploying an online endpoint again without `traffic`",
        says: &[
            ("`traffic` is optional", &[&TYPES]),
            ("every deployment then falls back to 0 %", &[&E2E_CHAT]),
        ],
        choice: "amlgen never writes an endpoint that exists without its `traffic`: ARM and Bicep make it only where there is none, \
                 Terraform sends back what it finds (V-EP-01).",
        rules: &["V-EP-01"],
    },
    Contradiction {
        id: "C-38",
        topic: "telemetry of deployments where local authentication is off",
        says: &[
            ("an identity with Monitoring Metrics Publisher sends", &[&AZMON]),
            ("the inference server has a key and no credential", &[&INFSRV]),
        ],
        choice: "amlgen keeps the grants and says what they do not bring (V-MON-01).",
        rules: &["EP-SAI-PUB-01", "EP-UAI-PUB-01", "V-MON-01"],
    },
    Contradiction {
        id: "C-39",
        topic: "roles for indexes of AI Search",
        says: &[
            (
                "Search Index Data Contributor for connected search services",
                &[&HUB_RBAC],
            ),
            (
                "that role loads documents only, and Search Service Contributor makes indexes",
                &[&SRCH],
            ),
        ],
        choice: "amlgen takes `access: write` for loading documents, and `access: manage` for making indexes as well.",
        rules: &[
            "HUB-CONN-01",
            "CL-SRCH-02",
            "CL-SRCH-03",
            "HUM-SRCH-02",
            "HUM-SRCH-03",
        ],
    },
];

/// The contradiction with this id, in any case.
#[must_use]
pub fn find(id: &str) -> Option<&'static Contradiction> {
    ALL.iter().find(|entry| entry.id.eq_ignore_ascii_case(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_count_up() {
        // C-31 to C-34 were never given.
        let numbers = (1..=30).chain(35..=39);
        let expected: Vec<String> = numbers.map(|number| format!("C-{number:02}")).collect();
        let ids: Vec<&str> = ALL.iter().map(|entry| entry.id).collect();
        assert_eq!(ids, expected);
        assert_eq!(find("c-08").map(|entry| entry.id), Some("C-08"));
        assert_eq!(find("C-00"), None);
    }

    #[test]
    fn claims_are_said_somewhere_and_choices_are_sentences() {
        for entry in ALL {
            let id = entry.id;
            assert!(
                entry.says.len() > 1,
                "{id}: it takes two to contradict each other"
            );
            assert!(!entry.topic.is_empty() && !entry.topic.ends_with('.'), "{id}");
            assert!(
                entry.choice.ends_with('.') && !entry.choice.contains(". "),
                "{id}: the choice is one sentence"
            );
            for (claim, citations) in entry.says {
                assert!(!claim.is_empty() && !claim.ends_with('.'), "{id}: {claim}");
                assert!(
                    !citations.is_empty() || matches!(id, "C-23" | "C-24" | "C-25" | "C-36"),
                    "{id}: {claim}"
                );
            }
            assert!(!entry.rules.is_empty(), "{id} touches no rule");
        }
    }
}
