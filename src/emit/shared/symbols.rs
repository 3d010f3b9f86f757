//! The symbolic names of ARM and Bicep.

use heck::ToLowerCamelCase;

use super::namer::{Namer, Style};
use crate::emit::bug::Bug;
use crate::model::{Model, ResourceId};

/// Identifiers in camel case for a model: of its resources and of its suffixes.
#[derive(Debug)]
pub(in crate::emit) struct Symbols {
    resources: Vec<String>,
    suffixes: Vec<String>,
}

impl Symbols {
    /// The resource group, where a template makes it.
    pub(in crate::emit) const GROUP: &'static str = "group";

    /// The module of all that goes into that group.
    pub(in crate::emit) const PLATFORM: &'static str = "platform";

    /// The variable of a module with the ids of roles.
    pub(in crate::emit) const ROLES: &'static str = "roles";

    /// The variable of a module with the ids of people.
    pub(in crate::emit) const PRINCIPALS: &'static str = "principals";

    /// The variable with the regions that service tags spell in another way.
    pub(in crate::emit) const TAG_REGIONS: &'static str = "serviceTagRegions";

    /// The variable with the region as the map of regions has it: the parameter may be `West Europe`, too.
    pub(in crate::emit) const REGION: &'static str = "region";

    /// The variable with the region as service tags spell it.
    pub(in crate::emit) const TAG_REGION: &'static str = "serviceTagRegion";

    /// Names everything in the order of the model, so that the same model always gets the same names.
    pub(in crate::emit) fn new(model: &Model, namer: &mut Namer) -> Self {
        for parameter in &model.parameters {
            namer.reserve(&parameter.name);
        }
        let suffixes = model
            .suffixes
            .iter()
            .map(|suffix| namer.name(&words(&suffix.logical, "suffix")))
            .collect();
        let resources = model
            .resources
            .iter()
            .map(|resource| namer.name(&words(&resource.logical, resource.facts.symbol)))
            .collect();
        Self { resources, suffixes }
    }

    /// A namer for the symbolic names of a template.
    pub(in crate::emit) fn namer(reserved: &[&str]) -> Namer {
        let mut namer = Namer::new(Style::Camel, reserved);
        let variables = [
            Self::ROLES,
            Self::PRINCIPALS,
            Self::TAG_REGIONS,
            Self::REGION,
            Self::TAG_REGION,
        ];
        for fixed in ["location", "tags"].into_iter().chain(variables) {
            namer.reserve(fixed);
        }
        namer
    }

    /// The symbolic name of a resource.
    pub(in crate::emit) fn resource(&self, id: ResourceId) -> Result<&str, Bug> {
        let known = self.resources.get(id.0).map(String::as_str);
        known.ok_or_else(|| Bug::new(format!("{id:?} has no symbolic name")))
    }

    /// The variable with a suffix.
    pub(in crate::emit) fn suffix(&self, index: usize) -> Result<&str, Bug> {
        let known = self.suffixes.get(index).map(String::as_str);
        known.ok_or_else(|| Bug::new(format!("the model has no suffix {index}")))
    }
}

fn words<'w>(logical: &'w str, kind: &'w str) -> Vec<&'w str> {
    if logical.is_empty() {
        vec![kind]
    } else {
        vec![logical, kind]
    }
}

/// Words joined by hyphens in camel case.
pub(in crate::emit) fn camel(words: &str) -> String {
    words.to_lower_camel_case()
}
