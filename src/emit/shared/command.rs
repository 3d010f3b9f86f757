//! The commands that deploy into a resource group.

use crate::emit::command::{Command, Commands};
use crate::model::Model;

/// What deploys a template, of ARM and of Bicep alike, with its parameters.
pub(in crate::emit) fn group_deployment(model: &Model, template: &str, parameters: &str) -> Commands {
    let deployment = &model.deployment;
    let command = |verb: &str| {
        let mut command = Command::new("az deployment group").words(verb);
        if let Some(subscription) = &deployment.subscription {
            command = command.option("--subscription", subscription);
        }
        match &deployment.resource_group {
            Some(group) => command.option("--resource-group", group),
            None => command.words("--resource-group <resource group>"),
        }
        .option("--template-file", template)
        .option("--parameters", parameters)
    };
    Commands {
        prepare: None,
        preview: command("what-if"),
        deploy: command("create"),
    }
}
