//! The Terraform target: a root configuration, azurerm first, azapi for what azurerm lacks.
//!
//! [`hcl`] writes every token and is the fixed point of `terraform fmt`; `value` turns the model's expressions into it;
//! `azurerm` maps resource types to their own resources, one file per subject, and `azapi` carries every other type. The
//! template owns the frame of a file.

mod address;
mod azapi;
mod azurerm;
mod configuration;
mod grants;
pub mod hcl;
pub mod keywords;
mod value;

use serde::Serialize;

use super::{Bug, FileSet, Target, Templates, mark};
use crate::diag::Diagnostics;
use crate::model::{Kind, Model, Resource, TargetName};
use address::Addresses;
use hcl::{Body, Item, Markup};
use value::Values;

/// The Terraform target.
#[derive(Debug, Clone, Copy)]
pub struct Terraform;

const TEMPLATES: &[(&str, &str)] = &[("file", include_str!("../../../templates/terraform/file.tf.hbs"))];

/// A file: the mark, then blocks.
#[derive(Debug, Serialize)]
struct File {
    mark: Markup,
    blocks: Vec<Markup>,
}

/// Files of resources and the kinds they hold.
const FILES: &[(&str, &[Kind])] = &[
    ("main.tf", &[Kind::Identity]),
    (
        "monitoring.tf",
        &[
            Kind::LogAnalytics,
            Kind::ApplicationInsights,
            Kind::DiagnosticSetting,
        ],
    ),
    ("key_vault.tf", &[Kind::KeyVault]),
    ("registry.tf", &[Kind::Registry]),
    ("storage.tf", &[Kind::Storage, Kind::BlobService, Kind::Container]),
    ("workspace.tf", &[Kind::Workspace]),
    ("data.tf", &[Kind::Datastore]),
    ("compute.tf", &[Kind::Cluster]),
];

impl Target for Terraform {
    fn name(&self) -> TargetName {
        TargetName::Terraform
    }

    fn limits(&self, _model: &Model, _diags: &mut Diagnostics) {}

    fn emit(&self, model: &Model) -> Result<FileSet, Bug> {
        let addresses = Addresses::new(model);
        let values = Values {
            model,
            addresses: &addresses,
        };
        let blocks = grants::blocks(&values);
        let templates = Templates::new(TEMPLATES)?;
        let mut files = FileSet::new(model.resources.len(), model.emitted().count());
        let mut add = |path: &str, blocks: Vec<Body>| -> Result<(), Bug> {
            if blocks.is_empty() {
                return Ok(());
            }
            let file = File {
                mark: hcl::comment(&mark::sentence(&model.blueprint)),
                blocks: blocks.iter().map(Body::print).collect(),
            };
            files.add(path, templates.render("file", &file)?);
            Ok(())
        };
        let data = values.uses_client_config();
        add("terraform.tf", configuration::terraform(&values, &blocks))?;
        add("providers.tf", configuration::providers(&values))?;
        add("variables.tf", configuration::variables(model))?;
        add("locals.tf", configuration::locals(&values))?;
        add("outputs.tf", configuration::outputs(&values))?;
        add("role_assignments.tf", grants::file(&values, &blocks))?;
        for (path, kinds) in FILES {
            let mut bodies: Vec<Body> = Vec::new();
            if data && *path == "main.tf" {
                bodies.push(configuration::client_config());
            }
            for resource in model
                .resources
                .iter()
                .filter(|resource| kinds.contains(&resource.kind))
            {
                bodies.extend(block(&values, resource, &blocks));
            }
            add(path, bodies)?;
        }
        Ok(files)
    }
}

/// The block of a resource, with its comment; none for one that another block holds.
fn block(values: &Values<'_>, resource: &Resource, grants: &[grants::GrantBlock<'_>]) -> Option<Body> {
    let address = values.addresses.of(resource.id)?;
    let mut items = match azurerm::body(values, resource) {
        Some(items) => items,
        None => azapi::body(values, resource),
    };
    let waits = grants::depends_on(values, resource.id, grants);
    if !waits.is_empty() {
        items.push(Item::Blank);
        items.push(Item::attribute("depends_on", hcl::Hcl::Array(waits)));
    }
    let mut block: Vec<Item> = resource
        .comment
        .map(|comment| Item::Comment(comment.to_owned()))
        .into_iter()
        .collect();
    block.push(Item::block("resource", &[&address.kind, &address.name], items));
    Some(Body(block))
}
