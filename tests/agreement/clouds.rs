//! A private network in each cloud: zones, tags and versions, by figures that are written here and not taken from the catalog.

use std::collections::{BTreeMap, BTreeSet};

use amlgen::model::TargetName;

use super::Made;
use crate::support;

/// A cloud with its region, its suffix of storage hosts and the zones that do not end in it.
struct Figures {
    cloud: &'static str,
    region: &'static str,
    storage: &'static str,
    zones: [&'static str; 4],
    /// Versions of networks, and of zones with their links.
    versions: [&'static str; 2],
}

const CLOUDS: [Figures; 3] = [
    Figures {
        cloud: "azure",
        region: "francecentral",
        storage: "core.windows.net",
        zones: [
            "privatelink.api.azureml.ms",
            "privatelink.notebooks.azure.net",
            "privatelink.azurecr.io",
            "privatelink.vaultcore.azure.net",
        ],
        versions: ["2025-09-01", "2024-06-01"],
    },
    Figures {
        cloud: "china",
        region: "chinanorth3",
        storage: "core.chinacloudapi.cn",
        zones: [
            "privatelink.api.ml.azure.cn",
            "privatelink.notebooks.chinacloudapi.cn",
            "privatelink.azurecr.cn",
            "privatelink.vaultcore.azure.cn",
        ],
        versions: ["2025-01-01", "2024-06-01"],
    },
    Figures {
        cloud: "us_government",
        region: "usgovvirginia",
        storage: "core.usgovcloudapi.net",
        zones: [
            "privatelink.api.ml.azure.us",
            "privatelink.notebooks.usgovcloudapi.net",
            "privatelink.azurecr.us",
            "privatelink.vaultcore.usgovcloudapi.net",
        ],
        versions: ["2025-01-01", "2024-06-01"],
    },
];

/// The files of each target of a private network.
fn built(cloud: &str, region: &str) -> BTreeMap<TargetName, BTreeMap<String, String>> {
    let text = format!(
        "version: 1\nname: demo\ncloud: {cloud}\nlocation: {region}\nnetwork:\n  mode: private\n  virtual_network: {{ \
         address_space: 10.50.0.0/24 }}\n  private_endpoints: {{ dns_zones: {{ create: true }} }}\nstorage:\n  default: {{}}\n  \
         lake: {{ hierarchical_namespace: true }}\nworkspace: {{ image_build_compute: cpu, hbi_workspace: true }}\ncomputes:\n  \
         cpu: {{ size: Standard_DS3_v2, max_instances: 2, uses: [{{ storage: lake }}, {{ feature: parallel_run_step }}] }}\n"
    );
    let compiled = support::compile(cloud, text.as_bytes());
    let outputs = amlgen::emit::TARGETS.iter().map(|target| {
        let set = target.emit(compiled.model()).unwrap();
        let files = set.files.into_iter().map(|file| (file.path, file.text));
        (target.name(), files.collect())
    });
    outputs.collect()
}

#[test]
fn each_cloud_has_its_own_zones_tags_and_versions() {
    for figures in CLOUDS {
        let parts = ["blob", "file", "queue", "table", "dfs"];
        let of_storage = parts.map(|part| format!("privatelink.{part}.{}", figures.storage));
        let wanted: BTreeSet<String> = figures
            .zones
            .map(str::to_owned)
            .into_iter()
            .chain(of_storage)
            .collect();
        for (target, files) in built(figures.cloud, figures.region) {
            let what = format!("{}, {target:?}", figures.cloud);
            let made = Made::read(target, &files);
            let resources = made.declared.values().filter_map(|one| one.resource.as_ref());
            let zones = resources.filter(|(kind, _)| kind == "Microsoft.Network/privateDnsZones");
            let zones = zones.map(|(_, id)| id.rsplit('/').next().unwrap());
            // ARM and Bicep ask the cloud for its suffix
            let zones: BTreeSet<String> = zones
                .map(|zone| zone.replace("environment()", figures.storage))
                .collect();
            assert_eq!(zones, wanted, "{what}");

            let text: String = files.into_values().collect();
            let front = text.matches("AzureFrontDoor.FrontEnd").count();
            assert_eq!(front == 0, figures.cloud == "china", "{what}: {front}");
            assert!(text.contains("AzureFrontDoor.FirstParty"), "{what}");
            assert!(text.contains(figures.region), "{what}");
            if target != TargetName::Terraform {
                assert_eq!(versions(&text), figures.versions.map(str::to_owned), "{what}");
            }
        }
    }
}

/// The versions of networks, and of zones with their links.
fn versions(text: &str) -> [String; 2] {
    let mut found = [BTreeSet::new(), BTreeSet::new()];
    for part in text.split("'Microsoft.Network/").skip(1) {
        if let Some((kind, rest)) = part.split_once('@') {
            let version = rest.split('\'').next().unwrap();
            if kind
                .chars()
                .all(|letter| letter.is_ascii_alphabetic() || letter == '/')
            {
                found[usize::from(kind.starts_with("privateDnsZones"))].insert(version.to_owned());
            }
        }
    }
    for part in text.split("\"type\": \"Microsoft.Network/").skip(1) {
        let version = part.split("\"apiVersion\": \"").nth(1).unwrap();
        let version = version.split('"').next().unwrap();
        found[usize::from(part.starts_with("privateDnsZones"))].insert(version.to_owned());
    }
    found.map(|versions| {
        assert_eq!(versions.len(), 1, "{versions:?}");
        versions.into_iter().next().unwrap()
    })
}

/// Regions that service tags spell otherwise.
const SPELLED: [(&str, &str); 10] = [
    ("brazilsoutheast", "brazilse"),
    ("chilecentral", "chilec"),
    ("francecentral", "centralfrance"),
    ("francesouth", "southfrance"),
    ("germanynorth", "germanyn"),
    ("germanywestcentral", "germanywc"),
    ("norwayeast", "norwaye"),
    ("norwaywest", "norwayw"),
    ("switzerlandnorth", "switzerlandn"),
    ("switzerlandwest", "switzerlandw"),
];

/// The region is a parameter, so each template spells it for itself, however it is written; the region that the blueprint names decides
/// nothing.
#[test]
fn regional_tags_are_spelled_by_the_template() {
    let known = |target| -> (_, _, &[&str], _) {
        match target {
            TargetName::Arm => (
                "main.json",
                "\"serviceTagRegions\": {",
                &[
                    "\"region\": \"[toLower(replace(parameters('location'), ' ', ''))]\"",
                    "\"serviceTagRegion\": \"[coalesce(tryGet(variables('serviceTagRegions'), variables('region')), \
                 variables('region'))]\"",
                ],
                "[format('{tag}.{0}', variables('serviceTagRegion'))]",
            ),
            TargetName::Bicep => (
                "main.bicep",
                "var serviceTagRegions = {",
                &[
                    "var region = toLower(replace(location, ' ', ''))",
                    "var serviceTagRegion = serviceTagRegions[?region] ?? region",
                ],
                "'{tag}.${serviceTagRegion}'",
            ),
            TargetName::Terraform => (
                "locals.tf",
                "service_tag_region = lookup(\n    {",
                &[
                    "region = lower(replace(var.location, \" \", \"\"))",
                    "    },\n    local.region,\n    local.region\n  )",
                ],
                "\"{tag}.${local.service_tag_region}\"",
            ),
        }
    };
    let wanted: BTreeMap<String, String> = SPELLED
        .map(|(region, tag)| (region.to_owned(), tag.to_owned()))
        .into();
    for region in ["francecentral", "westeurope"] {
        for (target, files) in built("azure", region) {
            let (file, start, expressions, use_of_it) = known(target);
            let text = &files[file];
            let map = text.split(start).nth(1).unwrap().split('}').next().unwrap();
            let entries = map.lines().filter_map(|line| line.split_once([':', '=']));
            let plain = |word: &str| word.trim_matches([' ', '"', '\'', ',']).to_owned();
            let map: BTreeMap<String, String> =
                entries.map(|(region, tag)| (plain(region), plain(tag))).collect();
            assert_eq!(map, wanted, "{target:?}");
            for expression in expressions {
                assert!(text.contains(expression), "{target:?}: {text}");
            }
            let all: String = files.into_values().collect();
            for tag in ["BatchNodeManagement", "Storage", "AzureKeyVault"] {
                assert!(
                    all.contains(&use_of_it.replace("{tag}", tag)),
                    "{target:?}: {tag}"
                );
            }
            assert!(!all.contains(&format!("Storage.{region}")), "{target:?}");
        }
    }
}
