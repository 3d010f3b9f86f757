//! The Terraform target: a root configuration, azapi for Azure Machine Learning and what azurerm lacks, azurerm for the rest.
//!
//! [`hcl`] writes every token and is the fixed point of `terraform fmt`; `value` turns the model's expressions into it. The row of a
//! kind says which provider makes it: `azurerm` maps kinds to resources of their own, one file per subject, and `azapi` writes the
//! body of Azure Resource Manager. The templates own the frame of a file, and the files that are the same in every configuration but
//! for a few values.

mod address;
mod azapi;
mod azurerm;
mod bugs;
mod checks;
mod configuration;
mod existing;
mod frame;
mod grants;
pub mod hcl;
pub mod keywords;
mod layout;
mod limits;
mod policies;
mod references;
mod value;
mod variable;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::shared::dependencies::{dependencies, predecessors};
use super::shared::parameters::required;
use super::shared::policies::{Writers, inlined};
use super::{Bug, Command, Commands, FileSet, Target, Template, mark, template};
use crate::diag::Diagnostics;
use crate::model::{Kind, Model, Provider, Resource, TargetName};
use crate::shell::argument;
use address::Addresses;
use azurerm::association;
use bugs::Bugs;
use frame::Frame;
use hcl::{Body, Item, Markup};
use layout::Readers;
use references::References;
use value::Values;

/// The Terraform target.
#[derive(Debug, Clone, Copy)]
pub struct Terraform;

/// The files of every root configuration, each with a template of its own.
static FRAME: [(&str, Template); 3] = [
    ("providers.tf", template!("terraform/providers.tf")),
    ("terraform.tf", template!("terraform/terraform.tf")),
    ("variables.tf", template!("terraform/variables.tf")),
];

static FILE: Template = template!("terraform/file.tf");
static NOTES: Template = template!("terraform/README.md");

/// A file: the mark, then blocks.
#[derive(Debug, Serialize)]
struct File {
    mark: Markup,
    blocks: Vec<Markup>,
}

impl Target for Terraform {
    fn name(&self) -> TargetName {
        TargetName::Terraform
    }

    fn folders(&self) -> &'static [&'static str] {
        &[]
    }

    fn takes_in(&self, name: &str) -> bool {
        const ENDS: [&str; 6] = [
            ".tf",
            ".tf.json",
            ".tofu",
            ".tofu.json",
            ".auto.tfvars",
            ".auto.tfvars.json",
        ];
        let is_ignored = name.starts_with('.'); // and so it ignores them
        let is_values = ["terraform.tfvars", "terraform.tfvars.json"].contains(&name);
        !is_ignored && (is_values || ENDS.iter().any(|end| name.ends_with(end)))
    }

    fn main_file(&self) -> Option<&'static str> {
        None
    }

    fn title(&self) -> &'static str {
        "Terraform"
    }

    fn commands(&self, model: &Model, folder: &str) -> Commands {
        let deployment = &model.deployment;
        let command =
            |verb: &str| Command::new(&format!("terraform -chdir={}", argument(folder))).words(verb);
        let with_variables = |verb: &str| {
            let mut command = command(verb);
            // a variable with a default needs none
            if deployment.subscription.is_none() {
                command = command.words("-var subscription_id=<subscription id>");
            }
            if deployment.resource_group.is_none() {
                command = command.words("-var resource_group_name=<resource group>");
            }
            required(model).fold(command, |command, parameter| {
                command.words(&format!("-var {0}=<{0}>", parameter.name))
            })
        };
        Commands {
            prepare: Some(command("init")),
            preview: with_variables("plan"),
            deploy: with_variables("apply"),
        }
    }

    fn notes(&self) -> &'static Template {
        &NOTES
    }

    fn limits(&self, model: &Model, diags: &mut Diagnostics) {
        limits::newer_versions(model, diags);
    }

    fn emit(&self, model: &Model) -> Result<FileSet, Bug> {
        let model = &*inlined(model, Writers::Template)?;
        let mut set = FileSet::new(model.made().count(), model.emitted().count());
        let (files, frame) = files(model)?;
        for (path, template) in &FRAME {
            set.add(*path, template.render(&frame)?);
        }
        for (path, blocks) in files {
            if !blocks.is_empty() {
                let file = File {
                    mark: hcl::comment(&mark::sentence(&model.blueprint)),
                    blocks: blocks.into_iter().map(|block| block.print()).collect(),
                };
                set.add(path, FILE.render(file)?);
            }
        }
        Ok(set)
    }
}

/// The blocks of every file, and what the frame around them says. What is declared for others to refer to comes last, when it is
/// known who does.
fn files(model: &Model) -> Result<(BTreeMap<&'static str, Vec<Body>>, Frame), Bug> {
    let addresses = Addresses::new(model);
    let bugs = Bugs::default();
    let values = Values {
        model,
        addresses: &addresses,
        bugs: &bugs,
    };
    let grants = grants::blocks(&values)?;
    let policies = policies::blocks(&values)?;
    let mut files: BTreeMap<&str, Vec<Body>> = BTreeMap::new();
    files
        .entry("main.tf")
        .or_default()
        .extend(configuration::resource_group(&values));
    for resource in model.made() {
        let file = files.entry(layout::file_of(resource.facts.section)).or_default();
        file.extend(block(&values, resource, &grants, &policies)?);
    }
    let access = files.entry(layout::ACCESS).or_default();
    access.extend(grants::file(&values, &grants)?);
    access.extend(policies::bodies(&values, &policies)?);
    let readers = Readers::new(model);
    for (resource, body) in checks::bodies(&values)? {
        let file = files.entry(readers.file_beside(resource)).or_default();
        file.push(body);
    }
    files.insert("outputs.tf", configuration::outputs(&values));

    let mut references = References::default();
    files.values().flatten().for_each(|body| references.add(body));
    let mut data: BTreeMap<&str, Vec<Body>> = BTreeMap::new();
    for (resource, body) in existing::data(&values, &mut references) {
        data.entry(readers.file_beside(resource)).or_default().push(body);
    }
    for (path, bodies) in data {
        files.entry(path).or_default().splice(..0, bodies);
    }
    if references.has_attribute_of("data.azurerm_client_config.current.") {
        let main = files.entry("main.tf").or_default();
        main.insert(0, configuration::client_config());
    }
    let uses_azapi = files.values().flatten().any(references::is_azapi);
    files.insert("locals.tf", configuration::locals(&values, &mut references));
    let frame = Frame::new(&values, &references, uses_azapi, &grants);
    bugs.none()?;
    Ok((files, frame))
}

/// The block of a resource, with its comment; none for one that another block holds.
fn block(
    values: &Values<'_>,
    resource: &Resource,
    grants: &[grants::GrantBlock<'_>],
    policies: &[policies::PolicyBlock],
) -> Result<Option<Body>, Bug> {
    let Some(address) = values.addresses.of(resource.id) else {
        return Ok(None);
    };
    let mut items = match &resource.facts.terraform {
        Provider::Azurerm(_) => azurerm::body(values, resource)?,
        Provider::Azapi(azapi) => azapi::body(values, resource, azapi),
        Provider::InParent => return Ok(None),
    };
    let mut waits = waits(values, resource);
    waits.extend(grants::depends_on(values, resource.id, grants)?);
    waits.extend(policies::depends_on(values, resource.id, policies));
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
    block.extend(association::blocks(values, resource, address));
    Ok(Some(Body(block)))
}

/// The blocks that have to be there before that of a resource although it does not refer to them.
fn waits(values: &Values<'_>, resource: &Resource) -> Vec<hcl::Hcl> {
    let mut found: Vec<String> = Vec::new();
    let held = values.addresses.held_by(resource.id).iter();
    let inside = held.filter_map(|id| values.model.resource(*id));
    let own: Vec<&Resource> = [resource].into_iter().chain(inside).collect();
    for id in own.iter().flat_map(|part| predecessors(values.model, part)) {
        let mut ancestors = values.model.ancestors(id);
        // what has no block of its own stands in that of its parent
        match ancestors.find_map(|ancestor| values.addresses.of(ancestor.id)) {
            Some(address) => found.push(address.reference()),
            None => values
                .bugs
                .note(Bug::new(format!("{id:?} has no block to wait for"))),
        }
    }
    for id in dependencies(resource) {
        let subnet = values
            .model
            .resource(id)
            .filter(|other| other.kind == Kind::Subnet);
        if let (Some(subnet), Some(address)) = (subnet, values.addresses.of(id)) {
            found.extend(association::addresses(subnet, address));
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|address| seen.insert(address.clone()));
    found.into_iter().map(hcl::Hcl::reference).collect()
}
