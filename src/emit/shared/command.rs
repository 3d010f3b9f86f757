//! The commands that deploy into a resource group, or into a subscription.

use super::parameters::required;
use crate::emit::command::{Command, Commands};
use crate::model::{Level, Model};

/// How a deployment is given what the blueprint has no value for.
#[derive(Debug, Clone, Copy)]
pub(in crate::emit) enum Give {
    /// Behind the file with the others.
    Argument,
    /// As environment variables, which that file reads.
    Environment,
}

/// What deploys a template, of ARM and of Bicep alike, with its parameters.
pub(in crate::emit) fn template_deployment(
    model: &Model,
    template: &str,
    parameters: &str,
    give: Give,
) -> Commands {
    let deployment = &model.deployment;
    let command = |verb: &str| {
        let level = match deployment.level {
            Level::Group => "group",
            Level::NewGroup | Level::Subscription => "sub",
        };
        let mut before = String::new();
        if let Give::Environment = give {
            for parameter in required(model) {
                before.extend([&*parameter.name, "=<", &*parameter.name, "> "]);
            }
        }
        let mut command = Command::new(&format!("{before}az deployment"))
            .words(level)
            .words(verb);
        if let Some(subscription) = &deployment.subscription {
            command = command.option("--subscription", subscription);
        }
        let command = match (deployment.level, &deployment.resource_group) {
            // Deployments of a subscription have names of their own: one name in two regions is refused.
            (Level::NewGroup | Level::Subscription, _) => command
                .option("--location", &deployment.location)
                .option("--name", &model.blueprint),
            (Level::Group, Some(group)) => command.option("--resource-group", group),
            (Level::Group, None) => command.words("--resource-group <resource group>"),
        }
        .option("--template-file", template)
        .option("--parameters", parameters);
        match give {
            Give::Environment => command,
            Give::Argument => required(model).fold(command, |command, one| {
                command.words(&format!("{0}=<{0}>", one.name))
            }),
        }
    };
    Commands {
        prepare: None,
        preview: command("what-if"),
        deploy: command("create"),
    }
}
