//! Network isolation: the managed network, a network of one's own, private endpoints and firewalls.

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::{
    Existing, Items, OrParam, Ref, Tags,
    shape::{OneOrMany, WordOr},
};
use crate::source::Spanned;

/// Addresses and ranges that a firewall lets in: public IPv4 addresses, or CIDR such as `203.0.113.0/24`.
pub type Ranges = Vec<Spanned<OrParam<String>>>;

/// A subnet that something lies in: the name of one of `network.subnets`, the id of one that exists, or its name and its network's.
pub type SubnetRef = WordOr<SubnetEntry>;

/// Network isolation.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Network {
    /// `public`, `managed` or `private`; `public` by default.
    pub mode: Option<Spanned<NetworkMode>>,
    /// What a managed network lets out. Once on, it cannot be switched off again.
    pub isolation_mode: Option<Spanned<IsolationMode>>,
    /// SKU of the firewall that host names among the rules of a managed network bring; `standard` by default.
    pub firewall_sku: Option<Spanned<FirewallSku>>,
    /// Whether the managed network is made with the workspace, instead of with the first compute; `true` by default, where no rule has to
    /// wait for grants to the workspace's own identity.
    pub provision_now: Option<Spanned<bool>>,
    /// The network of mode `private`.
    pub virtual_network: Option<Spanned<VirtualNetwork>>,
    /// Subnets by name: to create in a created network, or existing ones, also as a bare id. In a created network `endpoints` and
    /// `compute` are made as needed.
    #[serde(default)]
    pub subnets: Items<WordOr<Subnet>>,
    /// The subnet of computes, one of `subnets`; the created `compute` by default.
    pub compute_subnet: Option<Spanned<Ref>>,
    /// The way out of a created subnet of computes: `nat_gateway`, by default, `none`, or a route table that exists.
    pub egress: Option<Spanned<WordOr<Egress, EgressWord>>>,
    /// Whether a created subnet of computes has no way out to the internet, so that only private package feeds work; `false` by default.
    pub deny_internet: Option<Spanned<bool>>,
    /// Outbound rules of a managed network, by the name that they have in Azure; `null` takes away one that is derived.
    #[serde(default)]
    pub outbound_rules: IndexMap<Spanned<String>, Spanned<Option<OutboundRule>>>,
    /// Private endpoints, in a network of one's own.
    pub private_endpoints: Option<Spanned<PrivateEndpoints>>,
    /// Address ranges that reach each created storage account, Premium registry and vault that does not say its own.
    pub allowed_ip_ranges: Option<Spanned<Ranges>>,
}

/// Kinds of network isolation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NetworkMode {
    /// Public endpoints, access by identity alone.
    Public,
    /// A network that Azure Machine Learning manages.
    Managed,
    /// A network of one's own: made, or there already.
    Private,
}

/// What a managed network lets out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IsolationMode {
    /// Everything.
    AllowInternetOutbound,
    /// What the rules name.
    AllowOnlyApprovedOutbound,
}

/// SKU of the firewall of a managed network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FirewallSku {
    /// For every throughput.
    Standard,
    /// Cheaper, for little throughput.
    Basic,
}

/// A virtual network: one to create, or one that exists.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VirtualNetwork {
    /// Azure name, instead of the composed one.
    pub name: Option<Spanned<String>>,
    /// Tags beside those of the blueprint.
    #[serde(default)]
    pub tags: Tags,
    /// The address space of a network to create: CIDR, or a list of them, `/8` to `/29`, such as `10.20.0.0/24`.
    pub address_space: Option<Spanned<OneOrMany<Spanned<OrParam<String>>>>>,
    /// A network that exists already.
    pub existing: Option<Spanned<Existing>>,
}

/// A subnet of the network: one to create, or one that exists.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Subnet {
    /// Azure name, instead of the logical one.
    pub name: Option<Spanned<String>>,
    /// The addresses of a subnet to create: CIDR, within the network's address space.
    pub address_prefix: Option<Spanned<OrParam<String>>>,
    /// A subnet that exists already.
    pub existing: Option<Spanned<ExistingSubnet>>,
}

/// A subnet in long form.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubnetEntry {
    /// A subnet that exists already.
    pub existing: Spanned<ExistingSubnet>,
}

/// A subnet that exists already: its resource id, or its name and its network's.
pub type ExistingSubnet = WordOr<ExistingSubnetParts>;

/// A subnet that exists already, in the blueprint's subscription.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExistingSubnetParts {
    /// Its name.
    pub name: Spanned<String>,
    /// Name of its virtual network; the blueprint's existing one if not written.
    pub virtual_network: Option<Spanned<String>>,
    /// Resource group of the virtual network; the blueprint's own if not written.
    pub resource_group: Option<Spanned<String>>,
}

/// Ways out of the subnet of computes, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EgressWord {
    /// A NAT gateway with an address of its own.
    NatGateway,
    /// None.
    None,
}

/// The way out of the subnet of computes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Egress {
    /// A route table that leads to a firewall.
    pub route_table: Spanned<RouteTable>,
}

/// A route table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RouteTable {
    /// The table, which exists already.
    pub existing: Spanned<Existing>,
}

/// An outbound rule of a managed network. Which keys belong to it depends on `type`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutboundRule {
    /// `fqdn`, `service_tag` or `private_endpoint`.
    #[serde(rename = "type")]
    pub kind: Spanned<OutboundRuleType>,
    /// The host name of an `fqdn`, such as `*.anaconda.org`; on ports 80 and 443.
    pub destination: Option<Spanned<OrParam<String>>>,
    /// The tag of a `service_tag`, such as `DataFactory`.
    pub service_tag: Option<Spanned<String>>,
    /// The protocol to a service tag.
    pub protocol: Option<Spanned<RuleProtocol>>,
    /// The ports of a service tag: numbers and ranges, such as `443`, `80,443` or `[80, 8000-8080]`.
    pub port_ranges: Option<Spanned<OneOrMany<Spanned<Ports>>>>,
    /// What a `private_endpoint` leads to: a declared resource such as `storage/raw` or `registry`, or a resource id.
    pub target: Option<Spanned<Ref>>,
    /// The part of the target that is reached, such as `blob`.
    pub subresource: Option<Spanned<String>>,
    /// Whether Spark jobs reach the target, too; `false` by default.
    pub spark_enabled: Option<Spanned<bool>>,
}

/// Kinds of outbound rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OutboundRuleType {
    /// A host name; brings a firewall, which costs.
    Fqdn,
    /// The addresses of an Azure service.
    ServiceTag,
    /// A private endpoint to a resource.
    PrivateEndpoint,
}

/// Protocols to a service tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RuleProtocol {
    /// TCP.
    #[serde(alias = "TCP")]
    Tcp,
    /// UDP.
    #[serde(alias = "UDP")]
    Udp,
    /// ICMP.
    #[serde(alias = "ICMP")]
    Icmp,
    /// Every protocol.
    #[serde(alias = "*")]
    Any,
}

/// A port, a range of ports or several with commas between them, as text; one port may be written as a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ports(pub String);

impl<'de> Deserialize<'de> for Ports {
    fn deserialize<D: serde::de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PortsVisitor;

        impl serde::de::Visitor<'_> for PortsVisitor {
            type Value = Ports;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a port or a range of ports")
            }

            fn visit_str<E>(self, text: &str) -> Result<Ports, E> {
                Ok(Ports(text.to_owned()))
            }

            fn visit_i64<E>(self, port: i64) -> Result<Ports, E> {
                Ok(Ports(port.to_string()))
            }

            fn visit_u64<E>(self, port: u64) -> Result<Ports, E> {
                Ok(Ports(port.to_string()))
            }
        }

        deserializer.deserialize_any(PortsVisitor)
    }
}

impl JsonSchema for Ports {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Ports".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["string", "integer"]})
    }
}

/// Private endpoints of what the blueprint creates.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrivateEndpoints {
    /// The subnet that they lie in; the created `endpoints` by default.
    pub subnet: Option<Spanned<SubnetRef>>,
    /// The region of that subnet's network; the blueprint's by default.
    pub location: Option<Spanned<String>>,
    /// Where their names are resolved: in zones of a resource group, in created zones, or by whatever policy the network's owner has.
    pub dns_zones: Option<Spanned<WordOr<DnsZones, DnsZonesWord>>>,
    /// Which resources get one: `workspace`, `storage/<n>`, `registry`, `registries/<n>`, `key_vault` and `key_vaults/<n>`; all created
    /// ones by default.
    pub resources: Option<Spanned<Vec<Spanned<Ref>>>>,
}

/// Where names of private endpoints are resolved, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DnsZonesWord {
    /// Zone groups are somebody else's, such as those of an Azure Policy.
    ByPolicy,
}

/// The private DNS zones of private endpoints.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DnsZones {
    /// The resource group of zones that exist already.
    pub resource_group: Option<Spanned<String>>,
    /// Its subscription; the blueprint's if not written.
    pub subscription: Option<Spanned<String>>,
    /// Whether to create the zones.
    pub create: Option<Spanned<bool>>,
}

/// The network of a compute, as `az ml` spells it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NetworkSettings {
    /// Name or id of the virtual network.
    pub vnet_name: Option<Spanned<String>>,
    /// Name or id of the subnet.
    pub subnet: Spanned<String>,
}

/// The network of serverless compute.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServerlessCompute {
    /// The subnet of its nodes; the subnet of computes by default.
    pub subnet: Option<Spanned<SubnetRef>>,
    /// Whether its nodes have public addresses; `false` by default.
    pub public_ip: Option<Spanned<bool>>,
}

/// The parts of a storage account that private endpoints lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StorageGroup {
    /// Blobs.
    Blob,
    /// Files.
    File,
    /// Queues.
    Queue,
    /// Tables.
    Table,
    /// Data Lake Storage Gen2.
    Dfs,
    /// Static websites.
    Web,
}

impl StorageGroup {
    /// Azure's group id.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Blob => "blob",
            Self::File => "file",
            Self::Queue => "queue",
            Self::Table => "table",
            Self::Dfs => "dfs",
            Self::Web => "web",
        }
    }
}
