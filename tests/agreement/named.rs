//! Names of networks, subnets, groups, route tables, private endpoints and outbound rules, whatever they are: what Azure refuses is a finding, and what it takes
//! is that name in every target and nothing else.

use serde_json::Value;

use super::Made;
use crate::support;

/// A place of a name in a blueprint, and whether Azure takes a name there.
struct Place {
    /// A blueprint with `NAME` in it.
    text: &'static str,
    takes: fn(&str) -> bool,
}

const IDS: &str = "/subscriptions/00112233-4455-4677-8899-aabbccddeeff/resourceGroups/rg-network/providers/Microsoft.Network";

/// Letters, digits and these marks, from the first to the last of which begin and end with something plain.
fn plain(name: &str, least: usize, most: usize) -> bool {
    let letters: Vec<char> = name.chars().collect();
    let marks = |letter: &char| letter.is_ascii_alphanumeric() || "_.-".contains(*letter);
    (least..=most).contains(&letters.len())
        && letters.iter().all(marks)
        && letters[0].is_ascii_alphanumeric()
        && letters
            .last()
            .is_some_and(|last| last.is_ascii_alphanumeric() || *last == '_')
}

fn network(name: &str) -> bool {
    plain(name, 2, 64)
}

fn subnet(name: &str) -> bool {
    plain(name, 1, 80)
}

fn rule(name: &str) -> bool {
    let marks = |letter: char| letter.is_ascii_alphanumeric() || "_-".contains(letter);
    (3..=33).contains(&name.chars().count())
        && name.chars().all(marks)
        && name.starts_with(|first: char| first.is_ascii_alphanumeric())
}

/// Azure has letters and digits of every script here; amlgen takes those of ASCII.
fn group(name: &str) -> bool {
    let marks = |letter: char| letter.is_ascii_alphanumeric() || "_.-()".contains(letter);
    (1..=90).contains(&name.chars().count()) && name.chars().all(marks) && !name.ends_with('.')
}

const PLACES: [Place; 11] = [
    Place {
        text: "network: { mode: private, virtual_network: { existing: { name: NAME, resource_group: rg-network } }, SUBNETS }",
        takes: network,
    },
    Place {
        text: "network: { mode: private, virtual_network: { existing: { name: vnet, resource_group: NAME } }, SUBNETS }",
        takes: group,
    },
    Place {
        text: "network: { mode: private, virtual_network: { existing: IDS/virtualNetworks/NAME }, SUBNETS }",
        takes: network,
    },
    Place {
        text: "network: { mode: private, virtual_network: { address_space: 10.0.0.0/24, name: NAME }, private_endpoints: { dns_zones: { create: true } } }",
        takes: network,
    },
    Place {
        text: "network: { mode: private, virtual_network: { address_space: 10.0.0.0/24 }, subnets: { endpoints: { address_prefix: 10.0.0.0/26, \
               name: NAME }, nodes: { address_prefix: 10.0.0.128/25 } }, compute_subnet: nodes, private_endpoints: { dns_zones: { create: true } } }",
        takes: subnet,
    },
    Place {
        text: "network: { mode: managed, isolation_mode: allow_internet_outbound, private_endpoints: { subnet: { existing: { name: NAME, \
               virtual_network: vnet, resource_group: rg-network } }, dns_zones: { create: true } } }",
        takes: subnet,
    },
    Place {
        text: "network: { mode: managed, isolation_mode: allow_internet_outbound, private_endpoints: { subnet: { existing: \
               IDS/virtualNetworks/vnet/subnets/NAME }, dns_zones: { create: true } } }",
        takes: subnet,
    },
    Place {
        text: "network: { mode: managed, isolation_mode: allow_internet_outbound, private_endpoints: { subnet: { existing: { name: snet, \
               virtual_network: vnet, resource_group: rg-network } }, dns_zones: { resource_group: NAME } } }",
        takes: group,
    },
    Place {
        text: "network: { mode: private, virtual_network: { address_space: 10.0.0.0/24 }, egress: { route_table: { existing: { name: NAME, \
               resource_group: rg-network } } }, private_endpoints: { dns_zones: { create: true } } }",
        takes: subnet,
    },
    Place {
        text: "storage: { default: { existing: { name: stdemo }, private_endpoints: { blob: IDS/privateEndpoints/NAME } } }",
        takes: network,
    },
    Place {
        text: "network: { mode: managed, isolation_mode: allow_internet_outbound, outbound_rules: { NAME: { type: private_endpoint, \
               target: workspace, subresource: amlworkspace } } }",
        takes: rule,
    },
];

const SUBNETS: &str = "subnets: { ends: { existing: { name: snet } }, nodes: { existing: { name: snet-nodes } } }, compute_subnet: nodes, \
                       private_endpoints: { subnet: ends, dns_zones: { create: true } }";

fn compiled(place: &Place, name: &str) -> support::Compiled {
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    // the scalar that holds the name, as JSON writes it
    let scalar = match place.text.split_once("IDS/") {
        Some((_, rest)) => {
            let id = rest.split([' ', ',']).next().unwrap();
            // what is not of the network lies in the group of the blueprint
            let ids = if id.starts_with("virtualNetworks/") {
                IDS.to_owned()
            } else {
                IDS.replace("rg-network", "rg-demo")
            };
            (
                format!("IDS/{id}"),
                quoted(&format!("{ids}/{}", id.replace("NAME", name))),
            )
        }
        None => ("NAME".to_owned(), quoted(name)),
    };
    let sections = place
        .text
        .replace("SUBNETS", SUBNETS)
        .replace(&scalar.0, &scalar.1);
    let text = format!(
        "{{ version: 1, name: demo, location: westeurope, resource_group: rg-demo, subscription: \
         00112233-4455-4677-8899-aabbccddeeff, {sections}, workspace: {{ image_build_compute: cpu }}, computes: {{ \
         cpu: {{ size: Standard_DS3_v2, max_instances: 1 }} }} }}"
    );
    support::compile("names.yaml", text.as_bytes())
}

/// How much each target declares, and its text: a name that is more than a name would add something, or not be read.
fn outputs(compiled: &support::Compiled) -> Vec<(usize, String)> {
    let outputs = amlgen::emit::TARGETS.iter().map(|target| {
        let set = target.emit(compiled.model()).unwrap();
        let text = set.files.iter().map(|file| file.text.as_str()).collect();
        let files = set.files.into_iter().map(|file| (file.path, file.text)).collect();
        (Made::read(target.name(), &files).declared.len(), text)
    });
    outputs.collect()
}

/// Whatever is hard for a language, and what Azure takes that is.
fn names() -> Vec<String> {
    let facts: Value = serde_json::from_str(&support::text("tests/facts/strings.json")).unwrap();
    let rows = facts["values"].as_object().unwrap().values();
    let rows = rows.flat_map(|rows| rows.as_array().unwrap());
    let mut names: Vec<String> = rows
        .map(|row| row.as_str().or(row["text"].as_str()).unwrap().to_owned())
        .collect();
    // what Azure takes is hard for no language, but for these
    let taken = [
        "a(b)_c", "é.ü-1", "true", "null", "1e3", "0x10", "for", "a--b", "a..b_",
    ];
    names.extend(taken.map(str::to_owned));
    assert!(names.len() > 60);
    names
}

#[test]
fn a_name_is_refused_or_is_that_name_in_every_target() {
    let names = names();
    for (at, place) in PLACES.iter().enumerate() {
        let wanted = outputs(&compiled(place, "word1"));
        let mut accepted = 0;
        for name in &names {
            let compiled = compiled(place, name);
            let what = format!("place {at}, {name:?}");
            if compiled.model.is_none() {
                assert!(!(place.takes)(name), "{what} is refused: {}", compiled.findings());
                continue;
            }
            assert!((place.takes)(name), "{what} is taken");
            let found = outputs(&compiled);
            for ((count, text), (wanted, _)) in found.iter().zip(&wanted) {
                assert_eq!(count, wanted, "{what}");
                assert!(text.contains(name), "{what} is not written");
            }
            accepted += 1;
        }
        assert!(accepted >= 5, "place {at}: {accepted} names are taken");
    }
}

/// An id of a subscription holds nothing but one, and stands in the id of each zone.
#[test]
fn a_subscription_of_zones_is_refused_or_is_that_of_every_zone() {
    let place = Place {
        text: "network: { mode: managed, isolation_mode: allow_internet_outbound, private_endpoints: { subnet: { existing: { name: snet, \
               virtual_network: vnet, resource_group: rg-network } }, dns_zones: { resource_group: rg-dns, subscription: NAME } } }",
        takes: |_| false,
    };
    let subscription = "99112233-4455-4677-8899-aabbccddeeff";
    for (_, text) in outputs(&compiled(&place, subscription)) {
        // api, notebooks, blob, file, registry and vault
        assert!(text.matches(subscription).count() >= 6, "{text}");
    }
    for name in names().into_iter().filter(|name| !name.is_empty()) {
        for name in [name.clone(), format!("{subscription}{name}")] {
            let compiled = compiled(&place, &name);
            assert!(compiled.model.is_none(), "{name:?} is taken");
        }
    }
}
