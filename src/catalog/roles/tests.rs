//! The table of roles against itself and against the facts of the tests.

use std::collections::BTreeSet;

use super::*;
use crate::model::fact::{KeylessRisk, Plane};

#[test]
fn there_are_127_roles_with_unique_names_guids_and_aliases() {
    assert_eq!(ALL.len(), 127);
    let guids: BTreeSet<_> = ALL.iter().map(|role| role.guid).collect();
    assert_eq!(guids.len(), ALL.len());
    let names: Vec<_> = ALL
        .iter()
        .flat_map(|role| std::iter::once(&role.name).chain(role.aliases))
        .collect();
    let distinct: BTreeSet<_> = names.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(distinct.len(), names.len());
}

#[test]
fn guids_are_well_formed() {
    for role in ALL {
        let groups: Vec<_> = role.guid.split('-').map(str::len).collect();
        assert_eq!(groups, [8, 4, 4, 4, 12], "{}", role.name);
        let hex = |b: u8| b == b'-' || b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        assert!(role.guid.bytes().all(hex), "{}", role.name);
    }
}

#[test]
fn a_role_is_found_by_name_guid_or_alias() {
    for (text, role) in [
        ("acrpull", ACR_PULL),
        ("ACR pull", ACR_PULL),
        ("7F951DDA-4ED3-4680-A7CA-43FE172D538D", ACR_PULL),
        (" Storage Blob Data Reader ", STORAGE_BLOB_DATA_READER),
        ("StorageBlobReader", STORAGE_BLOB_DATA_READER),
        ("Storage Data Contributor", STORAGE_BLOB_DATA_CONTRIBUTOR),
        ("managedidentityoperator", MANAGED_IDENTITY_OPERATOR),
        ("Workspace metrics writer", AZUREML_METRICS_WRITER),
        ("Azure AI User", FOUNDRY_USER),
        ("Azure AI Owner", FOUNDRY_OWNER),
        ("Azure AI Project Manager", FOUNDRY_PROJECT_MANAGER),
        ("Azure AI Account Owner", FOUNDRY_ACCOUNT_OWNER),
    ] {
        assert_eq!(find(text), Some(&role), "{text}");
    }
    assert_eq!(find("Storage Blob Reader of Everything"), None);
    assert_eq!(find(""), None);
}

#[test]
fn privileges_and_risks_are_those_of_the_definitions() {
    assert!(
        ALL.iter()
            .filter(|role| role.can_assign_roles)
            .all(|role| role.privileged)
    );
    let assigns = |name: &str| find(name).map(|role| (role.privileged, role.can_assign_roles));
    assert_eq!(assigns("Contributor"), Some((true, false)));
    assert_eq!(assigns("Key Vault Data Access Administrator"), Some((true, true)));
    assert_eq!(OWNER.keyless_risks.len(), 12);
    assert!(
        AZUREML_DATA_SCIENTIST
            .keyless_risks
            .contains(&KeylessRisk::AmlListConnectionSecrets)
    );
    assert!(
        STORAGE_ACCOUNT_CONTRIBUTOR
            .keyless_risks
            .contains(&KeylessRisk::StorageReenableSharedKey)
    );
    assert!(STORAGE_BLOB_DATA_CONTRIBUTOR.keyless_risks.is_empty());
    assert_eq!(ACR_PULL.plane, Plane::Data);
    assert_eq!(
        ALL.iter().filter(|role| !role.keyless_risks.is_empty()).count(),
        20
    );
}

#[test]
fn roles_are_those_of_the_facts() {
    let facts: BTreeSet<String> = include_str!("../../../tests/facts/roles.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(str::to_owned)
        .collect();
    let rows: BTreeSet<String> = ALL
        .iter()
        .map(|role| {
            let flags = [
                (role.privileged, "privileged"),
                (role.can_assign_roles, "assigns-roles"),
            ];
            let mut risks: Vec<_> = role.keyless_risks.iter().map(|risk| risk.word()).collect();
            risks.sort_unstable();
            let marks: Vec<_> = flags
                .into_iter()
                .filter_map(|(has, mark)| has.then_some(mark))
                .chain(risks)
                .collect();
            let marks = if marks.is_empty() {
                "-".to_owned()
            } else {
                marks.join(", ")
            };
            format!("{} | {} | {} | {marks}", role.guid, role.name, role.plane.word())
        })
        .collect();
    assert_eq!(rows, facts);
}
