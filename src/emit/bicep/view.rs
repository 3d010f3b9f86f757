//! What the Bicep templates show: sections of finished blocks.

use std::collections::BTreeMap;

use serde::Serialize;

use super::text::{self, Code, Entry, Markup};
use super::value::{Printer, text_entry};
use crate::catalog::service_tags;
use crate::emit::bug::Bug;
use crate::emit::mark;
use crate::emit::shared::declaration::{self, Declaration};
use crate::emit::shared::dependencies::{dependencies, predecessors};
use crate::emit::shared::lookup;
use crate::emit::shared::modules::{Module, custom_roles, waited_for};
use crate::emit::shared::parameters::{asked, inside};
use crate::emit::shared::references::References;
use crate::emit::shared::symbols::{Symbols, camel};
use crate::emit::shared::value::{Value, Values};
use crate::model::{self, Kind, Level, Model, Output, Place, Resource, ResourceId};

/// The folder of the modules.
pub(super) const MODULES: &str = "modules";

/// `main.bicep`.
#[derive(Debug, Serialize)]
pub(super) struct Main {
    mark: Markup,
    /// What it holds, if it holds a part.
    pub(super) title: Option<Markup>,
    /// Whether another template calls it, which gives it the region and the tags.
    is_module: bool,
    /// Whether it goes into the subscription.
    is_of_subscription: bool,
    /// Whether there are parameters or variables.
    has_head: bool,
    /// The default of the region, where something has one.
    location: Option<Markup>,
    /// The declared parameters.
    parameters: Vec<Markup>,
    tags: Option<Markup>,
    /// The spellings of regions in service tags, where something has one.
    tag_regions: Option<Markup>,
    suffixes: Vec<Markup>,
    existing: Vec<Markup>,
    sections: Vec<Section>,
    /// Under a heading: what the parts make.
    parts: Option<Section>,
    pub(super) outputs: Vec<Markup>,
}

/// A module of role assignments.
#[derive(Debug, Serialize)]
pub(super) struct ModuleFile {
    mark: Markup,
    title: Markup,
    /// Whether it goes into the subscription.
    is_of_subscription: bool,
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
    /// The declared parameters, each with its value.
    given: Vec<Markup>,
}

/// The heading of a section of `main.bicep`.
fn title(section: model::Section) -> &'static str {
    use model::Section;
    match section {
        Section::Identities => "Identities",
        Section::Network => "Network",
        Section::Monitoring => "Monitoring",
        Section::KeyVault => "Key vault",
        Section::Registry => "Container registry",
        Section::Storage => "Storage",
        Section::Services => "Services",
        Section::Workspace => "Workspace",
        Section::OutboundRules => "Outbound rules",
        Section::PrivateEndpoints => "Private endpoints",
        Section::Datastores => "Datastores",
        Section::Connections => "Connections",
        Section::Computes => "Computes",
        Section::Endpoints => "Endpoints",
        Section::DiagnosticSettings => "Diagnostic settings",
        Section::CustomRoles => "Custom roles",
    }
}

/// The sections with the resources that are made, in order.
fn resource_sections(printer: Printer<'_>, modules: &[Module<'_>]) -> Result<Vec<Section>, Bug> {
    let mut sections: BTreeMap<model::Section, Vec<Markup>> = BTreeMap::new();
    for resource in printer.values.model.made() {
        let block = resource_block(printer, resource, modules)?;
        sections.entry(resource.facts.section).or_default().push(block);
    }
    Ok(sections
        .into_iter()
        .map(|(section, blocks)| Section {
            heading: text::comment(title(section)),
            blocks,
        })
        .collect())
}

/// `calls` are those of its parts.
pub(super) fn main(
    values: Values<'_>,
    modules: &[Module<'_>],
    calls: Vec<Markup>,
    references: &References,
) -> Result<Main, Bug> {
    let printer = Printer { values };
    let model = values.model;
    let existing = model
        .resources
        .iter()
        .filter(|resource| resource.existing && references.refers_to(resource.id));
    let (in_parts, existing): (Vec<_>, Vec<_>) =
        existing.partition(|resource| values.layout.part_of(resource.id).is_some());
    let declared =
        |resource: &Resource| existing_block(printer, resource, &resource.place, printer.of(&resource.name)?);
    let mut sections = resource_sections(printer, modules)?;
    let heading = grants_heading(modules);
    sections.push(Section {
        heading: text::comment(heading),
        blocks: modules
            .iter()
            .map(|module| module_call(printer, module, heading))
            .collect::<Result<_, _>>()?,
    });
    sections.retain(|section| !section.blocks.is_empty());
    let mut blocks = calls;
    for resource in in_parts {
        blocks.push(declared(resource)?);
    }
    let location = region(model, references);
    let tags = references.tags.then(|| tags(model));
    let suffixes = suffixes(printer, references)?;
    let is_module = values.called;
    let inside = inside(values.layout.whole);
    let asked =
        asked(values.layout.whole).filter(|parameter| !is_module || inside.contains(parameter.name.as_str()));
    let parameters = asked
        .map(|parameter| printer.parameter(parameter, !is_module))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Main {
        mark: marked(model),
        title: None,
        is_module,
        is_of_subscription: model.deployment.level == Level::Subscription,
        tag_regions: references.region_of_tags.then(tag_regions),
        has_head: location.is_some() || !parameters.is_empty() || tags.is_some() || !suffixes.is_empty(),
        location,
        parameters,
        tags,
        suffixes,
        existing: existing.into_iter().map(declared).collect::<Result<_, _>>()?,
        sections,
        parts: (!blocks.is_empty()).then(|| Section {
            heading: text::comment("Parts: a template holds 800 resources at most"),
            blocks,
        }),
        outputs: model
            .outputs
            .iter()
            .map(|output| output_block(printer, output))
            .collect::<Result<_, _>>()?,
    })
}

fn output_block(printer: Printer<'_>, output: &Output) -> Result<Markup, Bug> {
    Ok(output_line(output, &printer.of(&output.value)?))
}

pub(super) fn output_line(output: &Output, value: &Code) -> Markup {
    text::output(output.description, &camel(output.name), output.kind(), value)
}

/// The heading over the modules, with the reason for them where there is one.
fn grants_heading(modules: &[Module<'_>]) -> &'static str {
    if modules.iter().all(|module| module.identities.is_empty()) {
        "Role assignments"
    } else {
        "Role assignments, in modules because a name may not hold a principal id that only the deployment knows"
    }
}

pub(super) fn marked(model: &Model) -> Markup {
    text::comment(&mark::sentence(&model.blueprint))
}

/// The region, where something has one.
fn region(model: &Model, references: &References) -> Option<Markup> {
    references
        .location
        .then(|| text::short(&Code::text(&model.deployment.location)))
}

pub(super) fn tags(model: &Model) -> Markup {
    let entries = model
        .tags
        .iter()
        .map(|(key, value)| match value.as_parameter() {
            Some(name) => Entry::new(key.as_str(), Code::name(name)),
            None => text_entry(key, value.as_text().unwrap_or_default()),
        })
        .collect();
    text::var("tags", &Code::Object(entries))
}

fn tag_regions() -> Markup {
    let entries = service_tags::REGIONS
        .iter()
        .map(|(region, spelled)| text_entry(region, spelled))
        .collect();
    text::var(Symbols::TAG_REGIONS, &Code::Object(entries))
}

/// The ends of names that something has.
fn suffixes(printer: Printer<'_>, references: &References) -> Result<Vec<Markup>, Bug> {
    let suffixes = printer.values.model.suffixes.iter().enumerate();
    suffixes
        .filter(|(index, _)| references.ends_in(*index))
        .map(|(index, suffix)| {
            let name = printer.values.symbols.suffix(index)?;
            Ok(text::var(
                name,
                &printer.code(&printer.values.suffix_of(&suffix.seed))?,
            ))
        })
        .collect()
}

fn resource_block(printer: Printer<'_>, resource: &Resource, modules: &[Module<'_>]) -> Result<Markup, Bug> {
    let model = printer.values.model;
    let declaration = declaration::resource(&printer.values, resource)?;
    let mut entries = resource_entries(printer, &declaration)?;
    let mut waits = Vec::new();
    for id in predecessors(model, resource) {
        waits.push(printer.symbol(id)?);
    }
    let waited = resource.waits.resources.iter().copied();
    let parts = printer
        .values
        .layout
        .parts_of(dependencies(resource).into_iter().chain(waited));
    waits.extend(parts.into_iter().map(|part| Code::name(&part.symbol)));
    waits.extend(waited_for(model, resource.id, modules).map(|module| Code::name(&module.symbol)));
    if !waits.is_empty() {
        entries.push(Entry::new("dependsOn", Code::Array(waits)));
    }
    let mut parts: Vec<Markup> = resource.comment.map(text::comment).into_iter().collect();
    if resource.kind == Kind::DiagnosticSetting {
        parts.push(text::silence(
            "#disable-next-line use-recent-api-versions // the newest stable version knows no category groups",
        ));
    }
    parts.push(declared(&declaration, entries));
    Ok(text::lines(&parts))
}

fn module_call(printer: Printer<'_>, module: &Module<'_>, heading: &str) -> Result<Markup, Bug> {
    let contents = declaration::contents(&printer.values, module)?;
    let mut parameters: Vec<Entry> = Vec::new();
    for parameter in &contents.parameters {
        parameters.push(Entry::new(
            parameter.name.as_str(),
            printer.code(&parameter.argument)?,
        ));
    }
    let mut entries: Vec<Entry> = in_group(&module.place).into_iter().collect();
    if !parameters.is_empty() {
        entries.push(Entry::new("params", Code::Object(parameters)));
    }
    let mut after = custom_roles(printer.values.model, module)
        .into_iter()
        .map(|id| printer.symbol(id))
        .collect::<Result<Vec<_>, _>>()?;
    // names of what a part makes are known before it has made it
    let (told, named): (Vec<_>, Vec<_>) = contents
        .parameters
        .iter()
        .partition(|parameter| matches!(parameter.argument, Value::OfPart(..)));
    let parts_of = |parameters: Vec<&declaration::Parameter>| {
        let resources = parameters.into_iter().filter_map(|parameter| parameter.resource);
        printer
            .values
            .layout
            .parts_of(resources)
            .into_iter()
            .map(|part| part.symbol.as_str())
    };
    let implied: Vec<&str> = parts_of(told).collect();
    after.extend(
        parts_of(named)
            .filter(|part| !implied.contains(part))
            .map(Code::name),
    );
    if !after.is_empty() {
        entries.push(Entry::new("dependsOn", Code::Array(after)));
    }
    let body = Code::Object(entries);
    // the heading of the section has said it
    let title = (module.title != heading).then(|| text::comment(&module.title));
    let path = called_path(printer.values, &module.stem);
    let call = text::module(&module.symbol, &path, &body);
    Ok(text::lines(&title.into_iter().chain([call]).collect::<Vec<_>>()))
}

/// The file of a module, as `main.bicep` names it.
pub(super) fn module_path(stem: &str) -> String {
    format!("{MODULES}/{stem}.bicep")
}

/// The file of a module, as what calls it names it: a module itself lies beside it.
pub(super) fn called_path(caller: Values<'_>, stem: &str) -> String {
    if caller.called {
        format!("{stem}.bicep")
    } else {
        module_path(stem)
    }
}

pub(super) fn module(values: Values<'_>, module: &Module<'_>) -> Result<ModuleFile, Bug> {
    let printer = Printer { values };
    let model = values.model;
    let contents = declaration::contents(&values, module)?;
    let scopes = module.existing.iter().map(|existing| {
        let resource = lookup::resource(model, existing.id)?;
        let name = match &existing.parameter {
            Some(parameter) => Code::name(parameter),
            None => printer.of(&resource.name)?,
        };
        // the module is deployed where its scopes lie
        existing_block(printer, resource, &Place::Own, name)
    });
    let mut principals = Vec::new();
    for grants in contents.grants.chunk_by(|(one, _), (next, _)| one == next) {
        let [(principal, _), ..] = grants else { continue };
        let blocks = grants.iter().map(|(_, grant)| role_assignment(printer, grant));
        principals.push(Section {
            heading: text::comment(&model.principal_display(*principal)),
            blocks: blocks.collect::<Result<_, _>>()?,
        });
    }
    let policies = contents
        .policies
        .iter()
        .map(|policies| Ok(declared(policies, resource_entries(printer, policies)?)));
    let variables = contents.variables.iter();
    let variables = variables.map(|(name, value)| Ok(text::var(name, &printer.code(value)?)));
    let parameters = contents.parameters.iter().map(|parameter| Parameter {
        about: text::short(&Code::text(&parameter.about)),
        name: text::short(&Code::name(&parameter.name)),
    });
    Ok(ModuleFile {
        mark: marked(model),
        title: text::comment(&module.title),
        is_of_subscription: model.deployment.level == Level::Subscription && module.place.is_own(),
        parameters: parameters.collect(),
        variables: variables.collect::<Result<_, Bug>>()?,
        scopes: scopes.collect::<Result<_, _>>()?,
        principals,
        policies: policies.collect::<Result<_, Bug>>()?,
    })
}

/// A resource that exists already, under a name.
fn existing_block(
    printer: Printer<'_>,
    resource: &Resource,
    place: &Place,
    name: Code,
) -> Result<Markup, Bug> {
    let mut entries = placed(printer, resource.parent, resource.scope)?;
    entries.extend(in_group(place));
    entries.push(Entry::new("name", name));
    let block = text::resource(
        printer.values.symbols.resource(resource.id)?,
        &resource.resource_type.to_string(),
        true,
        &Code::Object(entries),
    );
    if resource.resource_type.known {
        return Ok(block);
    }
    let silenced =
        text::silence("#disable-next-line BCP081 use-recent-api-versions // a scope has no version");
    Ok(text::lines(&[silenced, block]))
}

/// The `scope` of what is in another group.
fn in_group(place: &Place) -> Option<Entry> {
    let Place::Elsewhere { subscription, group } = place else {
        return None;
    };
    let place = subscription.iter().chain([group]).map(Code::text).collect();
    Some(Entry::new("scope", Code::call("resourceGroup", place)))
}

/// The parent of a resource and what it extends.
fn placed(
    printer: Printer<'_>,
    parent: Option<ResourceId>,
    scope: Option<ResourceId>,
) -> Result<Vec<Entry>, Bug> {
    let mut entries = Vec::new();
    if let Some(parent) = parent {
        entries.push(Entry::new("parent", printer.symbol(parent)?));
    }
    if let Some(scope) = scope {
        entries.push(Entry::new("scope", printer.symbol(scope)?));
    }
    Ok(entries)
}

/// A resource with its place before its name.
fn resource_entries(printer: Printer<'_>, declaration: &Declaration) -> Result<Vec<Entry>, Bug> {
    let mut entries = placed(printer, declaration.parent, declaration.scope)?;
    entries.push(Entry::new("name", printer.code(&declaration.name)?));
    entries.extend(printer.entries(&declaration.body)?);
    Ok(entries)
}

fn role_assignment(printer: Printer<'_>, grant: &Declaration) -> Result<Markup, Bug> {
    let mut entries = vec![Entry::new("name", printer.code(&grant.name)?)];
    if let Some(scope) = grant.scope {
        entries.push(Entry::new("scope", printer.symbol(scope)?));
    }
    entries.extend(printer.entries(&grant.body)?);
    Ok(declared(grant, entries))
}

/// A declaration with its properties.
fn declared(declaration: &Declaration, entries: Vec<Entry>) -> Markup {
    let resource = text::resource(
        &declaration.symbol,
        &declaration.resource_type.to_string(),
        false,
        &Code::Object(entries),
    );
    if declaration.once {
        let why = "Made only where there is none: deployed again, it would lose what is set on it later, such as its traffic.";
        let decorator = text::decorator(&Code::call("onlyIfNotExists", vec![]));
        text::lines(&[text::comment(why), decorator, resource])
    } else {
        resource
    }
}

pub(super) fn parameters(values: Values<'_>, references: &References) -> Result<Parameters, Bug> {
    let model = values.model;
    let printer = Printer { values };
    Ok(Parameters {
        mark: marked(model),
        location: region(model, references),
        given: asked(model)
            .map(|parameter| printer.given(parameter))
            .collect::<Result<_, _>>()?,
    })
}
