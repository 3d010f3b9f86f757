//! The file that a block stands in.

use std::collections::BTreeMap;

use crate::emit::shared::dependencies::dependencies;
use crate::model::{Model, Resource, ResourceId, Section};

/// The file of grants.
pub(super) const ACCESS: &str = "role_assignments.tf";

/// The file of what is made in a section.
pub(super) fn file_of(section: Section) -> &'static str {
    match section {
        Section::Identities | Section::CustomRoles => "main.tf",
        Section::Network | Section::PrivateEndpoints | Section::OutboundRules => "network.tf",
        Section::Monitoring | Section::DiagnosticSettings => "monitoring.tf",
        Section::KeyVault => "key_vault.tf",
        Section::Registry => "registry.tf",
        Section::Storage => "storage.tf",
        Section::Workspace => "workspace.tf",
        Section::Datastores | Section::Connections => "datastores.tf",
        Section::Computes => "compute.tf",
        Section::Endpoints => "endpoints.tf",
        // nothing is made there, only granted
        Section::Services => ACCESS,
    }
}

/// The files of what reads existing resources.
#[derive(Debug)]
pub(super) struct Readers {
    /// The section of the first resource that refers to each.
    sections: BTreeMap<ResourceId, Section>,
}

impl Readers {
    pub(super) fn new(model: &Model) -> Self {
        let mut sections = BTreeMap::new();
        for made in model.made() {
            for id in dependencies(made) {
                sections.entry(id).or_insert(made.facts.section);
            }
        }
        Self { sections }
    }

    /// The file of what reads an existing resource: that of its section, or, of a service, that of the first resource which
    /// refers to it.
    pub(super) fn file_beside(&self, resource: &Resource) -> &'static str {
        let section = resource.facts.section;
        let reader = self.sections.get(&resource.id);
        file_of(
            *reader
                .filter(|_| section == Section::Services)
                .unwrap_or(&section),
        )
    }
}
