//! The template as it is printed: each resource is made when its turn comes and let go, because all of them as values take many
//! times the memory of their text.

use serde::ser::{Error as _, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::value::Printer;
use super::{nested, resource};
use crate::emit::bug::Bug;
use crate::emit::shared::declaration;
use crate::emit::shared::dependencies::{dependencies, predecessors};
use crate::emit::shared::modules::{Module, waited_for};
use crate::model::Resource;

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
    Module(&'t Module<'t>),
}

impl<'t> Resources<'t> {
    fn entries(&self) -> impl Iterator<Item = Entry<'t>> {
        let made = self.printer.values.model.made().map(Entry::Resource);
        made.chain(self.modules.iter().map(Entry::Module))
    }

    fn symbol(&self, entry: Entry<'t>) -> Result<&str, Bug> {
        match entry {
            Entry::Resource(resource) => self.printer.values.symbols.resource(resource.id),
            Entry::Module(module) => Ok(&module.symbol),
        }
    }

    fn json(&self, entry: Entry<'t>) -> Result<Value, Bug> {
        match entry {
            Entry::Resource(resource) => declared(self.printer, resource, self.modules),
            Entry::Module(module) => nested::deployment(self.printer, module),
        }
    }
}

impl Serialize for Resources<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.printer.symbolic {
            let mut map = serializer.serialize_map(None)?;
            for entry in self.entries() {
                let symbol = self.symbol(entry).map_err(S::Error::custom)?;
                map.serialize_entry(symbol, &self.json(entry).map_err(S::Error::custom)?)?;
            }
            map.end()
        } else {
            let mut list = serializer.serialize_seq(None)?;
            for entry in self.entries() {
                list.serialize_element(&self.json(entry).map_err(S::Error::custom)?)?;
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
    let modules = waited_for(model, resource.id, modules);
    depends_on.extend(modules.map(|module| nested::dependency(printer, module)));
    if !depends_on.is_empty() {
        json.insert("dependsOn".to_owned(), Value::Array(depends_on));
    }
    Ok(Value::Object(json))
}
