//! Kinds that azurerm makes, one file per subject; the row of a kind says by which type.
//!
//! A mapping takes properties from the ARM body one by one ([`Properties`]), so that nothing is dropped. What azurerm has no words for
//! must not come here: it is refused before, or set beside the resource.

mod access;
pub(super) mod association;
mod block;
mod encryption;
mod firewall;
mod identity;
mod monitoring;
mod network;
mod private_endpoint;
mod properties;
mod registry;
mod storage;
mod vault;

use super::hcl::Item;
use super::value::Values;
use crate::emit::bug::Bug;
use crate::model::{Kind, Resource};
use properties::Properties;

/// What maps a resource to the body of its block; none where azurerm cannot say it.
type Mapping = fn(&Values<'_>, &Resource, &mut Properties<'_>) -> Option<Vec<Item>>;

/// What writes the kinds that azurerm makes.
const MAPPINGS: &[(Kind, Mapping)] = &[
    (Kind::Identity, identity::user_assigned),
    (Kind::LogAnalytics, monitoring::log_analytics),
    (Kind::ApplicationInsights, monitoring::application_insights),
    (Kind::DiagnosticSetting, monitoring::diagnostic_setting),
    (Kind::KeyVault, vault::key_vault),
    (Kind::Registry, registry::registry),
    (Kind::Storage, storage::account),
    (Kind::Container, storage::container),
    (Kind::RoleDefinition, access::role_definition),
    (Kind::VirtualNetwork, network::virtual_network),
    (Kind::Subnet, network::subnet),
    (Kind::NetworkSecurityGroup, network::security_group),
    (Kind::NatGateway, network::nat_gateway),
    (Kind::PublicIpAddress, network::public_ip),
    (Kind::PrivateDnsZone, private_endpoint::zone),
    (Kind::VirtualNetworkLink, private_endpoint::zone_link),
    (Kind::PrivateEndpoint, private_endpoint::private_endpoint),
];

/// The body of a resource's azurerm block.
pub(super) fn body(values: &Values<'_>, resource: &Resource) -> Result<Vec<Item>, Bug> {
    let mut properties = Properties::new(resource);
    MAPPINGS
        .iter()
        .find(|(mapped, _)| *mapped == resource.kind)
        .and_then(|(_, mapping)| mapping(values, resource, &mut properties))
        .filter(|_| properties.all_taken())
        .ok_or_else(|| Bug::new(format!("azurerm has no words for {}", resource.display())))
}

#[cfg(test)]
mod tests {
    use super::{Kind, MAPPINGS};
    use crate::catalog::kinds;
    use crate::model::Provider;

    #[test]
    fn what_azurerm_makes_is_mapped() {
        for kind in Kind::ALL {
            let made = matches!(kinds::facts(*kind).terraform, Provider::Azurerm(_));
            let mapped = MAPPINGS.iter().filter(|(mapped, _)| mapped == kind).count();
            assert_eq!(mapped, usize::from(made), "{kind:?}");
        }
    }
}
