//! The keys of networks and of customer-managed keys.

use super::read;
use crate::blueprint::shape::WordOr;
use crate::blueprint::{
    Blueprint, DnsZonesWord, EgressWord, EncryptionSide, FirewallSku, IsolationMode, Network,
    OutboundRuleType, Ports, PublicAccess, RuleProtocol, StorageGroup,
};
use crate::source::{Span, Spanned};

const TOP: &str = "version: 1\nname: vision\nlocation: westeurope\n";

/// A blueprint in which nothing is wrong.
fn blueprint(text: &str) -> Blueprint {
    let (blueprint, found) = read::<Blueprint>(&format!("{TOP}{text}"));
    assert_eq!(found, [""; 0], "{text}");
    blueprint.unwrap()
}

fn network(text: &str) -> Network {
    blueprint(&format!("network:\n{text}")).network.unwrap().value
}

/// What is wrong, with lines counted from the text's own.
fn wrong(text: &str) -> Vec<String> {
    let (_, found) = read::<Blueprint>(&format!("{TOP}{text}"));
    found
        .into_iter()
        .map(|line| {
            let (row, rest) = line.split_once(':').unwrap();
            format!("{}:{rest}", row.parse::<usize>().unwrap() - 3)
        })
        .collect()
}

fn word<M: std::fmt::Debug>(value: &WordOr<M>) -> &str {
    match value {
        WordOr::Word(word) => &word.value,
        WordOr::Body(_) => panic!("{value:?}"),
    }
}

fn body<M, W>(value: &WordOr<M, W>) -> &M {
    match value {
        WordOr::Body(body) => body,
        WordOr::Word(_) => panic!("a word"),
    }
}

#[test]
fn a_network_of_ones_own() {
    let network = network(
        "  mode: private
  virtual_network: { address_space: 10.20.0.0/24, name: vnet-vision, tags: { owner: me } }
  subnets:
    endpoints: { address_prefix: 10.20.0.0/27, name: snet-pe }
    peered: { existing: { name: jobs, virtual_network: vnet-hub, resource_group: rg-hub } }
    byid: /subscriptions/s/x
    also: { existing: /subscriptions/s/y }
  compute_subnet: peered
  egress: { route_table: { existing: rt-hub } }
  deny_internet: true
  private_endpoints:
    subnet: endpoints
    location: northeurope
    dns_zones: { resource_group: rg-dns, subscription: 00000000-0000-0000-0000-000000000001 }
    resources: [workspace, storage/default]
  allowed_ip_ranges: [203.0.113.0/24]
",
    );
    let virtual_network = network.virtual_network.unwrap().value;
    assert_eq!(
        virtual_network.address_space.unwrap().value.0[0]
            .value
            .to_string(),
        "10.20.0.0/24"
    );
    let subnet = |name: &str| &network.subnets[&Spanned::new(name.to_owned(), Span::default())].value;
    assert_eq!(
        body(subnet("endpoints"))
            .address_prefix
            .as_ref()
            .unwrap()
            .value
            .to_string(),
        "10.20.0.0/27"
    );
    let peered = body(&body(subnet("peered")).existing.as_ref().unwrap().value);
    assert_eq!(peered.name.value, "jobs");
    assert_eq!(peered.virtual_network.as_ref().unwrap().value, "vnet-hub");
    assert_eq!(peered.resource_group.as_ref().unwrap().value, "rg-hub");
    assert_eq!(word(subnet("byid")), "/subscriptions/s/x");
    assert_eq!(
        word(&body(subnet("also")).existing.as_ref().unwrap().value),
        "/subscriptions/s/y"
    );
    let egress = network.egress.unwrap().value;
    assert_eq!(word(&body(&egress).route_table.value.existing.value), "rt-hub");
    let endpoints = network.private_endpoints.unwrap().value;
    assert_eq!(word(&endpoints.subnet.unwrap().value), "endpoints");
    let zones = endpoints.dns_zones.unwrap().value;
    assert_eq!(body(&zones).resource_group.as_ref().unwrap().value, "rg-dns");
    assert_eq!(endpoints.resources.unwrap().value.len(), 2);
    assert_eq!(network.allowed_ip_ranges.unwrap().value.len(), 1);
}

#[test]
fn keys_with_several_shapes() {
    let of = network(
        "  virtual_network: { address_space: [10.0.0.0/16, 10.1.0.0/16] }\n  egress: nat_gateway\n  private_endpoints: { subnet: { existing: /id }, dns_zones: by_policy }\n",
    );
    assert_eq!(
        of.virtual_network
            .unwrap()
            .value
            .address_space
            .unwrap()
            .value
            .0
            .len(),
        2
    );
    let egress = of.egress.unwrap().value;
    assert!(matches!(&egress, WordOr::Word(word) if word.value == EgressWord::NatGateway));
    let endpoints = of.private_endpoints.unwrap().value;
    assert_eq!(
        word(&body(&endpoints.subnet.unwrap().value).existing.value),
        "/id"
    );
    let zones = endpoints.dns_zones.unwrap().value;
    assert!(matches!(&zones, WordOr::Word(word) if word.value == DnsZonesWord::ByPolicy));
    let of = network(
        "  virtual_network: { existing: vnet-hub }\n  egress: none\n  private_endpoints: { dns_zones: { create: true } }\n  allowed_ip_ranges: []\n",
    );
    assert!(of.virtual_network.unwrap().value.existing.is_some());
    let zones = of.private_endpoints.unwrap().value.dns_zones.unwrap().value;
    assert!(body(&zones).create.as_ref().unwrap().value);
    // an empty list says something, no list nothing
    assert!(of.allowed_ip_ranges.unwrap().value.is_empty());
    assert!(
        network("  allowed_ip_ranges:\n  mode: public\n")
            .allowed_ip_ranges
            .is_none()
    );
}

#[test]
fn a_managed_network_and_its_rules() {
    let network = network(
        "  mode: managed
  isolation_mode: allow_only_approved_outbound
  firewall_sku: basic
  provision_now: false
  outbound_rules:
    packages: { type: fqdn, destination: '*.anaconda.org' }
    factory: { type: service_tag, service_tag: DataFactory, protocol: tcp, port_ranges: 443 }
    search: { type: private_endpoint, target: /id, subresource: searchService, spark_enabled: true }
    several: { type: service_tag, service_tag: Sql, protocol: '*', port_ranges: [80, 8000-8080] }
    text: { type: service_tag, service_tag: Sql, protocol: UDP, port_ranges: '80,443' }
    default-queue: null
    default-table:
",
    );
    assert_eq!(
        network.isolation_mode.unwrap().value,
        IsolationMode::AllowOnlyApprovedOutbound
    );
    assert_eq!(network.firewall_sku.unwrap().value, FirewallSku::Basic);
    assert!(!network.provision_now.unwrap().value);
    let rules: Vec<_> = network.outbound_rules.iter().collect();
    let rule = |at: usize| rules[at].1.value.as_ref().unwrap();
    assert_eq!(rule(0).kind.value, OutboundRuleType::Fqdn);
    assert_eq!(
        rule(0).destination.as_ref().unwrap().value.to_string(),
        "*.anaconda.org"
    );
    assert_eq!(rule(1).protocol.as_ref().unwrap().value, RuleProtocol::Tcp);
    assert!(rule(2).spark_enabled.as_ref().unwrap().value);
    assert_eq!(rule(3).protocol.as_ref().unwrap().value, RuleProtocol::Any);
    let ports = |at: usize| -> Vec<Ports> {
        let ports = rule(at).port_ranges.as_ref().unwrap().value.0.iter();
        ports.map(|ports| ports.value.clone()).collect()
    };
    assert_eq!(ports(1), [Ports("443".to_owned())]);
    assert_eq!(ports(3), [Ports("80".to_owned()), Ports("8000-8080".to_owned())]);
    assert_eq!(ports(4), [Ports("80,443".to_owned())]);
    // a rule that is taken away is there, and says where
    for (at, name) in [(5, "default-queue"), (6, "default-table")] {
        let (key, rule) = rules[at];
        assert_eq!(key.value, name);
        assert!(
            rule.value.is_none() && rule.span.start >= key.span.start,
            "{name}"
        );
    }
}

#[test]
fn firewalls_endpoints_and_keys_of_resources() {
    let of = blueprint(
        "storage:
  default:
    allowed_ip_ranges: [203.0.113.7]
    allowed_subnets: [compute, { existing: { name: jobs, virtual_network: vnet } }]
    public_network_access: disabled
    customer_managed_key: { key_vault: default, key_name: cmk, create_key: true, identity: keys }
  old:
    existing: stold
    private_endpoints: { blob: /id/blob, dfs: /id/dfs }
registry: { customer_managed_key: { key_vault: { existing: kv }, key_name: cmk, key_version: 0123456789abcdef0123456789abcdef, identity: keys } }
key_vault: { allowed_ip_ranges: [], allowed_subnets: [], public_network_access: enabled }
workspace:
  public_network_access: enabled
  serverless_compute: { subnet: jobs, public_ip: true }
  customer_managed_key: { key_vault: default, key_uri: https://kv.vault.azure.net/keys/cmk, encryption: subscription, cosmos_db_object_id: 00000000-0000-0000-0000-000000000001 }
computes:
  cpu: { size: Standard_DS3_v2, max_instances: 1, subnet: jobs, node_public_ip: false }
  gpu: { size: Standard_DS3_v2, max_instances: 1, network_settings: { vnet_name: v, subnet: s }, enable_node_public_ip: true }
",
    );
    let default = &of.storage[0].value;
    assert_eq!(
        default.public_network_access.as_ref().unwrap().value,
        PublicAccess::Disabled
    );
    assert_eq!(default.allowed_subnets.as_ref().unwrap().value.len(), 2);
    let key = &default.customer_managed_key.as_ref().unwrap().value;
    assert_eq!(
        (word(&key.key_vault.value), key.identity.value.as_str()),
        ("default", "keys")
    );
    let endpoints: Vec<_> = of.storage[1].value.private_endpoints.iter().collect();
    assert_eq!(
        endpoints
            .iter()
            .map(|(group, id)| (group.value, id.value.as_str()))
            .collect::<Vec<_>>(),
        [(StorageGroup::Blob, "/id/blob"), (StorageGroup::Dfs, "/id/dfs")]
    );
    let workspace = of.workspace.unwrap().value;
    let key = workspace.customer_managed_key.unwrap().value;
    assert_eq!(key.encryption.unwrap().value, EncryptionSide::Subscription);
    assert!(key.key_name.is_none() && key.key_uri.is_some());
    assert!(
        workspace
            .serverless_compute
            .unwrap()
            .value
            .public_ip
            .unwrap()
            .value
    );
    let gpu = &of.computes[1].value;
    assert_eq!(gpu.network_settings.as_ref().unwrap().value.subnet.value, "s");
    assert!(gpu.enable_node_public_ip.as_ref().unwrap().value);
}

#[test]
fn what_does_not_fit_has_a_place_and_a_message() {
    let mut bad = Vec::new();
    for (text, wanted) in [
        (
            "network: { isolation_mode: allow_internet }",
            "1:28 AML1011 `allow_internet` is no word that `isolation_mode` knows",
        ),
        (
            "network: { egress: nat }",
            "1:20 AML1011 `nat` is no word that `egress` knows",
        ),
        (
            "network: { egress: { route_table: rt } }",
            "1:35 AML1009 `route_table` wants a mapping, `rt` is text",
        ),
        (
            "network: { virtual_network: /id }",
            "1:29 AML1009 `virtual_network` wants a mapping, `/id` is text",
        ),
        (
            "network: { virtual_network: { adress_space: 10.0.0.0/16 } }",
            "1:31 AML1008 there is no key `adress_space` in `virtual_network`",
        ),
        (
            "network: { subnets: [a] }",
            "1:21 AML1009 `subnets` wants a mapping, this is a list",
        ),
        (
            "network: { private_endpoints: { dns_zones: [rg] } }",
            "1:44 AML1009 `dns_zones` wants text or a mapping, this is a list",
        ),
        (
            "network: { outbound_rules: { a: { type: fqdn, destination: [x] } } }",
            "1:60 AML1009 `destination` wants text, this is a list",
        ),
        (
            "network: { outbound_rules: { a: { destination: x } } }",
            "1:30 AML1010 `a` lacks the required key `type`",
        ),
        (
            "network: { outbound_rules: { a: { type: service_tag, port_ranges: 1.5 } } }",
            "1:67 AML1009 `port_ranges` wants a port or a range of ports, `1.5` is a number",
        ),
        (
            "network: { outbound_rules: { a: { type: service_tag, protocol: http } } }",
            "1:64 AML1011 `http` is no word that `protocol` knows",
        ),
        (
            "network: { allowed_ip_ranges: 203.0.113.0/24 }",
            "1:31 AML1009 `allowed_ip_ranges` wants a list, `203.0.113.0/24` is text",
        ),
        (
            "storage: { old: { private_endpoints: { blobs: /id } } }",
            "1:40 AML1011 `blobs` is no word that `private_endpoints` knows",
        ),
        (
            "storage: { old: { customer_managed_key: { key_vault: default, key_name: cmk } } }",
            "1:19 AML1010 `customer_managed_key` lacks the required key `identity`",
        ),
        (
            "workspace: { customer_managed_key: { key_vault: default, encryption: server } }",
            "1:70 AML1011 `server` is no word that `encryption` knows",
        ),
        (
            "computes: { cpu: { node_public_ip: no } }",
            "1:36 AML1009 `node_public_ip` wants `true` or `false`, `no` is text",
        ),
    ] {
        let found = wrong(&format!("{text}\n"));
        if found != [wanted] {
            bad.push(format!("{text}\n   {wanted}\n   {found:#?}"));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}
