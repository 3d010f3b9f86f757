//! People: their personas and the data they name (`HUM`).

use super::{Grant, On, RULE, RoleRule};
use crate::catalog::{roles, sources};
use crate::model::{
    Activity::{DataReader, DataScientist, LabelData, Labeler, ReadData, WriteData},
    Bearer::Person,
    Mark::Documented,
};

pub(super) const RULES: &[RoleRule] = &[
    RoleRule {
        id: "HUM-DS-01",
        to: &[Person],
        when: &[DataScientist],
        on: On::Workspace,
        grant: Grant::Template(&roles::AZUREML_DATA_SCIENTIST),
        mark: Documented,
        because: "works in the workspace as a data scientist: submits jobs, registers data and models",
        without: "nothing in the workspace opens",
        sources: &[&sources::ROLES],
        ..RULE
    },
    RoleRule {
        id: "HUM-DS-02",
        to: &[Person],
        when: &[DataScientist],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "creates and browses data in the workspace's own stores and uploads models and code",
        without: "uploads and the data pages of the studio fail, because keys are off",
        sources: &[&sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "HUM-DS-03",
        to: &[Person],
        when: &[DataScientist],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR),
        mark: Documented,
        because: "keeps notebooks in the workspace's file share",
        without: "notebooks and their file explorer fail, because keys are off",
        sources: &[&sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "HUM-RO-01",
        to: &[Person],
        when: &[DataReader],
        on: On::Workspace,
        grant: Grant::Template(&roles::READER),
        mark: Documented,
        because: "looks at the assets of the workspace",
        without: "the workspace does not show",
        sources: &[&sources::ROLES],
        ..RULE
    },
    RoleRule {
        id: "HUM-RO-02",
        to: &[Person],
        when: &[DataReader],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
        mark: Documented,
        because: "browses data in the workspace's own stores",
        without: "data does not show, because keys are off",
        sources: &[&sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "HUM-RO-03",
        to: &[Person],
        when: &[DataReader],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_FILE_DATA_PRIVILEGED_READER),
        mark: Documented,
        because: "reads notebooks in the workspace's file share",
        without: "notebooks do not show, because keys are off",
        sources: &[&sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "HUM-LAB-01",
        to: &[Person],
        when: &[Labeler],
        on: On::Workspace,
        grant: Grant::Template(&roles::DATA_LABELING_LABELER),
        mark: Documented,
        because: "labels data in the projects of the workspace",
        without: "labeling projects do not open",
        sources: &[&sources::ROLES, &sources::ROLE_DATA],
        ..RULE
    },
    RoleRule {
        id: "HUM-LAB-02",
        to: &[Person],
        when: &[LabelData],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "reads the data to label and writes the labels",
        without: "labeling fails, because keys are off",
        sources: &[&sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "HUM-DATA-01",
        to: &[Person],
        when: &[ReadData],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
        mark: Documented,
        because: "reads this data",
        without: "this data does not open",
        sources: &[&sources::AUTH, &sources::DATA_AUTH],
        ..RULE
    },
    RoleRule {
        id: "HUM-DATA-02",
        to: &[Person],
        when: &[WriteData],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "reads and writes this data",
        without: "this data can't be written",
        sources: &[&sources::AUTH, &sources::DATA_AUTH],
        ..RULE
    },
];
