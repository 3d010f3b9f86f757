//! Who gets in from public networks, in every output: what the blueprint closes is closed and has another way in, and what it
//! leaves open is open. The blueprint is read here as text, and what follows from it is said by the table of the decisions.

use std::collections::{BTreeMap, BTreeSet};

use amlgen::model::{Expr, Kind, Model, Resource, ResourceId, TargetName};
use serde_json::Value;

use super::{Declared, Deployed, all, id_of};
use crate::support;

/// What a blueprint says of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Said {
    /// Whether a private endpoint leads to it.
    endpoint: bool,
    /// Whether addresses or subnets are let in.
    lists: bool,
    /// Whether `public_network_access` is enabled or disabled.
    access: Option<bool>,
}

impl Said {
    /// Whether there is public access, and whether everybody has it.
    fn follows(self) -> (bool, bool) {
        match self {
            Said { lists: true, .. } => (true, false),
            Said {
                access: Some(open), ..
            } => (open, open),
            Said { endpoint, .. } => (!endpoint, !endpoint),
        }
    }
}

/// A resource that has a firewall, as its blueprint speaks of it.
fn said(model: &Model, resource: &Resource, blueprint: &Value, sku: &str) -> Said {
    let entry = match (resource.kind, &*resource.logical) {
        (Kind::Storage, name) => &blueprint["storage"][name],
        (Kind::KeyVault, "") => &blueprint["key_vault"],
        (Kind::KeyVault, name) => &blueprint["key_vaults"][name],
        (Kind::Registry, "") => &blueprint["registry"],
        (Kind::Registry, name) => &blueprint["registries"][name],
        (Kind::Workspace, _) => &blueprint["workspace"],
        (other, _) => panic!("{other:?} has no firewall"),
    };
    let has = |value: &Value| value.as_array().is_some_and(|list| !list.is_empty());
    let access = match entry["public_network_access"].as_str() {
        Some("enabled") => Some(true),
        Some("disabled") => Some(false),
        None => None,
        Some(other) => panic!("{other}"),
    };
    let shared = match resource.kind {
        Kind::Workspace => false,
        Kind::Registry => sku == "Premium" && entry["sku"] == "Premium",
        _ => true,
    };
    let own = &entry["allowed_ip_ranges"];
    let ranges = if own.is_array() {
        has(own)
    } else {
        shared && access != Some(false) && has(&blueprint["network"]["allowed_ip_ranges"])
    };
    Said {
        endpoint: endpoints(model).contains(&resource.id),
        lists: ranges || has(&entry["allowed_subnets"]),
        access,
    }
}

/// What private endpoints lead to.
fn endpoints(model: &Model) -> BTreeSet<ResourceId> {
    let mut found = BTreeSet::new();
    for endpoint in model.made().filter(|made| made.kind == Kind::PrivateEndpoint) {
        if let Some(connections) = endpoint.properties.get("privateLinkServiceConnections") {
            connections.each_reference(&mut |id| {
                found.insert(id);
            });
        }
    }
    found
}

/// What an output says: public access, whether everybody has it, how many rules there are, and who passes by.
#[derive(Debug, PartialEq)]
struct Written {
    public: bool,
    everybody: bool,
    rules: usize,
    bypass: Option<String>,
}

/// The one block or an empty list of them, and the length of lists.
fn count(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.len(),
        Value::Object(_) => 1,
        _ => 0,
    }
}

fn written(kind: Kind, declared: &Declared) -> Written {
    let body = &declared.body;
    let word = |value: &Value| value.as_str().map(str::to_owned);
    let allows = |value: &Value, what: &str| match value.as_str() {
        Some("Allow") => true,
        Some("Deny") => false,
        _ => panic!("no default action in {what}: {body}"),
    };
    if declared.azurerm {
        let public = body["public_network_access_enabled"].as_bool().unwrap();
        let (block, ranges) = match kind {
            Kind::Storage => ("network_rules", "ip_rules"),
            Kind::KeyVault => ("network_acls", "ip_rules"),
            _ => ("network_rule_set", "ip_rule"),
        };
        let block = &body[block];
        let bypass = match kind {
            Kind::Storage => word(&block["bypass"][0]),
            Kind::KeyVault => word(&block["bypass"]),
            _ => word(&body["network_rule_bypass_option"]),
        };
        return Written {
            public,
            everybody: if block.is_null() {
                public
            } else {
                allows(&block["default_action"], "azurerm")
            },
            rules: count(&block[ranges]) + count(&block["virtual_network_subnet_ids"]),
            bypass,
        };
    }
    let properties = &body["properties"];
    let public = match properties["publicNetworkAccess"].as_str() {
        Some("Enabled") => true,
        Some("Disabled") => false,
        _ => panic!("{kind:?} does not say whether it is public: {body}"),
    };
    let (rules, bypass) = match kind {
        Kind::Registry => (
            &properties["networkRuleSet"],
            &properties["networkRuleBypassOptions"],
        ),
        _ => (&properties["networkAcls"], &properties["networkAcls"]["bypass"]),
    };
    Written {
        public,
        everybody: if rules.is_null() {
            public
        } else {
            allows(&rules["defaultAction"], "ARM")
        },
        rules: count(&rules["ipRules"]) + count(&rules["virtualNetworkRules"]),
        bypass: word(bypass),
    }
}

/// Compares what each target writes of each resource with what follows from what is said; gives what was said.
fn as_said(deployed: &Deployed, blueprint: &Value) -> BTreeMap<(Kind, Said), usize> {
    let Deployed { name, model, made } = deployed;
    let mut seen = BTreeMap::new();
    for resource in model.made() {
        if !matches!(
            resource.kind,
            Kind::Storage | Kind::KeyVault | Kind::Registry | Kind::Workspace
        ) {
            continue;
        }
        let sku = resource
            .sku
            .get("name")
            .and_then(Expr::as_text)
            .unwrap_or_default();
        let said = said(model, resource, blueprint, sku);
        let is_plain =
            resource.kind == Kind::Workspace || (resource.kind == Kind::Registry && sku != "Premium");
        let (public, everybody) = said.follows();
        let id = id_of(model, resource.id);
        for (target, made) in made {
            let written = written(resource.kind, &made.declared[made.named(&id)]);
            let what = format!("{name}, {target:?}: {id}: {said:?} comes to {written:?}");
            assert_eq!((written.public, written.everybody), (public, everybody), "{what}");
            // rules of a resource that lets everybody in, or nobody, would say something else than it does
            assert_eq!(written.rules > 0, said.lists, "{what}");
            let bypass = (!is_plain).then(|| "AzureServices".to_owned());
            assert_eq!(written.bypass, bypass, "{what}");
        }
        let way_in = said.endpoint || said.lists || public || said.access == Some(false);
        assert!(way_in, "{name}: nobody gets to {id}, and nobody asked for that");
        *seen.entry((resource.kind, said)).or_default() += 1;
    }
    seen
}

fn deployed(name: &str, text: &str) -> Deployed {
    let compiled = support::compile(name, text.as_bytes());
    let model = compiled.model();
    let outputs = amlgen::emit::TARGETS.iter();
    Deployed {
        name: name.to_owned(),
        made: outputs
            .map(|target| (target.name(), super::output(model, *target)))
            .collect(),
        model: model.clone(),
    }
}

#[test]
fn every_blueprint_is_as_open_as_it_says() {
    let mut kinds = BTreeSet::new();
    for one in all() {
        let (file, part) = one.name.split_once(", ").unwrap();
        if part != "the platform" {
            continue;
        }
        let blueprint = support::written(file);
        kinds.extend(
            as_said(one, &blueprint)
                .into_keys()
                .map(|(kind, said)| (kind, said.follows())),
        );
    }
    for kind in [Kind::Storage, Kind::KeyVault, Kind::Registry] {
        for follows in [(true, true), (true, false), (false, false)] {
            assert!(kinds.contains(&(kind, follows)), "no {kind:?} is {follows:?}");
        }
    }
    for follows in [(true, true), (false, false)] {
        assert!(
            kinds.contains(&(Kind::Workspace, follows)),
            "no workspace is {follows:?}"
        );
    }
}

const ENDPOINTS: &str = "  mode: managed\n  isolation_mode: allow_internet_outbound\n  private_endpoints:\n    subnet: { existing: \
                         { name: snet, virtual_network: vnet, resource_group: rg-network } }\n    dns_zones: by_policy\n";

/// Every combination of what can be said, on an account, a vault and a Premium registry.
#[test]
fn what_is_written_follows_the_table_in_every_combination() {
    let mut seen = 0;
    for endpoint in [false, true] {
        for access in [None, Some("enabled"), Some("disabled")] {
            for shared in [false, true] {
                for own in [None, Some("[]"), Some("[198.51.100.16/28, 198.51.100.7]")] {
                    if own.is_some() && access == Some("disabled") {
                        continue; // refused: see below
                    }
                    let access = access.map(|word| format!(", public_network_access: {word}"));
                    let own = own.map(|list| format!(", allowed_ip_ranges: {list}"));
                    let keys = access.unwrap_or_default() + &own.unwrap_or_default();
                    let keys = keys.trim_start_matches(", ");
                    let sku = if keys.is_empty() {
                        "sku: Premium"
                    } else {
                        "sku: Premium, "
                    };
                    let network = if endpoint { ENDPOINTS } else { "" };
                    let list = if shared {
                        "  allowed_ip_ranges: [203.0.113.0/24]\n"
                    } else {
                        ""
                    };
                    let network = match network.len() + list.len() {
                        0 => String::new(),
                        _ => format!("network:\n{network}{list}"),
                    };
                    let text = format!(
                        "version: 1\nname: demo\nlocation: westeurope\nresource_group: rg-demo\n\
                         subscription: 00112233-4455-4677-8899-aabbccddeeff\n{network}\
                         storage:\n  default: {{ {keys} }}\n  lake: {{ {keys} }}\nkey_vault: {{ {keys} }}\n\
                         registry: {{ {sku}{keys} }}\ncomputes: {{ cpu: {{ size: Standard_DS3_v2, max_instances: 1 }} }}\n"
                    );
                    let blueprint: Value = serde_yaml::from_str(&text).unwrap();
                    let of = as_said(&deployed(&text, &text), &blueprint);
                    seen += 1;
                    assert!(
                        of.keys()
                            .filter(|(kind, _)| *kind != Kind::Workspace)
                            .all(|(_, said)| said.endpoint == endpoint)
                    );
                }
            }
        }
    }
    assert_eq!(seen, 2 * 2 * (3 + 3 + 1));
}

#[test]
fn a_list_beside_disabled_access_is_refused() {
    for (part, end) in [
        ("storage:\n  default: {", "}"),
        ("key_vault: {", "}"),
        ("registry: { sku: Premium,", "}"),
    ] {
        let text = format!(
            "version: 1\nname: demo\nlocation: westeurope\n{part} public_network_access: disabled, \
             allowed_ip_ranges: [198.51.100.7] {end}\n"
        );
        let compiled = support::compile("list.yaml", text.as_bytes());
        assert!(compiled.model.is_none(), "{text}");
        assert!(compiled.findings().contains("AML2003"), "{}", compiled.findings());
    }
}

/// Ranges in the spelling that each service takes: storage has no prefixes longer than 30.
#[test]
fn ranges_are_spelled_as_each_service_takes_them() {
    let ranges = "allowed_ip_ranges: [198.51.100.16/28, 198.51.100.7/32, 198.51.100.8/31, 198.51.100.3]";
    let text = format!(
        "version: 1\nname: demo\nlocation: westeurope\nstorage: {{ default: {{ {ranges} }} }}\nkey_vault: {{ {ranges} }}\n\
         registry: {{ sku: Premium, {ranges} }}\n"
    );
    let one = deployed("ranges", &text);
    let storage = [
        "198.51.100.16/28",
        "198.51.100.7",
        "198.51.100.8",
        "198.51.100.9",
        "198.51.100.3",
    ];
    for (target, made) in &one.made {
        for declared in made.declared.values() {
            let Some((kind, _)) = &declared.resource else {
                continue;
            };
            let rules = match (&**kind, target) {
                ("Microsoft.Storage/storageAccounts", TargetName::Terraform) => {
                    &declared.body["network_rules"]["ip_rules"]
                }
                ("Microsoft.Storage/storageAccounts", _) => {
                    &declared.body["properties"]["networkAcls"]["ipRules"]
                }
                _ => continue,
            };
            let found: Vec<&str> = rules
                .as_array()
                .unwrap()
                .iter()
                .map(|rule| rule.as_str().or(rule["value"].as_str()).unwrap())
                .collect();
            assert_eq!(found, storage, "{target:?}");
        }
    }
}
