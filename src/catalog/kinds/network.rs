//! What a private network is made of: the network itself, private endpoints and their zones.

use crate::catalog::{names, types};
use crate::model::{
    Azapi, Carries, Key, KindFacts, NameRule, Own, Provider, ResourceType, Section, Stage, Wait,
};

const fn part(
    section: Section,
    noun: &'static str,
    symbol: &'static str,
    resource_type: &'static ResourceType,
    name_rule: Option<&'static NameRule>,
    terraform: Provider,
) -> KindFacts {
    KindFacts {
        noun,
        symbol,
        resource_type,
        section,
        part: None,
        terraform,
        abbreviation: None,
        name_rule,
        key: Key::Nowhere,
        naming: None,
        own: Own::Neither,
        carries: Carries::Nothing,
        holds_keys: false,
        scope_from: Stage::BeforeWorkspace,
        waits: Wait::Never,
        read_where_existing: false,
        set_later: None,
        listed: false,
        quota: None,
    }
}

pub(super) const VIRTUAL_NETWORK: KindFacts = KindFacts {
    abbreviation: Some("vnet"),
    key: Key::Single("network.virtual_network"),
    own: Own::RegionAndTags,
    listed: true,
    ..part(
        Section::Network,
        "virtual network",
        "virtual-network",
        &types::VIRTUAL_NETWORKS,
        Some(&names::VIRTUAL_NETWORK),
        Provider::Azurerm("azurerm_virtual_network"),
    )
};

pub(super) const SUBNET: KindFacts = KindFacts {
    abbreviation: Some("snet"),
    key: Key::Item("network.subnets"),
    listed: true,
    ..part(
        Section::Network,
        "subnet",
        "subnet",
        &types::SUBNETS,
        Some(&names::SUBNET),
        Provider::Azurerm("azurerm_subnet"),
    )
};

pub(super) const NETWORK_SECURITY_GROUP: KindFacts = KindFacts {
    abbreviation: Some("nsg"),
    own: Own::RegionAndTags,
    ..part(
        Section::Network,
        "network security group",
        "security-group",
        &types::NETWORK_SECURITY_GROUPS,
        Some(&names::NETWORK_SECURITY_GROUP),
        Provider::Azurerm("azurerm_network_security_group"),
    )
};

pub(super) const NAT_GATEWAY: KindFacts = KindFacts {
    abbreviation: Some("ng"),
    own: Own::RegionAndTags,
    ..part(
        Section::Network,
        "NAT gateway",
        "nat-gateway",
        &types::NAT_GATEWAYS,
        Some(&names::NAT_GATEWAY),
        Provider::Azurerm("azurerm_nat_gateway"),
    )
};

pub(super) const PUBLIC_IP_ADDRESS: KindFacts = KindFacts {
    abbreviation: Some("pip"),
    own: Own::RegionAndTags,
    ..part(
        Section::Network,
        "public IP address",
        "public-ip",
        &types::PUBLIC_IP_ADDRESSES,
        Some(&names::PUBLIC_IP_ADDRESS),
        Provider::Azurerm("azurerm_public_ip"),
    )
};

pub(super) const ROUTE_TABLE: KindFacts = part(
    Section::Network,
    "route table",
    "route-table",
    &types::ROUTE_TABLES,
    Some(&names::ROUTE_TABLE),
    Provider::Azapi(Azapi::PLAIN),
);

pub(super) const PRIVATE_DNS_ZONE: KindFacts = part(
    Section::PrivateEndpoints,
    "private DNS zone",
    "zone",
    &types::PRIVATE_DNS_ZONES,
    Some(&names::PRIVATE_DNS_ZONE),
    Provider::Azurerm("azurerm_private_dns_zone"),
);

pub(super) const VIRTUAL_NETWORK_LINK: KindFacts = part(
    Section::PrivateEndpoints,
    "link of a private DNS zone",
    "zone-link",
    &types::VIRTUAL_NETWORK_LINKS,
    Some(&names::VIRTUAL_NETWORK_LINK),
    Provider::Azurerm("azurerm_private_dns_zone_virtual_network_link"),
);

pub(super) const PRIVATE_ENDPOINT: KindFacts = KindFacts {
    abbreviation: Some("pep"),
    own: Own::RegionAndTags,
    listed: true,
    ..part(
        Section::PrivateEndpoints,
        "private endpoint",
        "private-endpoint",
        &types::PRIVATE_ENDPOINTS,
        Some(&names::PRIVATE_ENDPOINT),
        Provider::Azurerm("azurerm_private_endpoint"),
    )
};

pub(super) const PRIVATE_DNS_ZONE_GROUP: KindFacts = part(
    Section::PrivateEndpoints,
    "zone group of a private endpoint",
    "zone-group",
    &types::PRIVATE_DNS_ZONE_GROUPS,
    None,
    Provider::InParent,
);
