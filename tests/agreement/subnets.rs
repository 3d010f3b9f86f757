//! What subnets let in and out, in every output: what lies in them needs it, or nobody may pass.

use std::collections::{BTreeMap, BTreeSet};

use amlgen::model::{Expr, Kind, Model, Resource, ResourceId};
use serde_json::Value;

use super::order::{named, subnet_of};
use super::{Declared, Deployed, all, id_of};
use crate::support;

/// What the computes in a subnet may reach. The list is not the program's own.
const REACHED: [&str; 10] = [
    "AzureActiveDirectory",
    "AzureMachineLearning",
    "BatchNodeManagement",
    "AzureResourceManager",
    "Storage",
    "AzureFrontDoor",
    "MicrosoftContainerRegistry",
    "AzureMonitor",
    "VirtualNetwork",
    "AzureKeyVault",
];

/// Whether the nodes of a compute, or of serverless compute, have public addresses.
fn is_public(resource: &Resource) -> bool {
    let of = |key: &str| resource.properties.get(key).and_then(Expr::as_object);
    match resource.kind {
        Kind::Workspace => {
            of("serverlessComputeSettings")
                .unwrap()
                .get("serverlessComputeNoPublicIP")
                == Some(&false.into())
        }
        _ => of("properties").unwrap().get("enableNodePublicIp") == Some(&true.into()),
    }
}

/// What lies in a subnet: computes with and without public addresses, and private endpoints.
struct Inside {
    computes: usize,
    public: usize,
    endpoints: usize,
}

fn inside(model: &Model, subnet: ResourceId) -> Inside {
    let lies = |one: &&Resource| subnet_of(one).contains(&subnet);
    let (endpoints, computes): (Vec<&Resource>, Vec<&Resource>) = model
        .made()
        .filter(lies)
        .partition(|one| one.kind == Kind::PrivateEndpoint);
    Inside {
        public: computes.iter().filter(|one| is_public(one)).count(),
        computes: computes.len(),
        endpoints: endpoints.len(),
    }
}

/// A rule of a security group: its direction, whether it allows, who, where to and the ports.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rule {
    inbound: bool,
    allows: bool,
    from: String,
    to: String,
    ports: Vec<String>,
}

fn rules(group: &Declared) -> Vec<Rule> {
    let body = &group.body;
    let (list, keys) = if group.azurerm {
        let keys = [
            "source_address_prefix",
            "destination_address_prefix",
            "destination_port_ranges",
        ];
        (body["security_rule"].clone(), keys)
    } else {
        let keys = [
            "sourceAddressPrefix",
            "destinationAddressPrefix",
            "destinationPortRanges",
        ];
        let rules = body["properties"]["securityRules"].as_array().unwrap();
        let rules = rules.iter().map(|rule| rule["properties"].clone());
        (rules.collect(), keys)
    };
    let word = |value: &Value| value.as_str().unwrap_or_else(|| panic!("{value}")).to_owned();
    let list = list.as_array().unwrap_or_else(|| panic!("{list}")).iter();
    list.map(|rule| Rule {
        inbound: word(&rule["direction"]) == "Inbound",
        allows: word(&rule["access"]) == "Allow",
        from: word(&rule[keys[0]]),
        to: word(&rule[keys[1]]),
        ports: rule[keys[2]].as_array().unwrap().iter().map(word).collect(),
    })
    .collect()
}

/// Whether rules are those that what lies inside needs, with or without the way to the internet that Azure's defaults leave.
fn is_right(rules: &[Rule], inside: &Inside, internet: bool, what: &str) {
    let (inbound, outbound): (Vec<&Rule>, Vec<&Rule>) = rules.iter().partition(|rule| rule.inbound);
    assert_eq!(
        inbound.len(),
        usize::from(inside.public > 0),
        "{what}: {inbound:?}"
    );
    for rule in inbound {
        let calls = (&*rule.from, &*rule.to, &rule.ports[..]);
        assert_eq!(
            calls,
            (
                "AzureMachineLearning",
                "VirtualNetwork",
                &["44224".to_owned()][..]
            ),
            "{what}"
        );
    }
    let (allowed, denied): (Vec<&Rule>, Vec<&Rule>) = outbound.into_iter().partition(|rule| rule.allows);
    for rule in allowed {
        let is_known = REACHED.iter().any(|tag| {
            let behind = rule.to.split_once(tag).map(|(_, behind)| behind);
            behind.is_some_and(|behind| !behind.starts_with(|next: char| next.is_ascii_alphabetic()))
        });
        assert!(is_known && rule.from == "VirtualNetwork", "{what}: {rule:?}");
    }
    let denied: Vec<(&str, &str)> = denied.iter().map(|rule| (&*rule.from, &*rule.to)).collect();
    let wanted: &[(&str, &str)] = if internet { &[] } else { &[("*", "Internet")] };
    assert_eq!(denied, wanted, "{what}");
}

#[test]
fn subnets_let_in_and_out_what_lies_in_them_needs() {
    let mut seen = BTreeSet::new();
    for Deployed { name, model, made } in all() {
        let file = name.split_once(", ").unwrap().0;
        let blueprint = support::written(file);
        let internet = blueprint["network"]["deny_internet"] != true;
        for subnet in model.made().filter(|made| made.kind == Kind::Subnet) {
            let inside = inside(model, subnet.id);
            let group = named(subnet, "networkSecurityGroup").into_iter().next();
            let way = ["natGateway", "routeTable"].map(|key| named(subnet, key));
            for (target, made) in made {
                let what = format!("{name}, {target:?}: {}", subnet.logical);
                let Declared { body, azurerm, .. } = &made.declared[made.named(&id_of(model, subnet.id))];
                let (outbound, policies) = if *azurerm {
                    (
                        &body["default_outbound_access_enabled"],
                        &body["private_endpoint_network_policies"],
                    )
                } else {
                    let properties = &body["properties"];
                    (
                        &properties["defaultOutboundAccess"],
                        &properties["privateEndpointNetworkPolicies"],
                    )
                };
                assert_eq!(outbound, false, "{what}");
                assert_eq!(policies == "Disabled", inside.endpoints > 0, "{what}");
                assert_eq!(group.is_some(), inside.computes > 0, "{what}");
                assert!(
                    inside.computes > 0 || way.iter().all(BTreeSet::is_empty),
                    "{what} has a way out for nobody"
                );
                if let Some(group) = group {
                    let group = &made.declared[made.named(&id_of(model, group))];
                    is_right(&rules(group), &inside, internet, &what);
                    seen.insert((*target, inside.public > 0, internet));
                }
            }
        }
    }
    // with and without public addresses, and with and without a denial, in three targets
    assert_eq!(seen.len(), 3 * 3, "{seen:?}");
}

/// The services of which a subnet has a service endpoint.
fn services(declared: &Declared) -> BTreeSet<String> {
    let list = if declared.azurerm {
        &declared.body["service_endpoint"]
    } else {
        &declared.body["properties"]["serviceEndpoints"]
    };
    let one = std::slice::from_ref(list);
    let items = list.as_array().map_or(one, Vec::as_slice).iter();
    items
        .filter_map(|item| item["service"].as_str().map(str::to_owned))
        .collect()
}

#[test]
fn who_is_let_in_by_its_subnet_comes_by_a_service_endpoint_of_that_service() {
    let mut seen = BTreeSet::new();
    for Deployed { name, model, made } in all() {
        let file = name.split_once(", ").unwrap().0;
        let blueprint = support::written(file);
        let mut wanted: BTreeMap<ResourceId, BTreeSet<String>> = BTreeMap::new();
        for resource in model.made() {
            let (entry, service) = match (resource.kind, &*resource.logical) {
                (Kind::Storage, name) => (&blueprint["storage"][name], "Microsoft.Storage"),
                (Kind::KeyVault, "") => (&blueprint["key_vault"], "Microsoft.KeyVault"),
                (Kind::KeyVault, name) => (&blueprint["key_vaults"][name], "Microsoft.KeyVault"),
                _ => continue,
            };
            let let_in = named(resource, "networkAcls");
            let words = entry["allowed_subnets"].as_array().map_or(&[][..], Vec::as_slice);
            assert_eq!(let_in.len(), words.len(), "{name}: {}", resource.logical);
            for word in words.iter().filter_map(Value::as_str) {
                let subnet = let_in
                    .iter()
                    .find(|id| model.resource(**id).unwrap().logical == word);
                let subnet =
                    *subnet.unwrap_or_else(|| panic!("{name}: {} does not let {word} in", resource.logical));
                wanted.entry(subnet).or_default().insert(service.to_owned());
            }
            for (target, made) in made {
                let declared = &made.declared[made.named(&id_of(model, resource.id))];
                let list = match (declared.azurerm, resource.kind) {
                    (true, Kind::Storage) => &declared.body["network_rules"]["virtual_network_subnet_ids"],
                    (true, _) => &declared.body["network_acls"]["virtual_network_subnet_ids"],
                    (false, _) => &declared.body["properties"]["networkAcls"]["virtualNetworkRules"],
                };
                let written = list.as_array().map_or(0, Vec::len);
                assert_eq!(written, words.len(), "{name}, {target:?}: {}", resource.logical);
            }
        }
        for subnet in model.made().filter(|made| made.kind == Kind::Subnet) {
            let wanted = wanted.remove(&subnet.id).unwrap_or_default();
            for (target, made) in made {
                let declared = &made.declared[made.named(&id_of(model, subnet.id))];
                let found = services(declared);
                assert_eq!(found, wanted, "{name}, {target:?}: {}", subnet.logical);
            }
            seen.extend(wanted);
        }
    }
    assert_eq!(seen.len(), 2, "{seen:?}");
}
