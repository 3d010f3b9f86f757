//! People and applications of the directory.

use crate::blueprint::Persona;
use crate::model::{DirectoryPrincipal, Origin};
use crate::resolve::Resolved;

pub(super) fn lower(resolved: &Resolved) -> Vec<DirectoryPrincipal> {
    resolved
        .people
        .iter()
        .map(|person| DirectoryPrincipal {
            logical: person.logical.clone(),
            principal_type: person.principal_type,
            object_id: person.object_id.value.clone(),
            personas: person
                .personas
                .iter()
                .map(|persona| word(persona.value).to_owned())
                .collect(),
            origin: Origin(vec![person.object_id.span, person.span]),
        })
        .collect()
}

/// The word of a persona in a blueprint.
fn word(persona: Persona) -> &'static str {
    match persona {
        Persona::DataScientist => "data_scientist",
        Persona::DataReader => "data_reader",
        Persona::Labeler => "labeler",
        Persona::ComputeOperator => "compute_operator",
        Persona::MlEngineer => "ml_engineer",
        Persona::PromptFlowUser => "prompt_flow_user",
        Persona::RegistryUser => "registry_user",
        Persona::FeatureStoreConsumer => "feature_store_consumer",
        Persona::FeatureStoreDeveloper => "feature_store_developer",
        Persona::ProjectCreator => "project_creator",
        Persona::ProjectMember => "project_member",
        Persona::NetworkAdmin => "network_admin",
        Persona::WorkspaceAdmin => "workspace_admin",
        Persona::Deployer => "deployer",
    }
}
