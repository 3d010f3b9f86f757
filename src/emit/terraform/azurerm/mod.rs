//! Resource types that azurerm has a resource for, one file per subject.
//!
//! A mapping takes properties from the ARM body one by one ([`Properties`]). If one is left that it does not know, azurerm
//! cannot say what the model means, and azapi carries the resource instead: nothing is dropped.

mod block;
mod identity;
mod monitoring;
mod properties;
mod registry;
mod storage;
mod vault;
mod workspace;

use super::bugs::Bugs;
use super::hcl::Item;
use super::value::Values;
use crate::model::{Kind, Model, Resource};
use properties::Properties;

/// What maps a resource to the body of its block; none where azurerm cannot say it.
type Mapping = fn(&Values<'_>, &Resource, &mut Properties<'_>) -> Option<Vec<Item>>;

/// Kinds with an azurerm resource: its type, and what writes it.
const MAPPED: &[(Kind, &str, Mapping)] = &[
    (
        Kind::Identity,
        "azurerm_user_assigned_identity",
        identity::user_assigned,
    ),
    (
        Kind::LogAnalytics,
        "azurerm_log_analytics_workspace",
        monitoring::log_analytics,
    ),
    (
        Kind::ApplicationInsights,
        "azurerm_application_insights",
        monitoring::application_insights,
    ),
    (
        Kind::DiagnosticSetting,
        "azurerm_monitor_diagnostic_setting",
        monitoring::diagnostic_setting,
    ),
    (Kind::KeyVault, "azurerm_key_vault", vault::key_vault),
    (Kind::Registry, "azurerm_container_registry", registry::registry),
    (Kind::Storage, "azurerm_storage_account", storage::account),
    (Kind::Container, "azurerm_storage_container", storage::container),
    (
        Kind::Workspace,
        "azurerm_machine_learning_workspace",
        workspace::workspace,
    ),
    (
        Kind::Cluster,
        "azurerm_machine_learning_compute_cluster",
        workspace::cluster,
    ),
    (
        Kind::Datastore,
        "azurerm_machine_learning_datastore_datalake_gen2",
        workspace::data_lake_store,
    ),
];

/// The azurerm type of a resource, where azurerm can say all of it.
pub(super) fn type_of(model: &Model, resource: &Resource) -> Option<&'static str> {
    let (_, kind, _) = MAPPED.iter().find(|(mapped, ..)| *mapped == resource.kind)?;
    let addresses = super::address::Addresses::none();
    // without addresses every reference is a bug, and none is printed
    let bugs = Bugs::default();
    let values = Values {
        model,
        addresses: &addresses,
        bugs: &bugs,
    };
    body(&values, resource).map(|_| *kind)
}

/// The body of a resource's azurerm block, where azurerm can say all of it.
pub(super) fn body(values: &Values<'_>, resource: &Resource) -> Option<Vec<Item>> {
    let (.., mapping) = MAPPED.iter().find(|(mapped, ..)| *mapped == resource.kind)?;
    let mut properties = Properties::new(resource);
    let items = mapping(values, resource, &mut properties)?;
    properties.all_taken().then_some(items)
}
