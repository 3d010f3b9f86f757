//! What `access.md` says of networks: only what there is, by the names that Azure has.

use amlgen::report::access;

use crate::reports::{rows, section};
use crate::support;

const HEAD: &str = "version: 1\nname: demo\nlocation: westeurope\n";

fn page(more: &str) -> String {
    let text = format!("{HEAD}{more}");
    let compiled = support::compile("demo.yaml", text.as_bytes());
    assert!(!compiled.diags.has_errors(), "{}", compiled.findings());
    access::render(compiled.model()).unwrap()
}

fn network(more: &str) -> String {
    section(&page(more), "## Network")
}

/// Endpoints and computes in two networks of another group, with zones of a third one.
const EXISTING: &str = "
subscription: 00112233-4455-4677-8899-aabbccddeeff
resource_group: rg(demo)
network:
  mode: private
  virtual_network: { existing: { name: vnet-computes, resource_group: rg-network } }
  subnets: { computes: { existing: { name: snet-computes } } }
  compute_subnet: computes
  private_endpoints:
    subnet: { existing: { name: snet-endpoints, virtual_network: vnet-endpoints, resource_group: rg-network } }
    dns_zones: { resource_group: rg-dns }
computes: { cpu: { size: Standard_DS3_v2, max_instances: 2 } }
";

const CREATED: &str = "
network:
  mode: private
  virtual_network: { address_space: 10.0.0.0/24 }
  private_endpoints: { dns_zones: { create: true } }
computes: { cpu: { size: Standard_DS3_v2, max_instances: 2 } }
";

#[test]
fn a_platform_without_a_network_has_no_section_on_it() {
    let page = page("");
    assert!(!page.contains("## Network\n"), "{page}");
    assert!(!page.contains("a private endpoint leaves"), "{page}");
}

#[test]
fn private_endpoints_are_shown_with_their_subnet_and_their_zones() {
    let section = network(CREATED);
    let rows = rows(&section);
    let wanted = [
        "`pep-demo-workspace-amlworkspace`",
        "`amlworkspace` of workspace",
        "`snet-demo-endpoints` of `vnet-demo`",
        "`privatelink.api.azureml.ms`, `privatelink.notebooks.azure.net`",
    ];
    assert!(rows.iter().any(|row| *row == wanted), "{rows:#?}");
    assert!(section.contains("The zones are made") && !section.contains("Look at zone"));
    assert!(section.contains("| workspace | nobody |"), "{section}");
    assert!(section.contains(
        "Still public: Log Analytics workspace, Application Insights, and Azure Resource Manager."
    ));
    assert!(
        !section.contains("firewall in the way out"),
        "a NAT gateway filters nothing"
    );
    assert!(!section.contains("Batch endpoints"));
}

#[test]
fn what_is_not_sure_about_a_zone_is_said_in_its_cloud_alone() {
    let text = format!("{HEAD}cloud: us_government{CREATED}").replace("westeurope", "usgovvirginia");
    let compiled = support::compile("demo.yaml", text.as_bytes());
    let section = section(&access::render(compiled.model()).unwrap(), "## Network");
    assert!(
        section.contains("Look at zone `privatelink.azurecr.us` before it is used: the table of 2023"),
        "{section}"
    );
}

#[test]
fn zones_of_a_policy_are_left_to_it() {
    let section = network(&CREATED.replace("{ create: true }", "by_policy"));
    assert!(section.contains("Nothing registers these names"), "{section}");
    assert!(!section.contains("The zones") && !section.contains("private-dns"));
}

#[test]
fn what_cannot_be_seen_of_existing_networks_is_asked_with_real_ids() {
    let section = network(EXISTING);
    let subnet = "/subscriptions/00112233-4455-4677-8899-aabbccddeeff/resourceGroups/rg-network/providers/Microsoft.Network/\
                  virtualNetworks/vnet-computes/subnets/snet-computes";
    for part in [
        "exist in resource group `rg-dns`",
        &format!("az network vnet subnet show --ids {subnet} "),
        "peering list --resource-group rg-network --vnet-name vnet-computes ",
        "`vnet-endpoints` and `Connected`",
        "private-dns link vnet list --resource-group rg-dns --zone-name ZONE ",
        "private-endpoint list --resource-group 'rg(demo)' ",
        "A firewall in the way out of computes",
        "`*.westeurope.batch.azure.com`",
        ".file.core.windows.net`",
    ] {
        assert!(section.contains(part), "no {part} in\n{section}");
    }
    assert!(
        !section.contains("<storage>") && !section.contains("<region>"),
        "{section}"
    );
    assert!(!section.contains("44224"), "nodes have no public addresses");
    let public = EXISTING.replace("max_instances: 2", "max_instances: 2, node_public_ip: true");
    assert!(network(&public).contains("TCP 44224"));
}

#[test]
fn a_network_that_is_not_another_one_needs_no_peering() {
    let same = EXISTING.replace(
        "virtual_network: vnet-endpoints",
        "virtual_network: vnet-computes",
    );
    let section = network(&same);
    assert!(!section.contains("peering"), "{section}");
}

#[test]
fn firewalls_say_whom_they_let_in() {
    let text = "
network: { allowed_ip_ranges: [203.0.113.0/24] }
storage:
  raw:
    allowed_ip_ranges: []
    allowed_subnets: [{ existing: { name: snet-builds, virtual_network: vnet-builds, resource_group: rg-network } }]
  shut: { public_network_access: disabled }
";
    let section = network(text);
    for line in [
        "| key vault | `203.0.113.0/24` |",
        "| container registry | everybody |",
        "| storage account `default` | `203.0.113.0/24` |",
        "| storage account `raw` | subnet `snet-builds` of `vnet-builds` |",
        "| storage account `shut` | nobody |",
        "| workspace | everybody |",
        "az ml workspace network-rule add --resource-group GROUP --workspace-name mlw-demo --ip-address 203.0.113.0/24",
        "| the service endpoints of subnet `snet-builds` of `vnet-builds` |",
        "V-NET-17",
    ] {
        assert!(section.contains(line), "no {line} in\n{section}");
    }
    assert!(!section.contains("Still public"), "everything is");
    let closed = network(&format!(
        "{text}workspace: {{ public_network_access: disabled }}\n"
    ));
    assert!(!closed.contains("network-rule add") && closed.contains("has no public access here"));
}

#[test]
fn what_becomes_of_endpoints_that_leave_is_said() {
    assert!(page(CREATED).contains("| a private endpoint leaves the blueprint |"));
}

#[test]
fn a_firewall_lets_out_what_kubernetes_reaches_where_the_workspace_is_private() {
    let kubernetes = CREATED.replace(
        "{ cpu: { size: Standard_DS3_v2, max_instances: 2 } }",
        "{ aks: { type: kubernetes, cluster: { existing: { name: aks-demo } }, namespace: ml, identity: jobs } }",
    );
    let more = "identities: { jobs: {} }\nregistry: { name: crdemo }\n";
    let section = network(&format!("{more}{kubernetes}"));
    for part in [
        "| Kubernetes | 443 | `crdemo.azurecr.io`, `crdemo.westeurope.data.azurecr.io`, `*.kusto.windows.net` |",
        "| training on Kubernetes | 80 | `archive.ubuntu.com`, `security.ubuntu.com`, `ppa.launchpad.net` |",
        "`login.microsoftonline.com`",
    ] {
        assert!(section.contains(part), "no {part} in\n{section}");
    }
    assert!(!network(EXISTING).contains("Kubernetes"));
    let public = kubernetes
        .lines()
        .filter(|line| line.starts_with("computes"))
        .collect::<String>();
    assert!(!page(&format!("{more}{public}\n")).contains("archive.ubuntu.com"));
}

/// V-ACR-04, of workspaces in which no cluster could build images.
#[test]
fn a_hub_or_project_whose_stores_are_closed_is_told_that_no_images_are_built() {
    const NOTE: &str = "(V-ACR-04)";
    let hub = "workspace: { kind: hub }\n";
    let closed = "storage: { default: { public_network_access: disabled } }\n";
    assert!(page(&format!("{hub}{closed}")).contains(NOTE));
    assert!(
        page(&format!(
            "{hub}registry: {{ sku: Premium, allowed_ip_ranges: [20.30.40.50] }}\n"
        ))
        .contains(NOTE)
    );
    assert!(!page(hub).contains(NOTE));
    assert!(!page(closed).contains(NOTE), "an ordinary workspace is warned");
    let project =
        "workspace: { kind: project, hub: { existing: { name: hub-demo } }, identity: system_assigned }
storage: { default: { existing: { name: sthub }ENDPOINTS } }\n";
    assert!(!page(&project.replace("ENDPOINTS", "")).contains(NOTE));
    let endpoints = ", private_endpoints: { blob: /subscriptions/00112233-4455-4677-8899-aabbccddeeff/resourceGroups/rg-demo/providers/\
                     Microsoft.Network/privateEndpoints/pep-blob }";
    let own = "subscription: 00112233-4455-4677-8899-aabbccddeeff\nresource_group: rg-demo\n";
    assert!(page(&format!("{own}{}", project.replace("ENDPOINTS", endpoints))).contains(NOTE));
}

/// V-NET-19, of storage that is closed in whatever way.
#[test]
fn a_user_assigned_workspace_is_told_to_look_whether_closed_storage_lets_it_in() {
    const NOTE: &str = "(V-NET-19)";
    assert!(page(CREATED).contains(NOTE));
    let lists = "storage: { default: { allowed_ip_ranges: [203.0.113.0/24] } }\n";
    assert!(page(lists).contains(NOTE));
    assert!(!page(&format!("{lists}workspace: {{ identity: system_assigned }}\n")).contains(NOTE));
    assert!(!page("key_vault: { allowed_ip_ranges: [203.0.113.0/24] }\n").contains(NOTE));
}
