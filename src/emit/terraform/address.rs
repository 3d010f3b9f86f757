//! Addresses: `azurerm_storage_account.data`.

use std::collections::BTreeMap;

use super::azurerm;
use super::keywords::RESERVED;
use crate::emit::namer::{Namer, Style};
use crate::model::{Kind, Model, ResourceId};

/// The type and name of a resource block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// `azurerm_storage_account`.
    pub(super) kind: String,
    /// `data`.
    pub(super) name: String,
}

impl Address {
    /// The expression that refers to it.
    pub(super) fn reference(&self) -> String {
        format!("{}.{}", self.kind, self.name)
    }
}

/// The addresses of a model's resources.
#[derive(Debug)]
pub(super) struct Addresses {
    /// In the order of the model; none for a resource that another block holds.
    resources: Vec<Option<Address>>,
    /// Names of the locals with suffixes, in the order of the model.
    suffixes: Vec<String>,
}

impl Addresses {
    /// Names everything in the order of the model.
    pub(super) fn new(model: &Model) -> Self {
        let mut namers: BTreeMap<&str, Namer> = BTreeMap::new();
        let mut resources = Vec::new();
        for resource in &model.resources {
            if resource.kind == Kind::BlobService {
                resources.push(None);
                continue;
            }
            let kind = azurerm::type_of(model, resource).unwrap_or("azapi_resource");
            let namer = namers
                .entry(kind)
                .or_insert_with(|| Namer::new(Style::Snake, &[]));
            let name = match (kind, resource.logical.as_str()) {
                // The type says nothing here, so the name has to.
                ("azapi_resource", "") => namer.name(&[resource.kind.symbol()]),
                ("azapi_resource", logical) => namer.name(&[logical, resource.kind.symbol()]),
                (_, "") => namer.name(&["main"]),
                (_, logical) => namer.name(&[logical]),
            };
            resources.push(Some(Address {
                kind: kind.to_owned(),
                name,
            }));
        }
        let mut locals = Namer::new(Style::Snake, RESERVED);
        let suffixes = model
            .suffixes
            .iter()
            .map(|suffix| match suffix.logical.as_str() {
                "" => locals.name(&["suffix"]),
                logical => locals.name(&[logical, "suffix"]),
            })
            .collect();
        Self { resources, suffixes }
    }

    /// No addresses: enough to ask what a resource would be mapped to.
    pub(super) fn none() -> Self {
        Self {
            resources: Vec::new(),
            suffixes: Vec::new(),
        }
    }

    /// The address of a resource that has a block of its own.
    pub(super) fn of(&self, id: ResourceId) -> Option<&Address> {
        self.resources.get(id.0).and_then(Option::as_ref)
    }

    /// The local with a suffix.
    pub(super) fn suffix(&self, index: usize) -> &str {
        self.suffixes.get(index).map_or("", String::as_str)
    }
}
