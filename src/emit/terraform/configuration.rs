//! Locals and outputs.

use heck::ToSnakeCase;

use super::existing;
use super::hcl::{Body, Hcl, Item, Piece};
use super::references::References;
use super::value::{GROUP, Values};
use crate::catalog::service_tags;
use crate::model::{Expr, Suffix};

/// `locals.tf`: what several files share. Those that `references` does not hold are left out.
pub(super) fn locals(values: &Values<'_>, references: &mut References) -> Vec<Body> {
    let model = values.model;
    let ids = existing::ids(values, references);
    let suffixes = suffixes(values, references);
    let roles = roles(values, references);
    let mut groups: Vec<(&str, Vec<Item>)> = Vec::new();
    if references.has("local.tags") {
        let tags = model
            .tags
            .iter()
            .map(|(key, value)| (key.as_str(), values.hcl(value)));
        let tags = Hcl::object(tags);
        references.add_value(&tags);
        groups.push(("", vec![Item::attribute("tags", tags)]));
    }
    if references.has("local.resource_group_id") {
        let id = Hcl::Text(vec![
            Piece::Literal("/subscriptions/".to_owned()),
            Piece::Hole(Hcl::reference("var.subscription_id")),
            Piece::Literal("/resourceGroups/".to_owned()),
            Piece::Hole(Hcl::reference("var.resource_group_name")),
        ]);
        references.add_value(&id);
        groups.push(("", vec![Item::attribute("resource_group_id", id)]));
    }
    if references.has("local.service_tag_region") {
        let regions = service_tags::REGIONS.iter();
        let regions = Hcl::object(regions.map(|(region, spelled)| (*region, Hcl::text(*spelled))));
        // the variable may be `West Europe`, too
        let location = vec![Hcl::reference("var.location"), Hcl::text(" "), Hcl::text("")];
        let plain = Hcl::call("lower", vec![Hcl::call("replace", location)]);
        references.add_value(&plain);
        let region = Hcl::reference("local.region");
        let spelled = Hcl::call("lookup", vec![regions, region.clone(), region]);
        groups.push((
            "The region as service tags spell it",
            vec![
                Item::attribute("region", plain),
                Item::attribute("service_tag_region", spelled),
            ],
        ));
    }
    groups.push(("Ids of resources that exist already", ids));
    if references.has("local.arm_guid_namespace") {
        groups.push((
            "Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages",
            vec![Item::attribute(
                "arm_guid_namespace",
                Hcl::text("11fb06fb-712d-4ddd-98c7-e71bbd588830"),
            )],
        ));
    }
    groups.push((
        "Ends of names that are unique in the world: the same group always gets the same ones",
        suffixes,
    ));
    if !roles.is_empty() {
        groups.push((
            roles_heading(values),
            vec![Item::attribute("roles", Hcl::object(roles))],
        ));
    }
    let mut items = Vec::new();
    for (comment, group) in groups.into_iter().filter(|(_, group)| !group.is_empty()) {
        if !items.is_empty() {
            items.push(Item::Blank);
        }
        if !comment.is_empty() {
            items.push(Item::Comment(comment.to_owned()));
        }
        items.extend(group);
    }
    if items.is_empty() {
        return Vec::new();
    }
    vec![Body(vec![Item::block("locals", &[], items)])]
}

/// The ends of names that `references` holds.
fn suffixes(values: &Values<'_>, references: &mut References) -> Vec<Item> {
    let mut items = Vec::new();
    for (index, suffix) in values.model.suffixes.iter().enumerate() {
        let Some(name) = values.addresses.suffix(index) else {
            continue;
        };
        if !references.has(&format!("local.{name}")) {
            continue;
        }
        let digits = Hcl::call(
            "substr",
            vec![
                guid_of(&suffix.seed),
                Hcl::Integer(0),
                Hcl::Integer(Suffix::LENGTH.into()),
            ],
        );
        references.add_value(&digits);
        items.push(Item::attribute(name, digits));
    }
    items
}

/// The id that is the resource group's own, of a seed: `guid()` of the other languages.
fn guid_of(seed: &str) -> Hcl {
    let group = Hcl::call("lower", vec![Hcl::reference("local.resource_group_id")]);
    let hashed = Hcl::Text(vec![Piece::Hole(group), Piece::Literal(format!("-{seed}"))]);
    Hcl::call("uuidv5", vec![Hcl::reference("local.arm_guid_namespace"), hashed])
}

/// The ids of roles that `references` holds, by key.
fn roles(values: &Values<'_>, references: &mut References) -> Vec<(String, Hcl)> {
    let mut entries = Vec::new();
    for (id, key) in values.addresses.roles() {
        if references.has(&format!("local.roles.{key}")) {
            let id = if let Expr::Guid(seed) = id {
                guid_of(seed)
            } else {
                values.hcl(id)
            };
            references.add_value(&id);
            entries.push((key.clone(), id));
        }
    }
    entries
}

/// What there is to say of the ids of roles.
fn roles_heading(values: &Values<'_>) -> &'static str {
    let model = values.model;
    if model.custom_roles().next().is_some() {
        "Roles: built-in ones have the same ids in every tenant, those of the blueprint an id for each resource group"
    } else if model
        .emitted()
        .all(|(_, assignment, _)| assignment.right.role().is_some())
    {
        "Built-in roles: the same ids in every tenant"
    } else {
        "Roles: those with a name are built in and have the same ids in every tenant"
    }
}

/// `outputs.tf`, in alphabetical order.
pub(super) fn outputs(values: &Values<'_>) -> Vec<Body> {
    let mut outputs: Vec<(String, Body)> = values
        .model
        .outputs
        .iter()
        .map(|output| {
            let name = output.name.replace('-', "_");
            let items = vec![
                Item::attribute("description", Hcl::text(output.description)),
                Item::attribute("value", output_value(values, &output.value)),
            ];
            let body = Body(vec![Item::block("output", &[&name], items)]);
            (name, body)
        })
        .collect();
    outputs.sort_by(|one, other| one.0.cmp(&other.0));
    outputs.into_iter().map(|(_, body)| body).collect()
}

/// Property names of an output are ours, so they follow the language; keys of the blueprint stay as they are.
fn output_value(values: &Values<'_>, value: &Expr) -> Hcl {
    let Expr::Object(object) = value else {
        return values.hcl(value);
    };
    Hcl::object(object.0.iter().map(|(key, value)| {
        let entry = value.as_object().map_or_else(
            || values.hcl(value),
            |inner| {
                Hcl::object(
                    inner
                        .0
                        .iter()
                        .map(|(name, value)| (name.to_snake_case(), values.hcl(value))),
                )
            },
        );
        (key.clone(), entry)
    }))
}

/// The resource group, where the configuration makes it.
pub(super) fn resource_group(values: &Values<'_>) -> Option<Body> {
    let (kind, name) = GROUP.split_once('.').filter(|_| values.makes_group())?;
    let mut items = vec![
        Item::attribute("name", Hcl::reference("var.resource_group_name")),
        Item::attribute("location", values.hcl(&Expr::Location)),
    ];
    if !values.model.tags.is_empty() {
        items.push(Item::Blank);
        items.push(Item::attribute("tags", values.hcl(&Expr::Tags)));
    }
    Some(Body(vec![Item::block("resource", &[kind, name], items)]))
}

/// The data source with the tenant of whoever runs Terraform.
pub(super) fn client_config() -> Body {
    Body(vec![Item::block(
        "data",
        &["azurerm_client_config", "current"],
        Vec::new(),
    )])
}
