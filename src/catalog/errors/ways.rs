//! What to write in a blueprint so that somebody may do something: by action, the first that fits.

use crate::model::fact::Way;

/// Nothing is written for it.
const NONE: Way = Way {
    action: "",
    identity: None,
    person: None,
    rules: &[],
};

const READ_DATA: Option<&str> = Some("uses: [{ storage: NAME }]");
const WRITE_DATA: Option<&str> = Some("uses: [{ storage: NAME, access: write }]");

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
        identity: Some("uses: [{ registry: NAME }]"),
        person: Some("uses: [{ registry: NAME }]"),
        rules: &["CL-UAI-ACR-02", "HUM-ACR-01"],
    },
    Way {
        action: "Microsoft.ContainerRegistry/registries/push/write",
        person: Some("uses: [{ registry: NAME, access: write }]"),
        rules: &["HUM-ACR-02"],
        ..NONE
    },
    Way {
        action: "Microsoft.KeyVault/vaults/secrets/getSecret/action",
        identity: Some("uses: [{ secret_store: NAME }]"),
        person: Some("uses: [{ secret_store: NAME }]"),
        rules: &["CL-KV-01", "HUM-KV-01"],
    },
    Way {
        action: "Microsoft.KeyVault/vaults/secrets/*",
        person: Some("uses: [{ secret_store: NAME, access: write }]"),
        rules: &["HUM-KV-02"],
        ..NONE
    },
    Way {
        action: "Microsoft.CognitiveServices/accounts/OpenAI/*",
        identity: Some("uses: [{ openai: ID }]"),
        person: Some("uses: [{ openai: ID }]"),
        rules: &["CL-AOAI-01", "HUM-AOAI-01"],
    },
    Way {
        action: "Microsoft.Search/searchServices/indexes/documents/read",
        identity: Some("uses: [{ search: ID }]"),
        person: Some("uses: [{ search: ID }]"),
        rules: &["CL-SRCH-01", "HUM-SRCH-01"],
    },
    Way {
        action: "Microsoft.Search/searchServices/indexes/documents/*",
        identity: Some("uses: [{ search: ID, access: write }]"),
        person: Some("uses: [{ search: ID, access: write }]"),
        rules: &["CL-SRCH-02", "HUM-SRCH-02"],
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action",
        person: Some("can: { invoke_endpoints: [NAME] }"),
        rules: &["EP-INVOKE-01"],
        ..NONE
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/computes/start/action",
        person: Some("persona: compute_operator"),
        rules: &["HUM-CO-01"],
        ..NONE
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/computes/write",
        person: Some("persona: compute_operator"),
        rules: &["HUM-CO-01"],
        ..NONE
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/managedNetworks/*",
        person: Some("persona: network_admin"),
        rules: &["HUM-NET-01"],
        ..NONE
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/*/read",
        identity: Some("uses: [{ feature: workspace_access }]"),
        person: Some("persona: data_reader"),
        rules: &["CL-WS-01", "HUM-RO-01"],
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/read",
        identity: Some("uses: [{ feature: workspace_access }]"),
        person: Some("persona: data_reader"),
        rules: &["CL-WS-01", "HUM-RO-01"],
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/write",
        rules: &["DEP-01"],
        ..NONE
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/*/write",
        identity: Some("uses: [{ feature: workspace_access, access: write }]"),
        person: Some("persona: data_scientist"),
        rules: &["CL-WS-02", "HUM-DS-01"],
    },
    Way {
        action: "Microsoft.MachineLearningServices/workspaces/*/action",
        identity: Some("uses: [{ feature: workspace_access, access: write }]"),
        person: Some("persona: data_scientist"),
        rules: &["CL-WS-02", "HUM-DS-01"],
    },
    Way {
        action: "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
        person: Some("can: [attach_identities]"),
        rules: &["HUM-DS-06", "DEP-03"],
        ..NONE
    },
    Way {
        action: "Microsoft.KeyVault/vaults/keys/*",
        identity: Some("customer_managed_key: { identity: NAME, … }"),
        rules: &["CMK-ID-01"],
        ..NONE
    },
    Way {
        action: "Microsoft.Authorization/roleAssignments/*",
        rules: &["DEP-02"],
        ..NONE
    },
    Way {
        action: "Microsoft.Authorization/roleDefinitions/*",
        rules: &["DEP-15"],
        ..NONE
    },
    Way {
        action: "Microsoft.Network/virtualNetworks/*",
        rules: &["DEP-05"],
        ..NONE
    },
    Way {
        action: "Microsoft.Network/privateDnsZones/*",
        rules: &["DEP-13"],
        ..NONE
    },
    Way {
        action: "*/privateEndpointConnections/write",
        rules: &["DEP-06"],
        ..NONE
    },
    Way {
        action: "*/register/action",
        rules: &["DEP-04"],
        ..NONE
    },
    Way {
        action: "*/write",
        rules: &["DEP-01"],
        ..NONE
    },
];
