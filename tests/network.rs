//! Private networks: take a cause away, and exactly what followed from it is gone.

use std::collections::BTreeSet;

use amlgen::model::{Expr, Kind, Model, Place};

use crate::support;

const NETWORK: &str = "version: 1
name: demo
location: westeurope
network:
  mode: private
  virtual_network: { address_space: 10.20.0.0/24 }
  private_endpoints:
    dns_zones: { create: true }
storage:
  default: {}
  lake: { }
workspace: { identity: system_assigned, image_build_compute: cpu }
computes:
  cpu:
    size: Standard_DS3_v2
    max_instances: 2
    default_store: write
    uses: [{ feature: image_build }, { feature: parallel_run_step }]
principals:
  operators: { type: group, object_id: 3f0c2a1e-6a54-4c93-9f27-1b8e5d7a9c42, persona: compute_operator }
  people: { type: group, object_id: 4f0c2a1e-6a54-4c93-9f27-1b8e5d7a9c42, persona: data_scientist }
";

/// What is made, and which rule gives what on what, in words.
fn facts(model: &Model) -> BTreeSet<String> {
    let made = model.resources.iter().map(|one| {
        let existing = if one.existing { "existing " } else { "" };
        format!("{existing}{:?} {}", one.kind, one.logical)
    });
    made.chain(support::grants(model)).collect()
}

/// What is gone where a part of a blueprint is written otherwise; nothing comes.
fn gone_from(blueprint: &str, old: &str, new: &str) -> Vec<String> {
    assert_eq!(blueprint.matches(old).count(), 1, "{old}");
    let compiled = |text: &str| support::compile("network.yaml", text.as_bytes());
    let before = facts(compiled(blueprint).model());
    let after = facts(compiled(&blueprint.replace(old, new)).model());
    let new: Vec<_> = after.difference(&before).collect();
    assert!(new.is_empty(), "{new:?}");
    before.difference(&after).cloned().collect()
}

fn gone(old: &str, new: &str) -> Vec<String> {
    gone_from(NETWORK, old, new)
}

#[test]
fn without_an_account_its_endpoint_and_the_grant_on_that_are_gone() {
    assert_eq!(
        gone("  lake: { }\n", ""),
        [
            "BlobService lake",
            "PrivateDnsZoneGroup lake-blob",
            "PrivateEndpoint lake-blob",
            "Storage lake",
            "WS-SAI-PE-01 system identity of workspace on private endpoint `lake-blob`",
        ]
    );
}

#[test]
fn without_zones_the_groups_in_them_are_gone() {
    let gone = gone("dns_zones: { create: true }", "dns_zones: by_policy");
    let kinds: BTreeSet<&str> = gone.iter().map(|one| one.split(' ').next().unwrap()).collect();
    assert_eq!(
        kinds,
        BTreeSet::from(["PrivateDnsZone", "PrivateDnsZoneGroup", "VirtualNetworkLink"])
    );
    // blob of two accounts, file, queue, table, vault, registry and workspace; the workspace has two zones, the accounts share one
    assert_eq!(gone.len(), 8 + 8 + 8);
}

const ZONES: &str = "{ resource_group: rg-dns, subscription: 99112233-4455-4677-8899-aabbccddeeff }";

#[test]
fn without_existing_zones_the_groups_in_them_and_what_the_deployer_needs_there_are_gone() {
    let existing = NETWORK.replace("{ create: true }", ZONES);
    let gone = gone_from(&existing, &format!("dns_zones: {ZONES}"), "dns_zones: by_policy");
    let of = |start: &str| gone.iter().filter(|one| one.starts_with(start)).count();
    assert_eq!(of("PrivateDnsZoneGroup "), 8);
    assert_eq!(of("existing PrivateDnsZone "), 8);
    assert_eq!(of("DEP-13 "), 8, "{gone:#?}");
    assert_eq!(gone.len(), 8 + 8 + 8, "{gone:#?}");
}

#[test]
fn without_a_subscription_existing_zones_are_looked_for_in_the_own_one() {
    let existing = NETWORK.replace("{ create: true }", ZONES);
    let own = ", subscription: 99112233-4455-4677-8899-aabbccddeeff";
    assert!(gone_from(&existing, own, "").is_empty());
    let places = |text: &str| {
        let compiled = support::compile("network.yaml", text.as_bytes());
        let model = compiled.model();
        let zones = model
            .resources
            .iter()
            .filter(|one| one.kind == Kind::PrivateDnsZone);
        zones.map(|zone| model.place(zone.id).clone()).collect::<Vec<_>>()
    };
    let elsewhere = |subscription: Option<&str>| Place::Elsewhere {
        subscription: subscription.map(str::to_owned),
        group: "rg-dns".to_owned(),
    };
    let other = elsewhere(Some("99112233-4455-4677-8899-aabbccddeeff"));
    assert_eq!(places(&existing), vec![other; 8]);
    assert_eq!(places(&existing.replace(own, "")), vec![elsewhere(None); 8]);
}

#[test]
fn without_parallel_runs_queues_and_tables_are_not_reached() {
    assert_eq!(
        gone(", { feature: parallel_run_step }", ""),
        [
            "CL-UAI-PRS-01 identity `compute` on storage account `default`",
            "CL-UAI-PRS-02 identity `compute` on storage account `default`",
            "PrivateDnsZone queue",
            "PrivateDnsZone table",
            "PrivateDnsZoneGroup storage-queue",
            "PrivateDnsZoneGroup storage-table",
            "PrivateEndpoint storage-queue",
            "PrivateEndpoint storage-table",
            "VirtualNetworkLink queue",
            "VirtualNetworkLink table",
        ]
    );
}

#[test]
fn without_operators_nobody_joins_computes_to_the_subnet() {
    let gone = gone("persona: compute_operator", "can: [invoke_endpoints]");
    assert!(
        gone.iter()
            .all(|one| one.starts_with("HUM-CO-0") && one.contains("group `operators`")),
        "{gone:?}"
    );
    assert!(
        gone.contains(&"HUM-CO-04 group `operators` on subnet `compute`".to_owned()),
        "{gone:?}"
    );
}

const ELSEWHERE: &str = "/subscriptions/00112233-4455-4677-8899-aabbccddeeff/resourceGroups/rg-net/providers/Microsoft.Network/privateEndpoints";

/// On what a rule gives something, in words.
fn scopes_of(text: &str, rule: &str) -> BTreeSet<String> {
    let compiled = support::compile("network.yaml", text.as_bytes());
    let grants = support::grants(compiled.model());
    let of_rule = grants.filter(|grant| grant.starts_with(&format!("{rule} ")));
    of_rule
        .filter_map(|grant| grant.rsplit_once(" on ").map(|(_, scope)| scope.to_owned()))
        .collect()
}

#[test]
fn the_workspace_sees_the_endpoints_of_blobs_files_and_data_lakes_and_no_others() {
    // queues and tables have endpoints too, and so do the vault, the registry and the workspace
    let lake = NETWORK.replace("lake: { }", "lake: { hierarchical_namespace: true }");
    let seen = |names: &[&str]| -> BTreeSet<String> {
        let scopes = names.iter().map(|name| format!("private endpoint `{name}`"));
        scopes.collect()
    };
    let made = ["storage-blob", "storage-file", "lake-blob", "lake-dfs"];
    assert_eq!(scopes_of(&lake, "WS-SAI-PE-01"), seen(&made));
    let groups = ["blob", "file", "queue", "table", "dfs", "web"];
    let endpoints = groups.map(|group| format!("{group}: {ELSEWHERE}/pe-{group}"));
    let endpoints = endpoints.join(", ");
    let existing = format!("lake: {{ existing: {{ name: stlake }}, private_endpoints: {{ {endpoints} }} }}");
    let existing = NETWORK.replace("lake: { }", &existing);
    let of_others = ["blob", "file", "dfs"];
    let of_others =
        of_others.map(|group| format!("private endpoint `pe-{group}` in resource group `rg-net`"));
    let mut named = seen(&["storage-blob", "storage-file"]);
    named.extend(of_others);
    assert_eq!(scopes_of(&existing, "WS-SAI-PE-01"), named);
}

#[test]
fn who_deploys_joins_each_network_in_which_something_lies_and_no_other() {
    let subnet = |network: &str| {
        format!(
            "subnet: {{ existing: {{ name: snet, virtual_network: {network}, resource_group: rg-net }} }}"
        )
    };
    let let_in = subnet("vnet-let-in").replacen("subnet: ", "", 1);
    let text = format!(
        "version: 1
name: demo
location: westeurope
network:
  mode: private
  virtual_network: {{ existing: {{ name: vnet-nobody, resource_group: rg-net }} }}
  private_endpoints: {{ dns_zones: by_policy, {} }}
storage: {{ default: {{ allowed_subnets: [{let_in}] }} }}
workspace: {{ serverless_compute: {{ {} }} }}
computes:
  cpu: {{ size: Standard_DS3_v2, max_instances: 2, {} }}
  desk: {{ type: computeinstance, size: Standard_DS3_v2, {} }}
principals:
  pipeline: {{ type: service_principal, object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab, persona: deployer }}
",
        subnet("vnet-endpoints"),
        subnet("vnet-serverless"),
        subnet("vnet-cluster"),
        subnet("vnet-desk"),
    );
    let networks = ["endpoints", "serverless", "cluster", "desk"];
    let wanted: BTreeSet<String> = networks
        .iter()
        .map(|name| format!("virtual network `vnet-{name}` in resource group `rg-net`"))
        .collect();
    assert_eq!(scopes_of(&text, "DEP-05"), wanted);
}

/// What computes have to reach, from Microsoft's page on firewalls: protocol, tag and ports.
const OUTBOUND: &str = "\
Tcp AzureActiveDirectory 80,443
Tcp AzureMachineLearning 443,8787,18881
Udp AzureMachineLearning 5831
* BatchNodeManagement.<region> 443
Tcp AzureResourceManager 443
Tcp Storage.<region> 443,445
Tcp AzureFrontDoor.FrontEnd 443
Tcp MicrosoftContainerRegistry 443
Tcp AzureFrontDoor.FirstParty 443
Tcp AzureMonitor 443
Tcp VirtualNetwork 443
Tcp AzureKeyVault.<region> 443
";

/// The rules of the security group of computes, in their order, as lines of [`OUTBOUND`].
fn outbound(model: &Model) -> String {
    let groups: Vec<_> = model
        .made()
        .filter(|made| made.kind == Kind::NetworkSecurityGroup)
        .collect();
    let [group] = groups[..] else {
        panic!("one security group")
    };
    let words = |value: &Expr| -> String {
        match value {
            Expr::Text(text) => text.clone(),
            Expr::RegionOfTags => "<region>".to_owned(),
            Expr::Concat(parts) => parts
                .iter()
                .map(|part| part.as_text().unwrap_or("<region>"))
                .collect(),
            Expr::Array(ports) => {
                let ports: Vec<&str> = ports.iter().filter_map(Expr::as_text).collect();
                ports.join(",")
            }
            other => panic!("{other:?}"),
        }
    };
    let Some(Expr::Array(rules)) = group.properties.get("securityRules") else {
        panic!("no rules")
    };
    let mut lines = String::new();
    for (at, rule) in rules.iter().enumerate() {
        let rule = rule
            .as_object()
            .and_then(|rule| rule.get("properties")?.as_object())
            .unwrap();
        let of = |key: &str| words(rule.get(key).unwrap());
        let beginning = [of("direction"), of("access"), of("sourceAddressPrefix")];
        assert_eq!(beginning, ["Outbound", "Allow", "VirtualNetwork"]);
        let priority = u32::try_from(100 + 10 * at).unwrap();
        assert_eq!(rule.get("priority"), Some(&priority.into()));
        let words = ["protocol", "destinationAddressPrefix", "destinationPortRanges"].map(of);
        lines += &words.join(" ");
        lines.push('\n');
    }
    lines
}

#[test]
fn computes_reach_what_their_cloud_and_their_data_ask_for() {
    for (cloud, region) in [
        ("azure", "westeurope"),
        ("us_government", "usgovvirginia"),
        ("china", "chinanorth3"),
    ] {
        for hbi in [false, true] {
            let place = format!("cloud: {cloud}\nlocation: {region}");
            let hbi_too = format!("hbi_workspace: {hbi}, image_build_compute");
            let text = NETWORK
                .replace("location: westeurope", &place)
                .replace("image_build_compute", &hbi_too);
            let compiled = support::compile("network.yaml", text.as_bytes());
            let wanted: String = OUTBOUND
                .split_inclusive('\n')
                .filter(|line| hbi || !line.contains("AzureKeyVault"))
                .filter(|line| cloud != "china" || !line.contains("FrontEnd"))
                .collect();
            assert_eq!(outbound(compiled.model()), wanted, "{cloud}, hbi {hbi}");
        }
    }
}

#[test]
fn zones_of_the_own_group_ask_for_no_role_of_their_own() {
    let zones = |group: &str| {
        let own = "location: westeurope\nresource_group: rg-demo";
        NETWORK
            .replace("{ create: true }", &format!("{{ resource_group: {group} }}"))
            .replace("location: westeurope", own)
    };
    assert_eq!(scopes_of(&zones("rg-demo"), "DEP-13").len(), 0);
    assert_eq!(scopes_of(&zones("rg-dns"), "DEP-13").len(), 8);
}

#[test]
fn one_public_address_in_a_subnet_opens_it_for_the_service() {
    let nodes =
        |name: &str, more: &str| format!("  {name}: {{ size: Standard_DS3_v2, max_instances: 2{more} }}\n");
    let public = ", node_public_ip: true";
    for (first, second, open) in [(public, "", true), ("", public, true), ("", "", false)] {
        let more = nodes("aaa", first) + &nodes("bbb", second);
        let text = NETWORK.replace("principals:\n", &format!("{more}principals:\n"));
        let compiled = support::compile("network.yaml", text.as_bytes());
        let groups = compiled.model().made();
        let mut groups = groups.filter(|made| made.kind == Kind::NetworkSecurityGroup);
        let rules = groups.next().unwrap().properties.get("securityRules");
        let inbound = format!("{rules:?}").contains("\"Inbound\"");
        assert_eq!(inbound, open, "{first} {second}");
    }
}

/// A property of the resource of a kind of which there is one.
fn property(text: &str, kind: Kind, key: &str) -> Option<Expr> {
    let compiled = support::compile("network.yaml", text.as_bytes());
    let mut found = compiled.model().made().filter(|made| made.kind == kind);
    let first = found.next().unwrap();
    assert!(found.next().is_none(), "{kind:?}");
    match key {
        "sku" => first.sku.get("name").cloned(),
        key => first.properties.get(key).cloned(),
    }
}

#[test]
fn a_registry_is_premium_where_something_closes_it() {
    let head = "version: 1\nname: demo\nlocation: westeurope\n";
    let ranges = "network: { mode: public, allowed_ip_ranges: [203.0.113.0/24] }\n";
    for (more, sku) in [
        ("", "Standard"),
        (ranges, "Standard"),
        ("registry: { public_network_access: disabled }\n", "Premium"),
        ("registry: { allowed_ip_ranges: [203.0.113.0/24] }\n", "Premium"),
    ] {
        let text = format!("{head}{more}");
        assert_eq!(property(&text, Kind::Registry, "sku"), Some(sku.into()), "{more}");
    }
}

#[test]
fn what_exists_gets_no_endpoint_and_all_that_is_made_gets_one() {
    let endpoints = |text: &str| -> BTreeSet<String> {
        let compiled = support::compile("network.yaml", text.as_bytes());
        let made = compiled.model().made();
        made.filter(|made| made.kind == Kind::PrivateEndpoint)
            .map(|made| made.logical.clone())
            .collect()
    };
    let made = endpoints(NETWORK);
    let existing = NETWORK
        .replace("  default: {}\n", "  default: { existing: { name: stown } }\n")
        .replace("  lake: { }\n", "  lake: { existing: { name: stlake } }\n")
        .replace(
            "workspace: {",
            "key_vault: { existing: { name: kv-own } }\nregistry: { existing: { name: crown } }\nworkspace: {",
        );
    let left = endpoints(&existing);
    assert_eq!(left, BTreeSet::from(["workspace-amlworkspace".to_owned()]));
    assert!(made.is_superset(&left) && made.len() == 8, "{made:?}");
}

#[test]
fn endpoints_lie_where_their_network_lies() {
    let of = |file: &str| -> BTreeSet<Option<String>> {
        let text = support::text(file);
        let compiled = support::compile(file, text.as_bytes());
        let made = compiled.model().made();
        let endpoints = made.filter(|made| made.kind == Kind::PrivateEndpoint);
        endpoints
            .map(|made| {
                let location = made.location.as_ref()?;
                location.as_text().map(str::to_owned)
            })
            .collect()
    };
    let elsewhere = of("tests/data/private-endpoints-elsewhere.yaml");
    assert_eq!(elsewhere, BTreeSet::from([Some("northeurope".to_owned())]));
}

#[test]
fn address_ranges_for_all_leave_out_a_registry_that_takes_none() {
    let closed = |sku: &str| {
        let text = format!(
            "version: 1\nname: demo\nlocation: westeurope\nregistry: {{ sku: {sku} }}\nnetwork: {{ allowed_ip_ranges: [203.0.113.0/24] }}\n"
        );
        let compiled = support::compile("b.yaml", text.as_bytes());
        let model = compiled.model();
        let mut registries = model.resources.iter().filter(|one| one.kind == Kind::Registry);
        registries
            .next()
            .unwrap()
            .properties
            .get("networkRuleSet")
            .is_some()
    };
    assert!(closed("Premium"));
    assert!(!closed("Standard") && !closed("Basic"));
}
