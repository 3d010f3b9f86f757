//! Errors of storage accounts.

use crate::catalog::sources::{DATA_AUTH, DF_FAULTS, KEYLESS, KEYS_OFF, ST_FIREWALL};
use crate::model::fact::KnownError;

pub(super) const ERRORS: &[KnownError] = &[
    KnownError {
        id: "KeyBasedAuthenticationNotPermitted",
        marks: &[
            &["keybasedauthenticationnotpermitted"],
            &["key based authentication is not permitted"],
        ],
        means: "Something asked the account with a key or with a signature made of one, and the account takes identities only.",
        steps: &[
            "Do not switch the keys on: find what still uses one. A connection string, a SAS, `--account-key`, a datastore with credentials.",
            "Azure CLI: `--auth-mode login`. Terraform: `storage_use_azuread = true` in the provider, and version 5 of azurerm.",
            "An old datastore of the workspace keeps its key: make it anew without credentials; jobs then use the identity of their compute, or the user's.",
            "A workspace that was made before its keys were off still reaches its own stores by key: `system_datastores_auth_mode: identity`.",
        ],
        page: "docs/migration.md",
        citations: &[&KEYS_OFF, &KEYLESS],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "AuthorizationPermissionMismatch",
        marks: &[
            &["authorizationpermissionmismatch"],
            &["not authorized to perform this operation using this permission"],
        ],
        means: "The account knows whoever asked, who lacks a role for data there; Owner and Contributor read no data.",
        steps: &[
            "Reading takes Storage Blob Data Reader, writing Storage Blob Data Contributor: `uses: [{ storage: NAME }]`, with `access: write` to write.",
            "A new role takes up to ten minutes to be honoured.",
            "Behind a hierarchical namespace an access control list may refuse what no role allows; data used with `access: acl` lives by these lists alone.",
            "On a compute instance code runs as the user unless single sign-on is off.",
        ],
        missed: &[
            "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read",
            "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write",
        ],
        rules: &[
            "CL-UAI-STORAGE-01",
            "CL-UAI-STORAGE-02",
            "HUM-DATA-01",
            "HUM-DATA-02",
        ],
        page: "docs/uses.md",
        citations: &[&DF_FAULTS, &DATA_AUTH],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "AuthorizationFailure",
        marks: &[
            &["authorizationfailure"],
            &["this request is not authorized to perform this operation."],
        ],
        means: "The network of the account does not let the request in; no role helps there.",
        steps: &[
            "Ask from the virtual network of the private endpoints, and look whether the name resolves to a private address there: `nslookup ACCOUNT.blob.core.windows.net`.",
            "Addresses that may ask from outside stand under `allowed_ip_ranges`; an address of Azure in the same region is not let in by them.",
            "A workspace is let in as a trusted resource with its system-assigned identity; look at Network in `access.md`.",
        ],
        rules: &["AML3617", "V-NET-19"],
        page: "docs/networks.md",
        citations: &[&ST_FIREWALL],
        ..KnownError::PLAIN
    },
];
