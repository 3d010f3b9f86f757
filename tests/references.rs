//! What tools call principals, scopes and roles.

use std::collections::BTreeMap;

use amlgen::model::{Kind, Model};
use amlgen::report::reference::{self, Reference};

use crate::support;

/// The references of the resources of a kind.
fn of_resource(model: &Model, kind: Kind) -> Vec<Reference> {
    let found = model.resources.iter().filter(|resource| resource.kind == kind);
    found.map(|one| reference::resource(model, one.id)).collect()
}

#[test]
fn no_two_resources_and_no_two_principals_share_a_reference() {
    let mut seen = 0;
    for (name, compiled) in support::valid() {
        let model = compiled.model();
        let mut resources = BTreeMap::new();
        for resource in &model.resources {
            let found = reference::resource(model, resource.id);
            assert!(!found.id.is_empty(), "{name}: {}", resource.display());
            let twin = resources.insert((found.kind.clone(), found.id.clone()), resource.display());
            assert!(
                twin.is_none(),
                "{name}: {found:?} is {twin:?} and {}",
                resource.display()
            );
            assert_ne!(
                found.azure_name.is_some(),
                found.azure_name_expression.is_some(),
                "{name}: {found:?}"
            );
        }
        let mut principals = BTreeMap::new();
        for assignment in &model.role_assignments {
            let found = reference::principal(model, assignment.principal);
            let known = principals.insert((found.kind, found.id), assignment.principal);
            assert!(known.is_none_or(|known| known == assignment.principal), "{name}");
            seen += 1;
        }
    }
    assert!(seen > 1000, "only {seen} grants");
}

#[test]
fn references_are_what_the_blueprint_says() {
    let text = "version: 1\nname: vision\nlocation: westeurope\nsubscription: 0a000000-0000-4000-8000-000000000001\nstorage:\n  lake: { containers: [raw] }\n";
    let open = support::compile("a.yaml", text.as_bytes());
    let account = of_resource(open.model(), Kind::Storage);
    let lake = account.iter().find(|one| one.id == "storage/lake").unwrap();
    assert_eq!(lake.kind, "storage");
    assert_eq!(lake.azure_name, None);
    assert_eq!(
        lake.azure_name_expression.as_deref(),
        Some("concat('stvisionlake', substring(guid(toLower(resourceGroup().id), 'vision-lake'), 0, 8))")
    );
    let container = of_resource(open.model(), Kind::Container);
    assert_eq!(container[0].id, "storage/lake/raw");
    assert_eq!(container[0].azure_id, None);

    let known = support::compile("a.yaml", format!("{text}resource_group: rg-Demo\n").as_bytes());
    let account = of_resource(known.model(), Kind::Storage);
    let lake = account.iter().find(|one| one.id == "storage/lake").unwrap();
    let name = lake.azure_name.as_deref().unwrap();
    let suffix = support::guid_in_group("vision-lake");
    assert_eq!(name, format!("stvisionlake{}", &suffix[..8]));
    let container = of_resource(known.model(), Kind::Container);
    assert_eq!(
        container[0].azure_id.as_deref(),
        Some(
            format!("/subscriptions/0a000000-0000-4000-8000-000000000001/resourceGroups/rg-Demo/providers/Microsoft.Storage/storageAccounts/{name}/blobServices/default/containers/raw")
                .as_str()
        )
    );
}
