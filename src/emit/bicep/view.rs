//! What the Bicep templates show: sections of finished blocks.

use std::collections::BTreeMap;

use serde::Serialize;

use super::text::{self, Code, Entry, Markup, Piece};
use super::value::{Values, text_entry};
use crate::catalog::types;
use crate::emit::arm::waited_for;
use crate::emit::mark;
use crate::emit::modules::{
    CONDITION_VERSION, Grant, Module, Policies, about_name, about_principal, custom_roles, principal_value,
};
use crate::emit::plan::{Symbols, predecessors};
use crate::emit::policies::tenant_of;
use crate::emit::usage::{Usage, made};
use crate::model::{Expr, Kind, Model, Output, Principal, Resource, ResourceType, Scope};

/// `main.bicep`.
#[derive(Debug, Serialize)]
pub(super) struct Main {
    mark: Markup,
    /// Whether there are parameters or variables.
    has_head: bool,
    /// The default of the region, where something has one.
    location: Option<Markup>,
    tags: Option<Markup>,
    suffixes: Vec<Markup>,
    existing: Vec<Markup>,
    sections: Vec<Section>,
    outputs: Vec<Markup>,
}

/// A module of role assignments.
#[derive(Debug, Serialize)]
pub(super) struct ModuleFile {
    mark: Markup,
    title: Markup,
    parameters: Vec<Parameter>,
    variables: Vec<Markup>,
    scopes: Vec<Markup>,
    principals: Vec<Section>,
    policies: Vec<Markup>,
}

/// A parameter of a module: a text.
#[derive(Debug, Serialize)]
struct Parameter {
    about: Markup,
    name: Markup,
}

/// A heading and what stands under it.
#[derive(Debug, Serialize)]
struct Section {
    heading: Markup,
    blocks: Vec<Markup>,
}

/// The parameters file.
#[derive(Debug, Serialize)]
pub(super) struct Parameters {
    mark: Markup,
    /// The region, where `main.bicep` asks for it.
    location: Option<Markup>,
}

/// The section of `main.bicep` that a kind stands in: its place and its title.
fn section(kind: Kind) -> (u8, &'static str) {
    match kind {
        Kind::Identity | Kind::FederatedCredential => (0, "Identities"),
        Kind::LogAnalytics | Kind::ApplicationInsights => (1, "Monitoring"),
        Kind::KeyVault => (2, "Key vault"),
        Kind::Registry => (3, "Container registry"),
        Kind::Storage | Kind::BlobService | Kind::Container => (4, "Storage"),
        Kind::AiServices
        | Kind::Search
        | Kind::MlRegistry
        | Kind::ManagedCluster
        | Kind::ConnectedCluster
        | Kind::Relay
        | Kind::Redis
        | Kind::Workload => (5, "Services"),
        Kind::Hub | Kind::Workspace => (6, "Workspace"),
        Kind::Datastore => (7, "Datastores"),
        Kind::Connection => (8, "Connections"),
        Kind::Cluster | Kind::Instance | Kind::KubernetesCompute | Kind::ClusterExtension => (9, "Computes"),
        Kind::OnlineEndpoint | Kind::BatchEndpoint => (10, "Endpoints"),
        Kind::DiagnosticSetting => (11, "Diagnostic settings"),
        Kind::RoleDefinition => (12, "Custom roles"),
    }
}

/// The sections with the resources that are made, in order.
fn resource_sections(values: &Values<'_>, modules: &[Module<'_>]) -> Vec<Section> {
    let mut sections: BTreeMap<(u8, &str), Vec<Markup>> = BTreeMap::new();
    for resource in made(values.model) {
        let block = resource_block(values, resource, modules);
        sections.entry(section(resource.kind)).or_default().push(block);
    }
    sections
        .into_iter()
        .map(|((_, title), blocks)| Section {
            heading: text::comment(title),
            blocks,
        })
        .collect()
}

pub(super) fn main(model: &Model, symbols: &Symbols, modules: &[Module<'_>], usage: &Usage) -> Main {
    let values = Values { model, symbols };
    let existing = model
        .resources
        .iter()
        .filter(|resource| resource.existing && usage.speaks_of(resource.id));
    let mut sections = resource_sections(&values, modules);
    let heading = grants_heading(modules);
    sections.push(Section {
        heading: text::comment(heading),
        blocks: modules
            .iter()
            .map(|module| module_call(&values, module, heading))
            .collect(),
    });
    sections.retain(|section| !section.blocks.is_empty());
    let location = region(model, usage);
    let tags = usage.tags.then(|| tags(model));
    let suffixes = suffixes(&values, usage);
    Main {
        mark: marked(model),
        has_head: location.is_some() || tags.is_some() || !suffixes.is_empty(),
        location,
        tags,
        suffixes,
        existing: existing
            .map(|resource| existing_block(&values, resource, values.code(&resource.name)))
            .collect(),
        sections,
        outputs: model
            .outputs
            .iter()
            .map(|output| output_block(&values, output))
            .collect(),
    }
}

fn output_block(values: &Values<'_>, output: &Output) -> Markup {
    let kind = if matches!(output.value, Expr::Object(_)) {
        "object"
    } else {
        "string"
    };
    text::output(
        output.description,
        &super::camel(output.name),
        kind,
        &values.code(&output.value),
    )
}

/// The heading over the modules, with the reason for them where there is one.
fn grants_heading(modules: &[Module<'_>]) -> &'static str {
    if modules.iter().all(|module| module.identities.is_empty()) {
        "Role assignments"
    } else {
        "Role assignments, in modules because a name may not hold a principal id that only the deployment knows"
    }
}

fn marked(model: &Model) -> Markup {
    text::comment(&mark::sentence(&model.blueprint))
}

/// The region, where something has one.
fn region(model: &Model, usage: &Usage) -> Option<Markup> {
    usage
        .location
        .then(|| text::short(&Code::text(&model.deployment.location)))
}

fn tags(model: &Model) -> Markup {
    let entries = model
        .tags
        .iter()
        .map(|(key, value)| text_entry(key, value))
        .collect();
    text::var("tags", &Code::Object(entries))
}

/// The ends of names that something has.
fn suffixes(values: &Values<'_>, usage: &Usage) -> Vec<Markup> {
    let suffixes = values.model.suffixes.iter().enumerate();
    suffixes
        .filter(|(index, _)| usage.ends_in(*index))
        .map(|(index, suffix)| {
            let group = Code::call("toLower", vec![Code::call("resourceGroup", vec![]).member("id")]);
            let hash = Code::call("guid", vec![group, Code::text(&suffix.seed)]);
            let digits = Code::call("substring", vec![hash, Code::Integer(0), Code::Integer(8)]);
            text::var(values.symbols.suffix(index), &digits)
        })
        .collect()
}

fn type_of(kind: &ResourceType) -> String {
    format!("{}@{}", kind.arm, kind.api_version)
}

fn resource_block(values: &Values<'_>, resource: &Resource, modules: &[Module<'_>]) -> Markup {
    let mut entries: Vec<Entry> = Vec::new();
    let mut put = |key: &str, value: Code| entries.push(Entry::new(key, value));
    if let Some(parent) = resource.parent {
        put("parent", values.symbol(parent));
    }
    if let Some(scope) = resource.scope {
        put("scope", values.symbol(scope));
    }
    put("name", values.code(&resource.name));
    if resource.located {
        put("location", values.code(&Expr::Location));
    }
    if let Some(tags) = &resource.tags {
        put("tags", values.code(tags));
    }
    if let Some(kind) = resource.arm_kind {
        put("kind", Code::text(kind));
    }
    if !resource.sku.is_empty() {
        put("sku", values.object(&resource.sku));
    }
    if let Some(identity) = &resource.identity {
        put("identity", values.identity(identity));
    }
    if !resource.properties.is_empty() {
        put("properties", values.object(&resource.properties));
    }
    let waits: Vec<Code> = predecessors(values.model, resource)
        .into_iter()
        .map(|id| values.symbol(id))
        .chain(waited_for(values.model, resource.id, modules).map(|module| Code::name(&module.symbol)))
        .collect();
    if !waits.is_empty() {
        put("dependsOn", Code::Array(waits));
    }
    let symbol = values.symbols.resource(resource.id);
    let mut parts: Vec<Markup> = resource.comment.map(text::comment).into_iter().collect();
    if resource.kind == Kind::DiagnosticSetting {
        parts.push(text::silence(
            "#disable-next-line use-recent-api-versions // the newest stable version knows no category groups",
        ));
    }
    parts.push(text::resource(
        symbol,
        &type_of(resource.resource_type),
        false,
        &Code::Object(entries),
    ));
    text::lines(&parts)
}

fn module_call(values: &Values<'_>, module: &Module<'_>, heading: &str) -> Markup {
    let mut parameters: Vec<Entry> = Vec::new();
    for (principal, name) in &module.identities {
        if let Some((_, value)) = principal_value(*principal) {
            parameters.push(Entry::new(name.as_str(), values.code(&value)));
        }
    }
    for existing in &module.existing {
        if let Some(name) = &existing.parameter {
            parameters.push(Entry::new(
                name.as_str(),
                values.symbol(existing.id).member("name"),
            ));
        }
    }
    let mut entries = Vec::new();
    if !parameters.is_empty() {
        entries.push(Entry::new("params", Code::Object(parameters)));
    }
    let defined: Vec<Code> = custom_roles(values.model, module)
        .into_iter()
        .map(|id| values.symbol(id))
        .collect();
    if !defined.is_empty() {
        entries.push(Entry::new("dependsOn", Code::Array(defined)));
    }
    let body = Code::Object(entries);
    // the heading of the section has said it
    let title = (module.title != heading).then(|| text::comment(&module.title));
    let call = text::module(&module.symbol, &super::module_path(module), &body);
    text::lines(&title.into_iter().chain([call]).collect::<Vec<_>>())
}

pub(super) fn module(model: &Model, symbols: &Symbols, module: &Module<'_>) -> ModuleFile {
    let values = Values { model, symbols };
    let scopes = module.existing.iter().filter_map(|existing| {
        let resource = model.resource(existing.id)?;
        let name = existing
            .parameter
            .as_ref()
            .map_or_else(|| values.code(&resource.name), Code::name);
        Some(existing_block(&values, resource, name))
    });
    let principals = module
        .grants
        .chunk_by(|one, next| one.assignment.principal == next.assignment.principal)
        .filter_map(|grants| {
            let principal = grants.first()?.assignment.principal;
            Some(Section {
                heading: text::comment(&model.principal_display(principal)),
                blocks: grants
                    .iter()
                    .map(|grant| role_assignment(&values, module, grant))
                    .collect(),
            })
        });
    ModuleFile {
        mark: marked(model),
        title: text::comment(&module.title),
        parameters: module_parameters(model, module),
        variables: module_variables(model, module),
        scopes: scopes.collect(),
        principals: principals.collect(),
        policies: module
            .policies
            .iter()
            .map(|policies| access_policies(&values, module, policies))
            .collect(),
    }
}

fn module_parameters(model: &Model, module: &Module<'_>) -> Vec<Parameter> {
    let identities = module
        .identities
        .iter()
        .map(|(principal, name)| (name, about_principal(model, *principal)));
    let names = module.existing.iter().filter_map(|existing| {
        let name = existing.parameter.as_ref()?;
        Some((name, about_name(model, existing.id)))
    });
    identities
        .chain(names)
        .map(|(name, about)| Parameter {
            about: text::short(&Code::text(about)),
            name: text::short(&Code::name(name)),
        })
        .collect()
}

fn module_variables(model: &Model, module: &Module<'_>) -> Vec<Markup> {
    let mut variables = Vec::new();
    if !module.people.is_empty() {
        let people = module.people.iter().filter_map(|(index, key)| {
            let person = model.directory.get(*index)?;
            Some((key.as_str(), Code::text(&person.object_id)))
        });
        variables.push(text::var("principals", &Code::object(people)));
    }
    if !module.roles.is_empty() {
        let roles = module
            .roles
            .iter()
            .map(|(role, key)| (key.as_str(), Code::text(role.guid.as_ref())));
        variables.push(text::var("roles", &Code::object(roles)));
    }
    variables
}

/// A resource that exists already, under a name.
fn existing_block(values: &Values<'_>, resource: &Resource, name: Code) -> Markup {
    let mut entries: Vec<Entry> = Vec::new();
    if let Some(parent) = resource.parent {
        entries.push(Entry::new("parent", values.symbol(parent)));
    }
    if let Some(scope) = resource.scope {
        entries.push(Entry::new("scope", values.symbol(scope)));
    }
    entries.push(Entry::new("name", name));
    text::resource(
        values.symbols.resource(resource.id),
        &type_of(resource.resource_type),
        true,
        &Code::Object(entries),
    )
}

/// The principal id of who holds something in a module.
fn principal_id(module: &Module<'_>, principal: Principal) -> Code {
    if let Principal::Directory(index) = principal {
        return Code::name("principals").member(module.person_key(index).unwrap_or_default());
    }
    Code::name(module.principal_parameter(principal).unwrap_or_default())
}

/// An addition to the access policies of a vault: what is not in it stays.
fn access_policies(values: &Values<'_>, module: &Module<'_>, policies: &Policies) -> Markup {
    let entries = policies.entries.iter().map(|(_, principal, permissions)| {
        let secrets = permissions.iter().map(|word| Code::text(*word)).collect();
        Code::object([
            ("tenantId", values.code(&tenant_of(values.model, policies.vault))),
            ("objectId", principal_id(module, *principal)),
            ("permissions", Code::object([("secrets", Code::Array(secrets))])),
        ])
    });
    let body = Code::object([
        ("parent", values.symbol(policies.vault)),
        ("name", Code::text("add")),
        (
            "properties",
            Code::object([("accessPolicies", Code::Array(entries.collect()))]),
        ),
    ]);
    text::resource(&policies.symbol, &type_of(&types::ACCESS_POLICIES), false, &body)
}

fn role_assignment(values: &Values<'_>, module: &Module<'_>, grant: &Grant<'_>) -> Markup {
    let assignment = grant.assignment;
    let role = Code::name("roles").member(module.role_key(&grant.role).unwrap_or_default());
    let principal = principal_id(module, assignment.principal);
    let lowered = match assignment.principal {
        Principal::Directory(_) => principal.clone(),
        Principal::UserAssigned(_)
        | Principal::SystemAssigned(_)
        | Principal::Kubelet(_)
        | Principal::Outside(_) => Code::call("toLower", vec![principal.clone()]),
    };
    let scope_id = match assignment.scope {
        Scope::Resource(id) => values.symbol(id).member("id"),
        Scope::ResourceGroup => Code::call("resourceGroup", vec![]).member("id"),
    };
    let name = Code::call(
        "guid",
        vec![Code::call("toLower", vec![scope_id]), lowered, role.clone()],
    );
    let definition = Code::call(
        "subscriptionResourceId",
        vec![Code::text(types::ROLE_DEFINITIONS.arm), role],
    );
    let name = assignment.name.as_ref().map_or(name, Code::text);
    let mut entries = vec![Entry::new("name", name)];
    if let Scope::Resource(id) = assignment.scope {
        entries.push(Entry::new("scope", values.symbol(id)));
    }
    let principal_type = values.model.principal_type(assignment.principal).as_str();
    let mut properties = vec![
        Entry::new("roleDefinitionId", definition),
        Entry::new("principalId", principal),
        Entry::new("principalType", Code::text(principal_type)),
        Entry::new(
            "description",
            Code::Text(vec![Piece::Literal(assignment.description())]),
        ),
    ];
    if let Some(condition) = &assignment.condition {
        properties.push(Entry::new("condition", Code::text(condition)));
        properties.push(Entry::new("conditionVersion", Code::text(CONDITION_VERSION)));
    }
    entries.push(Entry::new("properties", Code::Object(properties)));
    text::resource(
        &grant.symbol,
        &type_of(&types::ROLE_ASSIGNMENTS),
        false,
        &Code::Object(entries),
    )
}

pub(super) fn parameters(model: &Model, usage: &Usage) -> Parameters {
    Parameters {
        mark: marked(model),
        location: region(model, usage),
    }
}
