//! The schemas that the documents of this target follow.

use crate::model::Level;

/// Of a template of a resource group.
const GROUP: &str = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

/// Of a template of a subscription.
pub(super) const SUBSCRIPTION: &str =
    "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#";

/// Of what is deployed at a level: what goes into a group that is made is a template of that group.
pub(super) fn of(level: Level) -> &'static str {
    match level {
        Level::Group | Level::NewGroup => GROUP,
        Level::Subscription => SUBSCRIPTION,
    }
}

/// Of a file with parameters.
pub(super) const PARAMETERS_FILE: &str =
    "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#";
