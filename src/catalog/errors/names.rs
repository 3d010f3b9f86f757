//! Errors of names that are taken, by somebody else or by what was deleted.

use crate::catalog::sources::{
    ACR_TAKEN, ARM_ERRORS, COG_DELETED, COG_TAKEN, KV_DELETED, KV_TAKEN, ST_TAKEN, TF_DOC, WS_DELETED,
};
use crate::model::fact::KnownError;

pub(super) const ERRORS: &[KnownError] = &[
    KnownError {
        id: "SoftDeletedWorkspace",
        marks: &[&["soft-deleted workspace exists"]],
        means: "A deleted workspace of this name is kept for some days and blocks the name.",
        steps: &[
            "Free the name: `az ml workspace delete --name NAME --resource-group GROUP --permanently-delete`, or recover it in the studio.",
            "`purge_on_destroy: true` of the workspace lets Terraform purge it on destroy.",
            "Another environment or `naming.suffix` gives another name, and with it other roles and stores.",
        ],
        rules: &["V-WS-01"],
        citations: &[&WS_DELETED, &TF_DOC],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "SoftDeletedVault",
        marks: &[&["a vault with the same name already exists in deleted state"]],
        means: "A deleted vault of this name is kept until its retention is over and blocks the name; with purge protection nobody can shorten that.",
        steps: &[
            "Bring it back: `az keyvault recover --name NAME`, then deploy again. `az keyvault list-deleted` shows it.",
            "Without purge protection: `az keyvault purge --name NAME`.",
            "Terraform recovers it by itself where whoever deploys may read deleted vaults.",
        ],
        rules: &["V-KV-04", "DEP-16"],
        citations: &[&KV_DELETED],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "VaultAlreadyExists",
        marks: &[&["vaultalreadyexists"], &["the vault name", "is already in use"]],
        over: &["SoftDeletedVault"],
        means: "A vault of this name exists somewhere in Azure, or is soft-deleted.",
        steps: &[
            "Look for a deleted one of your own: `az keyvault list-deleted --query \"[?name=='NAME']\"`, and recover it with `az keyvault recover`.",
            "Otherwise set another name: `name` of the vault, or `naming.suffix`. A name that amlgen composes hangs on the resource group.",
        ],
        rules: &["V-KV-04"],
        page: "docs/troubleshooting.md",
        citations: &[&KV_TAKEN],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "FlagMustBeSetForRestore",
        marks: &[
            &["flagmustbesetforrestore"],
            &["has been soft-deleted", "'restore' to be 'true'"],
        ],
        means: "A deleted account of AI services has this name, and is kept for some days.",
        steps: &[
            "Purge it: `az cognitiveservices account purge --name NAME --resource-group GROUP --location REGION`; `az cognitiveservices account list-deleted` shows it.",
            "Or recover it: `az cognitiveservices account recover`, and name it under `existing`.",
        ],
        citations: &[&COG_DELETED],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "CustomDomainInUse",
        marks: &[
            &["customdomaininuse"],
            &["the subdomain name", "already used by a resource"],
            &["sub domain name", "is already in use"],
        ],
        means: "An account of AI services, of whomever, already answers at this subdomain; the name of a deleted one stays taken until it is purged.",
        steps: &[
            "Purge a deleted one of your own: `az cognitiveservices account purge`.",
            "Otherwise give the account another name and subdomain; it is made outside of the blueprint, which names it under `existing`.",
        ],
        citations: &[&COG_TAKEN],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "StorageAccountAlreadyTaken",
        marks: &[
            &["storageaccountalreadytaken"],
            &["storageaccountalreadyexists"],
            &["the storage account named", "is already taken"],
        ],
        means: "A storage account of this name exists somewhere in Azure; names are unique across all tenants.",
        steps: &[
            "Yours, in another group or subscription: name it under `existing`, or deploy to its group.",
            "Somebody else's: `name` of the account or `naming.suffix`. A name that amlgen composes hangs on the resource group, so that another group has another name.",
        ],
        citations: &[&ST_TAKEN, &ARM_ERRORS],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "RegistryNameInUse",
        marks: &[
            &["the registry dns name", "is already in use"],
            &["registrynameinuse"],
        ],
        means: "A container registry of this name exists somewhere in Azure.",
        steps: &[
            "Yours: name it under `registry.existing`.",
            "Somebody else's: `registry.name`, or `naming.suffix`.",
        ],
        citations: &[&ACR_TAKEN],
        ..KnownError::PLAIN
    },
];
