//! The commands that deploy into a resource group, or into a subscription.

use crate::emit::command::{Command, Commands};
use crate::model::{Level, Model};

/// What deploys a template, of ARM and of Bicep alike, with its parameters.
pub(in crate::emit) fn template_deployment(model: &Model, template: &str, parameters: &str) -> Commands {
    let deployment = &model.deployment;
    let command = |verb: &str| {
        let level = match deployment.level {
            Level::Group => "group",
            Level::NewGroup | Level::Subscription => "sub",
        };
        let mut command = Command::new("az deployment").words(level).words(verb);
        if let Some(subscription) = &deployment.subscription {
            command = command.option("--subscription", subscription);
        }
        match (deployment.level, &deployment.resource_group) {
            // Deployments of a subscription have names of their own: one name in two regions is refused.
            (Level::NewGroup | Level::Subscription, _) => command
                .option("--location", &deployment.location)
                .option("--name", &model.blueprint),
            (Level::Group, Some(group)) => command.option("--resource-group", group),
            (Level::Group, None) => command.words("--resource-group <resource group>"),
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
