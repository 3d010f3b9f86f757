//! Additions to the access policies of key vaults, which azurerm and azapi have no resource for.

use std::collections::BTreeMap;

use super::hcl::{Body, Hcl, Item};
use super::value::Values;
use crate::emit::bug::Bug;
use crate::emit::shared::lookup;
use crate::emit::shared::namer::{Namer, Style};
use crate::emit::shared::policies::entry;
use crate::model::{Expr, Permissions, Principal, ResourceId, Scope, Stage};

/// A block that adds to the policies of one vault.
pub(super) struct PolicyBlock {
    name: String,
    vault: ResourceId,
    /// Index in the model, principal, what it permits.
    entries: Vec<(usize, Principal, Permissions)>,
}

impl PolicyBlock {
    fn address(&self) -> String {
        format!("azapi_resource_action.{}", self.name)
    }
}

/// The blocks of a model: apart by stage, because the workspace waits for some and brings the principals of others.
pub(super) fn blocks(values: &Values<'_>) -> Result<Vec<PolicyBlock>, Bug> {
    let mut grouped: BTreeMap<(ResourceId, Stage), Vec<_>> = BTreeMap::new();
    for (index, assignment, permissions) in values.model.policies() {
        if let Scope::Resource(vault) = assignment.scope {
            let entries = grouped.entry((vault, assignment.stage)).or_default();
            entries.push((index, assignment.principal, permissions));
        }
    }
    let mut namer = Namer::new(Style::Snake, &[]);
    grouped
        .into_iter()
        .map(|((vault, stage), entries)| {
            let resource = lookup::resource(values.model, vault)?;
            let mut words = vec![resource.logical.as_str(), resource.facts.symbol];
            if stage != Stage::GROUND {
                words.push(stage.symbol());
            }
            words.retain(|word| !word.is_empty());
            Ok(PolicyBlock {
                name: namer.name(&words),
                vault,
                entries,
            })
        })
        .collect()
}

/// The blocks as they are written. What is not in an addition stays; with the block nothing is taken away.
pub(super) fn bodies(values: &Values<'_>, blocks: &[PolicyBlock]) -> Result<Vec<Body>, Bug> {
    let model = values.model;
    blocks
        .iter()
        .map(|block| {
            let entries = block
                .entries
                .iter()
                .map(|(_, principal, permissions)| Ok(Expr::Object(entry(model, *principal, *permissions)?)));
            let entries = values.hcl(&Expr::Array(entries.collect::<Result<_, Bug>>()?));
            let vault = lookup::resource(model, block.vault)?;
            let about = format!("access policies of {}", vault.display());
            let items = vec![
                Item::attribute("type", Hcl::text(vault.resource_type.to_string())),
                Item::attribute("resource_id", values.id(block.vault)),
                Item::attribute("action", Hcl::text("accessPolicies/add")),
                Item::attribute("method", Hcl::text("PUT")),
                Item::attribute("locks", Hcl::Array(vec![values.id(block.vault)])),
                Item::Blank,
                Item::attribute(
                    "body",
                    Hcl::object([("properties", Hcl::object([("accessPolicies", entries)]))]),
                ),
                Item::Blank,
                Item::attribute("response_export_values", Hcl::Array(Vec::new())),
            ];
            Ok(Body(vec![
                Item::Comment(about),
                Item::block("resource", &["azapi_resource_action", &block.name], items),
            ]))
        })
        .collect()
}

/// The additions that a resource has to wait for.
pub(super) fn depends_on(values: &Values<'_>, resource: ResourceId, blocks: &[PolicyBlock]) -> Vec<Hcl> {
    let assignments = values.model.waits_of(resource);
    blocks
        .iter()
        .filter(|block| {
            let mut entries = block.entries.iter();
            entries.any(|(index, ..)| assignments.binary_search(index).is_ok())
        })
        .map(|block| Hcl::reference(block.address()))
        .collect()
}
