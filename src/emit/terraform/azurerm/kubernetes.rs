//! Extensions of AKS clusters. Those of clusters behind Azure Arc go through azapi: azurerm gives each an identity.

use super::{Properties, push_some};
use crate::emit::terraform::hcl::{Hcl, Item};
use crate::emit::terraform::value::Values;
use crate::model::{Expr, Kind, Resource};

pub(super) fn extension(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let cluster = values.model.resource(resource.scope?)?;
    if cluster.kind != Kind::ManagedCluster || resource.identity.is_some() {
        return None;
    }
    let mut items = vec![
        Item::attribute("name", values.hcl(&resource.name)),
        Item::attribute("cluster_id", values.id(cluster.id)),
        Item::attribute("extension_type", properties.hcl("extensionType", values)?),
    ];
    // Minor versions follow by themselves exactly where azurerm is given no version.
    let version = properties.hcl("version", values);
    let follows = properties.always("autoUpgradeMinorVersion", &Expr::Bool(version.is_none()));
    push_some(&mut items, "version", version);
    for (argument, path) in [
        ("release_train", "releaseTrain"),
        ("release_namespace", "scope.cluster.releaseNamespace"),
        ("target_namespace", "scope.namespace.targetNamespace"),
    ] {
        push_some(&mut items, argument, properties.hcl(path, values));
    }
    let settings = properties.below("configurationSettings");
    if !settings.is_empty() {
        let settings = settings.into_iter().map(|(key, value)| (key, values.hcl(value)));
        items.push(Item::Blank);
        items.push(Item::attribute("configuration_settings", Hcl::object(settings)));
    }
    follows.then_some(items)
}
