//! The template as it is printed: each resource is made when its turn comes and let go, because all of them as values take many
//! times the memory of their text.

use serde::ser::{Error as _, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::called::{Called, argument};
use super::head::{declared_output, location, metadata, tags};
use super::value::Printer;
use super::{nested, part, resource, schema};
use crate::catalog::service_tags;
use crate::emit::bug::Bug;
use crate::emit::shared::declaration;
use crate::emit::shared::dependencies::{dependencies, predecessors};
use crate::emit::shared::modules::{Module, waited_for};
use crate::emit::shared::parameters::{asked, inside};
use crate::emit::shared::parts::{Layout, Part};
use crate::emit::shared::references::References;
use crate::emit::shared::symbols::{Symbols, camel};
use crate::emit::shared::value::{self as shared, Values};
use crate::model::{Place, Resource};

/// A template. Its members come in the order of the fields.
#[derive(Serialize)]
pub(super) struct Template<'t> {
    /// All that comes before the resources.
    #[serde(flatten)]
    pub(super) head: Map<String, Value>,
    pub(super) resources: Resources<'t>,
    pub(super) outputs: Value,
}

/// What a template makes, in a list or by symbolic names.
pub(super) struct Resources<'t> {
    pub(super) printer: Printer<'t>,
    pub(super) modules: &'t [Module<'t>],
}

/// One of them.
#[derive(Clone, Copy)]
enum Entry<'t> {
    Resource(&'t Resource),
    Part(&'t Part),
    Module(&'t Module<'t>),
}

/// One of them as it is printed.
#[derive(Serialize)]
#[serde(untagged)]
enum Printed<'t> {
    Json(Value),
    Part(Deployed<'t>),
}

impl<'t> Resources<'t> {
    fn entries(&self) -> impl Iterator<Item = Entry<'t>> {
        let made = self.printer.values.model.made().map(Entry::Resource);
        let parts = self.printer.values.layout.parts.iter().map(Entry::Part);
        made.chain(parts).chain(self.modules.iter().map(Entry::Module))
    }

    fn symbol(&self, entry: Entry<'t>) -> Result<&str, Bug> {
        match entry {
            Entry::Resource(resource) => self.printer.values.symbols.resource(resource.id),
            Entry::Part(part) => Ok(&part.symbol),
            Entry::Module(module) => Ok(&module.symbol),
        }
    }

    /// What is printed for one.
    fn printed(&self, entry: Entry<'t>) -> Result<Printed<'t>, Bug> {
        Ok(match entry {
            Entry::Resource(resource) => Printed::Json(declared(self.printer, resource, self.modules)?),
            Entry::Module(module) => Printed::Json(nested::deployment(self.printer, module)?),
            Entry::Part(part) => Printed::Part(Deployed {
                main: self.printer,
                part,
            }),
        })
    }
}

impl Serialize for Resources<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.printer.symbolic {
            let mut map = serializer.serialize_map(None)?;
            for entry in self.entries() {
                let symbol = self.symbol(entry).map_err(S::Error::custom)?;
                map.serialize_entry(symbol, &self.printed(entry).map_err(S::Error::custom)?)?;
            }
            map.end()
        } else {
            let mut list = serializer.serialize_seq(None)?;
            for entry in self.entries() {
                list.serialize_element(&self.printed(entry).map_err(S::Error::custom)?)?;
            }
            list.end()
        }
    }
}

/// A resource of the main template, with what it depends on.
fn declared(printer: Printer<'_>, resource: &Resource, modules: &[Module<'_>]) -> Result<Value, Bug> {
    let model = printer.values.model;
    let declaration = declaration::resource(&printer.values, resource)?;
    let mut json = resource::resource(printer, &declaration)?;
    let mut before = dependencies(resource);
    before.retain(|id| model.is_made(*id));
    before.extend(predecessors(model, resource));
    before.sort_unstable();
    let mut depends_on: Vec<Value> = Vec::new();
    for id in before {
        depends_on.push(printer.dependency(id)?);
    }
    let waited = resource.waits.resources.iter().copied();
    let parts = printer
        .values
        .layout
        .parts_of(dependencies(resource).into_iter().chain(waited));
    let modules = waited_for(model, resource.id, modules).map(|module| (&module.symbol, &module.place));
    let parts = parts.into_iter().map(|part| (&part.symbol, &Place::Own));
    depends_on.extend(
        parts
            .chain(modules)
            .map(|(symbol, place)| nested::dependency(printer, symbol, place)),
    );
    if !depends_on.is_empty() {
        json.insert("dependsOn".to_owned(), Value::Array(depends_on));
    }
    Ok(Value::Object(json))
}

/// The deployment of a part. Its template is made when it is printed.
struct Deployed<'t> {
    /// Of the template that calls it.
    main: Printer<'t>,
    part: &'t Part,
}

impl Serialize for Deployed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let values = self.main.values;
        let platform = values.layout.platform_of(self.part);
        let whole = Layout::whole(&platform);
        let printer = Printer {
            values: Values {
                model: &platform,
                layout: &whole,
                called: true,
                ..values
            },
            module: None,
            symbolic: platform.has_set_later(),
        };
        let references = References::new(&platform, &[], &whole);
        let about = format!("{}.", self.part.title);
        let mut template = template(printer, &[], &references, Some(&about)).map_err(S::Error::custom)?;
        if !self.part.principals.is_empty() {
            template.outputs = part::principals(printer, self.part).map_err(S::Error::custom)?;
        }
        let depends_on = part::depends_on(self.main, self.part).map_err(S::Error::custom)?;
        let given = argument(values.called);
        Called::new(
            values.model,
            &self.part.symbol,
            &template.head,
            &template,
            given,
            depends_on,
        )
        .serialize(serializer)
    }
}

/// A template. `about` says what one holds that another calls.
pub(super) fn template<'t>(
    printer: Printer<'t>,
    modules: &'t [Module<'t>],
    references: &References,
    about: Option<&str>,
) -> Result<Template<'t>, Bug> {
    let model = printer.values.model;
    let is_inside = printer.values.called;
    let mut parameters = Map::new();
    if references.location {
        parameters.insert("location".to_owned(), location(model, !is_inside));
    }
    let inside = inside(printer.values.layout.whole);
    let asked = asked(printer.values.layout.whole);
    for parameter in asked.filter(|parameter| !is_inside || inside.contains(parameter.name.as_str())) {
        parameters.insert(parameter.name.clone(), printer.declared(parameter, !is_inside)?);
    }
    if references.tags && is_inside {
        let tags = json!({ "type": "object", "metadata": { "description": "Tags of every resource." } });
        parameters.insert("tags".to_owned(), tags);
    }
    let mut head = Map::new();
    let mut put = |key: &str, value: Value| {
        head.insert(key.to_owned(), value);
    };
    put("$schema", schema::of(model.deployment.level).into());
    if printer.symbolic {
        put("languageVersion", "2.0".into());
    }
    put("contentVersion", "1.0.0.0".into());
    let metadata = about.map_or_else(|| metadata(model), |about| json!({ "description": about }));
    put("metadata", metadata);
    put("parameters", parameters.into());
    put("variables", variables(printer, references)?);
    Ok(Template {
        head,
        resources: Resources { printer, modules },
        outputs: outputs(printer)?,
    })
}

fn variables(printer: Printer<'_>, references: &References) -> Result<Value, Bug> {
    let mut variables = Map::new();
    let values = printer.values;
    let model = values.model;
    if references.tags && !values.called {
        variables.insert("tags".to_owned(), tags(model).into());
    }
    if references.region_of_tags {
        let regions: Map<String, Value> = service_tags::REGIONS
            .iter()
            .map(|(region, spelled)| ((*region).to_owned(), (*spelled).into()))
            .collect();
        variables.insert(Symbols::TAG_REGIONS.to_owned(), Value::Object(regions));
        let location = shared::Value::Parameter("location".to_owned());
        let blank = vec![location, shared::Value::text(" "), shared::Value::text("")];
        let region = shared::Value::Call("toLower", vec![shared::Value::Call("replace", blank)]);
        variables.insert(Symbols::REGION.to_owned(), printer.json(&region)?);
        let region = || shared::Value::Variable(Symbols::REGION.to_owned());
        let regions = shared::Value::Variable(Symbols::TAG_REGIONS.to_owned());
        let spelled = shared::Value::Call("tryGet", vec![regions, region()]);
        let spelled = shared::Value::Call("coalesce", vec![spelled, region()]);
        variables.insert(Symbols::TAG_REGION.to_owned(), printer.json(&spelled)?);
    }
    let suffixes = model.suffixes.iter().enumerate();
    for (index, suffix) in suffixes.filter(|(index, _)| references.ends_in(*index)) {
        let value = printer.json(&values.suffix_of(&suffix.seed))?;
        variables.insert(values.symbols.suffix(index)?.to_owned(), value);
    }
    for resource in &model.resources {
        if references.refers_to(resource.id) && resource.name.is_computed() {
            let name = printer.json(&values.of(&resource.name)?)?;
            variables.insert(printer.name_variable(resource.id)?, name);
        }
    }
    Ok(Value::Object(variables))
}

fn outputs(printer: Printer<'_>) -> Result<Value, Bug> {
    let mut outputs = Map::new();
    for output in &printer.values.model.outputs {
        let value = printer.json(&printer.values.of(&output.value)?)?;
        outputs.insert(camel(output.name), declared_output(output, &value));
    }
    Ok(Value::Object(outputs))
}
