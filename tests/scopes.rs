//! Resources that are named by their ids: principals that exist, and scopes of any type and depth.

use amlgen::emit::Target;
use amlgen::emit::bicep::Bicep;
use amlgen::model::{Model, Resource};

use crate::support;

fn compiled() -> support::Compiled {
    support::compile("scopes.yaml", support::text("tests/data/scopes.yaml").as_bytes())
}

/// The resource of a name, which there has to be one of, whatever its case.
fn only<'m>(model: &'m Model, name: &str) -> &'m Resource {
    let mut found = model.resources.iter().filter(|resource| {
        let own = resource.name.as_text();
        own.is_some_and(|own| own.eq_ignore_ascii_case(name))
    });
    let first = found.next().unwrap();
    assert!(found.next().is_none(), "{name}");
    first
}

/// `role: principal` of what is given on a resource by `rbac.extra`.
fn extra(model: &Model, on: &Resource) -> Vec<String> {
    let given = model.rbac.extra.iter();
    given
        .filter(|grant| model.scope_display(grant.scope) == on.display())
        .map(|grant| {
            let principal = model.principal_display(grant.principal);
            format!("{}: {principal}", grant.right.name())
        })
        .collect()
}

#[test]
fn a_resource_in_two_spellings_is_one() {
    let compiled = compiled();
    let model = compiled.model();
    for name in [
        "stscopesraw",
        "crscopesbase",
        "id-scopes-caller",
        "srch-scopes",
        "app-scopes",
    ] {
        only(model, name);
    }
    let registry = only(model, "crscopesbase");
    assert_eq!(registry.logical, "base");
    assert_eq!(extra(model, registry), ["AcrPush: identity `training`"]);
    let search = only(model, "srch-scopes");
    assert_eq!(
        extra(model, search),
        ["Search Index Data Reader: system identity of resource `srch-scopes`"]
    );
}

#[test]
fn a_scope_has_the_type_of_its_id_and_lies_in_what_the_id_says() {
    let compiled = compiled();
    let model = compiled.model();
    let chain = |name: &str| -> Vec<String> {
        let ancestors = model.ancestors(only(model, name).id);
        ancestors
            .map(|resource| resource.resource_type.to_string())
            .collect()
    };
    assert_eq!(
        chain("notebooks"),
        [
            "Microsoft.Storage/storageAccounts/fileServices/shares@2026-04-01",
            "Microsoft.Storage/storageAccounts/fileServices@2026-04-01",
            "Microsoft.Storage/storageAccounts@2026-04-01"
        ]
    );
    assert_eq!(
        chain("events"),
        [
            "Microsoft.EventHub/namespaces/eventhubs@2024-01-01",
            "Microsoft.EventHub/namespaces@2024-01-01"
        ]
    );
    assert_eq!(
        chain("staging"),
        [
            "Microsoft.Web/sites/slots@2025-03-01",
            "Microsoft.Web/sites@2025-03-01"
        ]
    );
    assert!(!only(model, "evh-scopes").resource_type.known);
}

#[test]
fn a_scope_holds_keys_where_resources_of_its_type_do() {
    let compiled = compiled();
    let model = compiled.model();
    for (name, holds_keys) in [
        ("redis-scopes", true),
        ("srch-scopes", true),
        ("evh-scopes", false),
    ] {
        assert_eq!(only(model, name).holds_keys(), holds_keys, "{name}");
    }
}

#[test]
fn what_extends_a_resource_is_no_scope() {
    let text = support::text("tests/data/scopes.yaml");
    for (id, message) in [
        (
            "rg-scopes/providers/Microsoft.Storage/storageAccounts/stscopesraw/providers/Microsoft.Insights/diagnosticSettings/logs",
            "is not the resource id of a scope",
        ),
        (
            "rg-scopes/providers/Microsoft.EventHub",
            "types and names alternate in it, and the last type has no name",
        ),
    ] {
        let broken = text.replace(
            "rg-scopes/providers/Microsoft.EventHub/namespaces/evh-scopes/eventhubs/events",
            id,
        );
        let findings = support::compile("scopes.yaml", broken.as_bytes()).findings();
        assert!(findings.contains(message), "{findings}");
    }
}

#[test]
fn a_group_in_two_spellings_is_one() {
    let text = "version: 1\nname: demo\nlocation: westeurope\nsubscription: 00112233-4455-4677-8899-aabbccddeeff\nresource_group: rg-demo\n\
                storage:\n  one: { existing: { name: stone, resource_group: rg-lakes } }\n  two: { existing: { name: sttwo, resource_group: RG-Lakes } }\n\
                datastores:\n  one: { type: azure_blob, storage: one, container: data }\n  two: { type: azure_blob, storage: two, container: data }\n\
                computes: { cpu: { size: Standard_DS3_v2, max_instances: 1, uses: [{ datastore: one }, { datastore: two }] } }\n";
    let compiled = support::compile("demo.yaml", text.as_bytes());
    let model = compiled.model();
    assert_eq!(model.other_groups.len(), 1, "{:?}", model.other_groups);
    let set = Bicep.emit(model).unwrap();
    let modules = set.files.iter().filter(|file| file.path.contains("rg-lakes"));
    assert_eq!(modules.count(), 1);
}
