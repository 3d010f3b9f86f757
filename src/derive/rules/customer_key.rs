//! Who opens customer-managed keys (`CMK`), and who works with them.

use super::{Grant, OPEN_KEYS, On, Only, RULE, RoleRule};
use crate::catalog::{roles, sources};
use crate::model::{
    AccessModel,
    Activity::{HandleKey, KeepMetadata, OpenKey, OperateWithKey},
    ActorKind::{CosmosDb, Deployer, KeyOpener, UnnamedCosmosDb, WorkspacePrimary},
    Mark::Documented,
    Stage,
};

const OPENS: &str = "opens the customer-managed key of the workspace";
const OPENS_UNNAMED: &str = "opens the customer-managed key of the workspace; it is application a232010e-820c-4083-83bb-3ace5fc29d0b, in Azure Government \
                             57506a73-e302-42a9-b869-6f12d9ec29e9, and has an object id of its own in each tenant";

const COSMOS_DB: RoleRule = RoleRule {
    id: "CMK-COSMOS-01",
    when: &[OpenKey],
    on: On::Target,
    mark: Documented,
    because: OPENS,
    without: "the workspace can't be created",
    sources: &[&sources::CMK_HOW, &sources::TF_DOC],
    ..RULE
};

pub(super) const RULES: &[RoleRule] = &[
    RoleRule {
        id: "CMK-ID-01",
        to: &[KeyOpener],
        when: &[OpenKey],
        on: On::Target,
        grant: Grant::Keys(&roles::KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER, OPEN_KEYS),
        stage: Some(Stage::BeforeEncryption),
        mark: Documented,
        because: "opens the customer-managed key with which Azure encrypts",
        without: "nothing can be made that the key encrypts, and what is there becomes unreadable",
        sources: &[&sources::CMK, &sources::AVM],
        ..RULE
    },
    RoleRule {
        id: "CMK-ID-02",
        to: &[WorkspacePrimary],
        when: &[OperateWithKey],
        on: On::Target,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        mark: Documented,
        because: "manages the vault of the workspace's customer-managed key",
        without: "the workspace can't work with its key",
        sources: &[&sources::QS, &sources::CMK_HOW],
        ..RULE
    },
    RoleRule {
        id: "CMK-ID-03",
        to: &[WorkspacePrimary],
        when: &[KeepMetadata],
        on: On::Workspace,
        elsewhere: Some("a scope that no source states"),
        grant: Grant::PersonUnstated(
            "rights to make storage accounts, search services and Cosmos DB accounts: \
             Microsoft.Storage/storageAccounts/write, Microsoft.Search/searchServices/write, \
             Microsoft.DocumentDB/databaseAccounts/write",
        ),
        mark: Documented,
        because: "makes the resources in which the encrypted metadata of the workspace lies",
        without: "the workspace can't be created; with `encryption: service`, or with a system-assigned identity, it is not needed",
        sources: &[&sources::ROLES],
        ..RULE
    },
    RoleRule {
        to: &[CosmosDb],
        stage: Some(Stage::BeforeEncryption),
        grant: Grant::Keys(&roles::KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER, OPEN_KEYS),
        ..COSMOS_DB
    },
    RoleRule {
        to: &[UnnamedCosmosDb],
        because: OPENS_UNNAMED,
        only: Only::With(AccessModel::Usual),
        grant: Grant::Person(&roles::KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER),
        ..COSMOS_DB
    },
    RoleRule {
        to: &[UnnamedCosmosDb],
        because: OPENS_UNNAMED,
        only: Only::With(AccessModel::AccessPolicies),
        grant: Grant::PersonUnstated("access policy for keys: get, wrapKey, unwrapKey"),
        ..COSMOS_DB
    },
    RoleRule {
        id: "CMK-DEP-01",
        to: &[Deployer],
        when: &[HandleKey],
        on: On::Target,
        grant: Grant::Person(&roles::CONTRIBUTOR),
        mark: Documented,
        because: "makes and reads customer-managed keys through Azure Resource Manager",
        without: "the key can't be made, or its version not be read",
        sources: &[&sources::ROLES, &sources::CMK_HOW],
        ..RULE
    },
];
