//! The command that deploys into a resource group.

use crate::emit::command::Command;
use crate::model::Model;

/// The command that deploys a template, of ARM and of Bicep alike, with its parameters.
pub(in crate::emit) fn group_deployment(model: &Model, template: &str, parameters: &str) -> Command {
    let command = Command::new("az deployment group create");
    match &model.deployment.resource_group {
        Some(group) => command.option("--resource-group", group),
        None => command.words("--resource-group <resource group>"),
    }
    .option("--template-file", template)
    .option("--parameters", parameters)
}
