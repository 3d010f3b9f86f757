//! Feature stores: materialization (`FS-MAT`), consumers (`FS-CONS`), developers (`FS-DEV`) and administrators (`FS-ADM`).

use super::{Grant, On, RULE, RoleRule, Swap};
use crate::catalog::{roles, sources};
use crate::model::{
    Activity::{
        AdministerFeatureStore, AttachMaterialization, ConsumeFeatures, ConsumeOffline, DevelopFeatures,
        DevelopOffline, Materialize, MaterializeOffline, MaterializeOnline, ReadFeatureSource,
    },
    ActorKind::{FeatureStoreAdmin, Materialization, Person},
    Mark::{Definition, Documented},
};

pub(super) const RULES: &[RoleRule] = &[
    RoleRule {
        id: "FS-MAT-01",
        to: &[Materialization],
        when: &[Materialize],
        on: On::Workspace,
        grant: Grant::Template(&roles::AZUREML_DATA_SCIENTIST),
        mark: Documented,
        because: "materializes features of the feature store",
        without: "materialization jobs can't work in the feature store",
        sources: &[&sources::FS],
        ..RULE
    },
    RoleRule {
        id: "FS-MAT-02",
        to: &[Materialization],
        when: &[MaterializeOffline],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "writes materialized features to the offline store",
        without: "features can't be materialized offline",
        sources: &[&sources::FS, &sources::EX_FS],
        ..RULE
    },
    RoleRule {
        id: "FS-MAT-03",
        to: &[Materialization],
        when: &[ReadFeatureSource],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
        mark: Documented,
        because: "reads this source of features",
        without: "features of this source can't be materialized",
        sources: &[&sources::FS],
        ..RULE
    },
    RoleRule {
        id: "FS-MAT-04",
        to: &[Materialization],
        when: &[MaterializeOnline],
        on: On::Target,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        least: Some(Swap {
            role: &roles::REDIS_CACHE_CONTRIBUTOR,
            mark: Definition,
            because: None,
        }),
        mark: Documented,
        because: "writes materialized features to the online store",
        without: "features can't be materialized online",
        sources: &[&sources::EX_FS],
        ..RULE
    },
    RoleRule {
        id: "FS-MAT-05",
        to: &[Materialization],
        when: &[Materialize],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Definition,
        because: "keeps code and logs of materialization jobs in the feature store's own account",
        without: "materialization jobs can't start or lose their logs",
        sources: &[&sources::SDK],
        ..RULE
    },
    RoleRule {
        id: "FS-CONS-01",
        to: &[Person],
        when: &[ConsumeFeatures],
        on: On::Workspace,
        grant: Grant::Template(&roles::AZUREML_DATA_SCIENTIST),
        mark: Documented,
        because: "looks up and retrieves features of the feature store",
        without: "the feature store does not open",
        sources: &[&sources::FS],
        ..RULE
    },
    RoleRule {
        id: "FS-CONS-03",
        to: &[Person],
        when: &[ConsumeOffline],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
        mark: Documented,
        because: "reads materialized features of the offline store",
        without: "materialized features can't be retrieved",
        sources: &[&sources::FS],
        ..RULE
    },
    RoleRule {
        id: "FS-DEV-01",
        to: &[Person],
        when: &[DevelopFeatures],
        on: On::Workspace,
        grant: Grant::Template(&roles::AZUREML_DATA_SCIENTIST),
        mark: Documented,
        because: "develops feature sets of the feature store",
        without: "feature sets can't be registered",
        sources: &[&sources::FS],
        ..RULE
    },
    RoleRule {
        id: "FS-DEV-03",
        to: &[Person],
        when: &[DevelopOffline],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
        mark: Documented,
        because: "reads materialized features of the offline store while developing",
        without: "materialized features can't be retrieved",
        sources: &[&sources::FS],
        ..RULE
    },
    RoleRule {
        id: "FS-ADM-01",
        to: &[FeatureStoreAdmin],
        when: &[AdministerFeatureStore],
        on: On::ResourceGroup,
        grant: Grant::Person(&roles::CONTRIBUTOR),
        mark: Documented,
        because: "sets up the feature store and what it depends on",
        without: "the feature store can't be set up",
        sources: &[&sources::FS],
        ..RULE
    },
    RoleRule {
        id: "FS-ADM-02",
        to: &[FeatureStoreAdmin],
        when: &[AdministerFeatureStore],
        on: On::ResourceGroup,
        grant: Grant::Person(&roles::USER_ACCESS_ADMINISTRATOR),
        least: Some(Swap {
            role: &roles::ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR,
            mark: Definition,
            because: None,
        }),
        mark: Documented,
        because: "gives the materialization and the users of the feature store their roles",
        without: "access to the feature store can't be given",
        sources: &[&sources::FS],
        ..RULE
    },
    RoleRule {
        id: "FS-ADM-03",
        to: &[FeatureStoreAdmin],
        when: &[AttachMaterialization],
        on: On::Target,
        grant: Grant::Person(&roles::MANAGED_IDENTITY_OPERATOR),
        mark: Documented,
        because: "attaches this identity to the feature store for materialization",
        without: "materialization can't be set up with this identity",
        sources: &[&sources::FS],
        ..RULE
    },
];
