//! The few values of `terraform.tf`, `providers.tf` and `variables.tf`, whose text stands in the templates.
//!
//! Versions there: hashicorp/terraform-provider-azurerm 5.2 and Azure/terraform-provider-azapi 2.12 (2026-08), which embeds the API
//! versions that the bodies are written in. Credentials come from the environment of whoever runs Terraform.

use serde::Serialize;

use super::grants::GrantBlock;
use super::hcl::{self, Markup};
use super::references::References;
use super::value::Values;
use super::variable;
use crate::catalog::clouds;
use crate::emit::mark;
use crate::model::{Cloud, Kind};

/// What is not the same in every configuration.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "templates test booleans only")]
pub(super) struct Frame {
    mark: Markup,
    /// Whether something is of the provider `azapi`.
    azapi: bool,
    /// Whether something waits for the service to see a grant.
    time: bool,
    /// The tenant, where the blueprint names it.
    tenant_id: Option<Markup>,
    /// The cloud as the providers call it, where it is not the public one.
    environment: Option<Markup>,
    /// Whether a vault is made.
    vault: bool,
    /// Whether an update sends back what others have set, which Terraform can since 1.11.
    set_later: bool,
    /// The default of the region, where something has one.
    location: Option<Markup>,
    /// Whether something names the group.
    in_group: bool,
    /// Whether it is made.
    makes_group: bool,
    /// The group, where the blueprint names it.
    resource_group: Option<Markup>,
    /// The subscription, where the blueprint names it.
    subscription: Option<Markup>,
    /// The declared parameters.
    parameters: Vec<Markup>,
}

impl Frame {
    /// The frame around what `references` refers to.
    pub(super) fn new(
        values: &Values<'_>,
        references: &References,
        azapi: bool,
        grants: &[GrantBlock<'_>],
    ) -> Self {
        let model = values.model;
        let deployment = &model.deployment;
        let named = |text: &Option<String>| text.as_deref().map(hcl::text);
        Self {
            mark: hcl::comment(&mark::sentence(&model.blueprint)),
            azapi,
            time: grants.iter().any(|block| block.is_checked),
            tenant_id: named(&deployment.tenant),
            environment: (deployment.cloud != Cloud::Azure)
                .then(|| hcl::text(clouds::facts(deployment.cloud).terraform_environment)),
            vault: model.made().any(|resource| resource.kind == Kind::KeyVault),
            set_later: model.has_set_later(),
            location: references
                .has("var.location")
                .then(|| hcl::text(&deployment.location)),
            in_group: references.has("var.resource_group_name"),
            makes_group: values.makes_group(),
            resource_group: named(&deployment.resource_group),
            subscription: named(&deployment.subscription),
            parameters: model
                .parameters
                .iter()
                .filter(|parameter| references.has(&format!("var.{}", parameter.name)))
                .map(|parameter| variable::body(values, parameter).print())
                .collect(),
        }
    }
}
