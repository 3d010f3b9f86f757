//! Checks of what cannot be seen at build: switches of resources that exist already.

use super::address::Place;
use super::hcl::{Body, Hcl, Item, Piece};
use super::value::Values;
use crate::model::{Kind, Resource};

/// A switch of an existing resource, as an expression that holds where keys are off.
struct Asserted {
    path: &'static str,
    /// Printed with `{}` for the value; what is not there counts as keys being on.
    keyless: &'static str,
    /// Ends in a command to which the name of the resource is added.
    message: &'static str,
}

/// What is asserted of a kind of resource.
fn asserted(kind: Kind) -> Option<&'static Asserted> {
    const STORAGE: Asserted = Asserted {
        path: "properties.allowSharedKeyAccess",
        keyless: "!try({}, true)",
        message: "Shared keys of this storage account are on. Switch them off: az storage account update --allow-shared-key-access false",
    };
    const REGISTRY: Asserted = Asserted {
        path: "properties.adminUserEnabled",
        keyless: "!try({}, true)",
        message: "The admin user of this registry is on. Switch it off: az acr update --admin-enabled false",
    };
    if kind == Kind::Storage {
        Some(&STORAGE)
    } else if kind == Kind::Registry {
        Some(&REGISTRY)
    } else {
        None
    }
}

/// The checks of a model's existing resources, each with the kind of its resource. Grants that are deployed apart see every
/// resource as existing, and check nothing.
pub(super) fn bodies(values: &Values<'_>) -> Vec<(Kind, Body)> {
    let model = values.model;
    let makes_workspace = model
        .resource(model.platform.workspace)
        .is_some_and(|workspace| !workspace.existing);
    model
        .resources
        .iter()
        .filter(|resource| resource.existing && makes_workspace)
        .filter_map(|resource| {
            Some((
                resource.kind,
                bodies_of(values, resource, asserted(resource.kind)?)?,
            ))
        })
        .flat_map(|(kind, bodies)| bodies.into_iter().map(move |body| (kind, body)))
        .collect()
}

/// The name of the resource's data source, which is unique among those of its type.
fn local_name<'v>(values: &'v Values<'_>, resource: &Resource) -> Option<&'v str> {
    match values.addresses.place(resource.id)? {
        Place::Existing { data, .. } => Some(&data.name),
        Place::Block(_) | Place::Inside => None,
    }
}

/// What reads the switch, and what checks it.
fn bodies_of(values: &Values<'_>, resource: &Resource, asserted: &Asserted) -> Option<[Body; 2]> {
    let name = format!("{}_keys", local_name(values, resource)?);
    let kind = resource.resource_type;
    let data = vec![
        Item::attribute("type", Hcl::text(format!("{}@{}", kind.arm, kind.api_version))),
        Item::attribute("resource_id", values.id(resource.id)),
        Item::Blank,
        Item::attribute(
            "response_export_values",
            Hcl::Array(vec![Hcl::text(asserted.path)]),
        ),
    ];
    let value = format!("data.azapi_resource.{name}.output.{}", asserted.path);
    let assert = vec![
        Item::attribute(
            "condition",
            Hcl::reference(asserted.keyless.replace("{}", &value)),
        ),
        Item::attribute(
            "error_message",
            Hcl::Text(vec![
                Piece::Literal(format!("{} --name ", asserted.message)),
                Piece::Hole(values.hcl(&resource.name)),
            ]),
        ),
    ];
    Some([
        Body(vec![Item::block("data", &["azapi_resource", &name], data)]),
        Body(vec![Item::block(
            "check",
            &[&name],
            vec![Item::block("assert", &[], assert)],
        )]),
    ])
}
