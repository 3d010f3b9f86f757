//! Errors of key vaults, and of keys that encrypt.

use crate::catalog::sources::{
    CMK, CMK_HOW, CMK_PURGE, CMK_REFUSED, CMK_STORAGE, KV_FIREWALL, KV_POLICY_GONE, KV_PRIVATE, KV_REST,
    KV_ROLE,
};
use crate::model::fact::KnownError;

pub(super) const ERRORS: &[KnownError] = &[
    KnownError {
        id: "ForbiddenByRbac",
        marks: &[
            &["forbiddenbyrbac"],
            &["caller is not authorized to perform action on resource"],
        ],
        means: "The vault decides by roles, and whoever asked has none that allows this, or has had it for a few minutes only.",
        steps: &[
            "Reading secrets takes Key Vault Secrets User: `uses: [{ secret_store: NAME }]`; people who write them have `access: write`.",
            "On a first deployment repeat it after some minutes: ARM and Bicep cannot wait until a grant is honoured.",
            "An access policy has no effect in such a vault; `permission_model` of an existing vault has to say what it is.",
        ],
        rules: &["CL-KV-01", "HUM-KV-01", "HUM-KV-02", "AML3712"],
        page: "docs/troubleshooting.md",
        citations: &[&KV_ROLE],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "KeyVaultAccessPolicy",
        marks: &[
            &["does not have secrets", "permission on key vault"],
            &["does not have keys", "permission on key vault"],
            &["does not have certificates", "permission on key vault"],
        ],
        means: "The vault decides by access policies, and whoever asked has no entry with this permission.",
        steps: &[
            "A role has no effect in such a vault. With `permission_model: access_policies` amlgen writes entries instead of roles, on its own vaults and on those that exist.",
            "Entries that others made are lost where a vault is deployed anew with its list: look at `access.md`.",
        ],
        rules: &["WS-UAI-KV-03", "DEP-12", "AML3712", "AML3713"],
        citations: &[&KV_POLICY_GONE, &KV_REST],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "ForbiddenByConnection",
        marks: &[
            &["forbiddenbyconnection"],
            &["public network access is disabled and request is not from a trusted service"],
            &["connection is not an approved private link"],
        ],
        means: "The vault has no public access, and the request came through no approved private endpoint.",
        steps: &[
            "Ask from the virtual network of the private endpoint; the name has to resolve to a private address there.",
            "A private endpoint that waits for approval counts as none: `access.md` has the query for its state.",
            "A pipeline outside of the network cannot write secrets there; a runner inside can.",
        ],
        page: "docs/networks.md",
        citations: &[&KV_PRIVATE],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "ForbiddenByFirewall",
        marks: &[
            &["forbiddenbyfirewall"],
            &[
                "client address",
                "is not authorized and caller is not a trusted service",
            ],
        ],
        means: "The firewall of the vault does not know the address that asked, and whoever asked is no service that it trusts.",
        steps: &[
            "Add the address under `allowed_ip_ranges` of the vault, or ask from a subnet or private endpoint that it lets in.",
            "A service whose setting is to bypass the firewall still needs its role.",
        ],
        page: "docs/networks.md",
        citations: &[&KV_FIREWALL, &KV_REST],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "KeyVaultAuthFailure",
        marks: &[
            &["keyvaultauthfailure"],
            &["usererrorcmkkeyvaultauthfailure"],
            &["keyvaultauthenticationfailure"],
            &["accesspolicynotconfiguredforkeyvault"],
            &["authentication issue on the keyvault"],
        ],
        means: "What a customer-managed key encrypts cannot open the key: the identity that opens it lacks its role on the vault, or has had it for a few minutes only.",
        steps: &[
            "The identity of `customer_managed_key` needs Key Vault Crypto Service Encryption User on the vault with the key; amlgen gives it before what the key encrypts. Repeat a first deployment after five to ten minutes.",
            "On the side of the subscription Azure Cosmos DB needs it, too.",
            "A key that lies in a vault where the templates do not reach: somebody gives the role there beforehand.",
            "A vault with a firewall has to let trusted services in.",
        ],
        missed: &["Microsoft.KeyVault/vaults/keys/wrap/action"],
        rules: &["CMK-ID-01", "CMK-COSMOS-01"],
        page: "docs/customer-keys.md",
        citations: &[&CMK_REFUSED, &CMK_STORAGE, &CMK_HOW],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "CustomerKeyPurgeProtection",
        marks: &[
            &["should have purge protection enabled on their cmk keyvault"],
            &["keyvault policy recoverable is not set"],
        ],
        means: "The vault with the customer-managed key has no purge protection, without which nothing is encrypted with its keys.",
        steps: &[
            "`purge_protection: true` of the vault; of one that exists: `az keyvault update --name NAME --enable-purge-protection true`. It cannot be taken back.",
        ],
        rules: &["AML3734"],
        page: "docs/customer-keys.md",
        citations: &[&CMK_PURGE, &CMK],
        ..KnownError::PLAIN
    },
];
