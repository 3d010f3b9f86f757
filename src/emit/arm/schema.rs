//! The schemas that the documents of this target follow.

/// Of a template, nested or not.
pub(super) const DEPLOYMENT: &str =
    "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

/// Of a file with parameters.
pub(super) const PARAMETERS_FILE: &str =
    "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#";
