//! What to write in a blueprint so that somebody may do something: by action, the first that fits. What is left to whoever deploys has no row.

use crate::model::fact::Way;

/// Nothing is written for it.
const NONE: Way = Way {
    action: "",
    identity: &[],
    person: &[],
    rules: &[],
};

const READ_DATA: &[&str] = &[
    "uses: [{ datastore: DATASTORE }]",
    "uses: [{ storage: CONTAINER }]",
    "uses: [{ storage: NAME }]",
];
const WRITE_DATA: &[&str] = &[
    "uses: [{ datastore: DATASTORE, access: write }]",
    "uses: [{ storage: CONTAINER, access: write }]",
    "uses: [{ storage: NAME, access: write }]",
];

/// The table.
pub const WAYS: &[Way] = &[
    Way {
        action: "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read",
        identity: READ_DATA,
        person: READ_DATA,
        rules: &["CL-UAI-STORAGE-01", "HUM-DATA-01"],
    },
    Way {
        action: "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*",
        identity: WRITE_DATA,
        person: WRITE_DATA,
        rules: &["CL-UAI-STORAGE-02", "HUM-DATA-02"],
    },
    Way {
        action: "Microsoft.ContainerRegistry/registries/pull/read",
        identity: &["uses: [{ registry: NAME }]"],
        person: &["uses: [{ registry: NAME }]"],
        rules: &["CL-UAI-ACR-02", "HUM-ACR-01"],
    },
    Way {
        action: "Microsoft.ContainerRegistry/registries/push/write",
        person: &["uses: [{ registry: NAME, access: write }]"],
        rules: &["HUM-ACR-02"],
        ..NONE
    },
    Way {
        action: "Microsoft.KeyVault/vaults/secrets/getSecret/action",
        identity: &["uses: [{ secret_store: NAME }]"],
        person: &["uses: [{ secret_store: NAME }]"],
        rules: &["CL-KV-01", "HUM-KV-01"],
    },
    Way {
        action: "Microsoft.KeyVault/vaults/secrets/*",
        person: &["uses: [{ secret_store: NAME, access: write }]"],
        rules: &["HUM-KV-02"],
        ..NONE
    },
    Way {
        action: "Microsoft.CognitiveServices/accounts/OpenAI/*",
        identity: &["uses: [{ openai: ID }]"],
        person: &["uses: [{ openai: ID }]"],
        rules: &["CL-AOAI-01", "HUM-AOAI-01"],
    },
    Way {
        action: "Microsoft.Search/searchServices/indexes/documents/read",
        identity: &["uses: [{ search: ID }]"],
        person: &["uses: [{ search: ID }]"],
        rules: &["CL-SRCH-01", "HUM-SRCH-01"],
    },
    Way {
        action: "Microsoft.Search/searchServices/indexes/documents/*",
        identity: &["uses: [{ search: ID, access: write }]"],
        person: &["uses: [{ search: ID, access: write }]"],
        rules: &["CL-SRCH-02", "HUM-SRCH-02"],
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action",
        person: &["can: [{ invoke_endpoints: [NAME] }]"],
        rules: &["EP-INVOKE-01"],
        ..NONE
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/managedNetworks/*",
        person: &["persona: network_admin"],
        rules: &["HUM-NET-01"],
        ..NONE
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/*/read",
        identity: &["uses: [{ feature: workspace_access }]"],
        person: &["persona: data_reader"],
        rules: &["CL-WS-01", "HUM-RO-01"],
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/read",
        identity: &["uses: [{ feature: workspace_access }]"],
        person: &["persona: data_reader"],
        rules: &["CL-WS-01", "HUM-RO-01"],
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/computes/*",
        person: &["persona: compute_operator"],
        rules: &["HUM-CO-01"],
        ..NONE
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/jobs/*",
        identity: &["uses: [{ feature: workspace_access, access: write }]"],
        person: &["can: [submit_jobs]"],
        rules: &["CL-WS-02", "HUM-DS-01"],
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/labeling/labels/*",
        identity: &["uses: [{ feature: workspace_access, access: write }]"],
        person: &["can: [label_data]"],
        rules: &["CL-WS-02", "HUM-LAB-01"],
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/*/write",
        identity: &["uses: [{ feature: workspace_access, access: write }]"],
        person: &["persona: data_scientist"],
        rules: &["CL-WS-02", "HUM-DS-01"],
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/*/action",
        identity: &["uses: [{ feature: workspace_access, access: write }]"],
        person: &["persona: data_scientist"],
        rules: &["CL-WS-02", "HUM-DS-01"],
    },
    Way {
        action: "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
        person: &["can: [{ attach_identities: [NAME] }]", "can: [attach_identities]"],
        rules: &["HUM-DS-06", "DEP-03"],
        ..NONE
    },
];
