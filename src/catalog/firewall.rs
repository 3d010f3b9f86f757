//! Hosts that a firewall in front of computes has to let out, where it filters names and not service tags.
//!
//! In a host `<storage>` stands for the name of the workspace's account, `<registry>` for that of its registry and `<region>` for the
//! workspace's region. Sources: [`FW`], [`DNS`], [`ENV`]; of the other clouds as far as those name them.

use crate::catalog::clouds;
#[cfg(doc)]
use crate::catalog::sources::{DNS, ENV, FW};
use crate::model::fact::Cloud;

/// A host, its ports and what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host {
    /// The name; a `*` stands for any label.
    pub name: String,
    /// Ports and, where it is not TCP, the protocol.
    pub ports: &'static str,
    /// What is behind it.
    pub purpose: &'static str,
}

/// What several hosts of a cloud are for, with their ports.
type Entry = (&'static str, &'static str, &'static [&'static str]);

const SIGN_IN: &str = "sign-in";
const RESOURCES: &str = "Azure Resource Manager";
const STUDIO: &str = "studio and workspace";
const COMPUTES: &str = "computes";
const DIRECTORY: &str = "Microsoft Graph";
const IMAGES: &str = "Microsoft's images";
const MONITORING: &str = "monitoring";

const AZURE: &[Entry] = &[
    (SIGN_IN, "80, 443", &["login.microsoftonline.com"]),
    (RESOURCES, "443", &["management.azure.com"]),
    (
        STUDIO,
        "443",
        &[
            "ml.azure.com",
            "*.azureml.ms",
            "*.azureml.net",
            "*.notebooks.azure.net",
            "*.aznbcontent.net",
        ],
    ),
    (DIRECTORY, "443", &["graph.microsoft.com", "graph.windows.net"]),
    (COMPUTES, "443, 8787, 18881", &["*.instances.azureml.ms"]),
    (COMPUTES, "5831 (UDP)", &["<region>.tundra.azureml.ms"]),
    (
        COMPUTES,
        "443",
        &["*.<region>.batch.azure.com", "*.<region>.service.batch.azure.com"],
    ),
    (IMAGES, "443", &["mcr.microsoft.com", "*.data.mcr.microsoft.com"]),
    (
        MONITORING,
        "443",
        &[
            "dc.applicationinsights.azure.com",
            "dc.applicationinsights.microsoft.com",
            "dc.services.visualstudio.com",
            "*.in.applicationinsights.azure.com",
        ],
    ),
];

/// What Kubernetes computes reach beside all that. Only the public cloud has such computes.
const KUBERNETES: &[Entry] = &[
    (
        "Kubernetes",
        "443",
        &[
            "<registry>.azurecr.io",
            "<registry>.<region>.data.azurecr.io",
            "*.kusto.windows.net",
        ],
    ),
    (
        "training on Kubernetes",
        "80",
        &["archive.ubuntu.com", "security.ubuntu.com", "ppa.launchpad.net"],
    ),
];

const CHINA: &[Entry] = &[
    (SIGN_IN, "80, 443", &["login.chinacloudapi.cn"]),
    (RESOURCES, "443", &["management.chinacloudapi.cn"]),
    (
        STUDIO,
        "443",
        &[
            "studio.ml.azure.cn",
            "*.api.ml.azure.cn",
            "*.notebooks.chinacloudapi.cn",
            "*.aznbcontent.net",
        ],
    ),
    (DIRECTORY, "443", &["microsoftgraph.chinacloudapi.cn"]),
    (COMPUTES, "443, 8787, 18881", &["*.instances.ml.azure.ms"]),
    (IMAGES, "443", &["mcr.microsoft.com", "*.data.mcr.microsoft.com"]),
];

const US_GOVERNMENT: &[Entry] = &[
    (SIGN_IN, "80, 443", &["login.microsoftonline.us"]),
    (RESOURCES, "443", &["management.usgovcloudapi.net"]),
    (
        STUDIO,
        "443",
        &[
            "ml.azure.us",
            "*.api.ml.azure.us",
            "usgovarizona.api.ml.azure.us",
            "usgovvirginia.api.ml.azure.us",
            "*.notebooks.usgovcloudapi.net",
            "*.aznbcontent.net",
        ],
    ),
    (DIRECTORY, "443", &["graph.microsoft.us", "graph.windows.net"]),
    (COMPUTES, "443, 8787, 18881", &["*.instances.ml.azure.us"]),
    (IMAGES, "443", &["mcr.microsoft.com", "*.data.mcr.microsoft.com"]),
];

/// Storage of the workspace and of the service; below the suffix of the cloud.
const STORAGE: &[(&str, &str)] = &[
    ("<storage>.blob", "443"),
    ("<storage>.dfs", "443"),
    ("<storage>.file", "443, 445"),
    ("*.blob", "443"),
    ("*.queue", "443"),
    ("*.table", "443"),
];

/// Which hosts have to be let out in a cloud.
#[must_use]
pub fn hosts(cloud: Cloud) -> Vec<Host> {
    let entries = match cloud {
        Cloud::Azure => AZURE,
        Cloud::China => CHINA,
        Cloud::UsGovernment => US_GOVERNMENT,
    };
    let suffix = clouds::facts(cloud).storage_suffix;
    let storage = STORAGE.iter().map(|(part, ports)| Host {
        name: format!("{part}.{suffix}"),
        ports,
        purpose: "storage",
    });
    named(entries).chain(storage).collect()
}

/// Which hosts have to be let out of the network of a Kubernetes cluster beside those.
#[must_use]
pub fn hosts_of_kubernetes() -> Vec<Host> {
    named(KUBERNETES).collect()
}

fn named(entries: &'static [Entry]) -> impl Iterator<Item = Host> {
    entries.iter().flat_map(|(purpose, ports, names)| {
        names.iter().map(|name| Host {
            name: (*name).to_owned(),
            ports,
            purpose,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cloud_has_its_own_hosts() {
        for cloud in Cloud::ALL {
            let hosts = hosts(*cloud);
            let names: std::collections::BTreeSet<_> = hosts.iter().map(|host| &host.name).collect();
            assert_eq!(names.len(), hosts.len());
            assert!(
                hosts
                    .iter()
                    .all(|host| !host.name.contains('/') && !host.ports.is_empty())
            );
        }
        let has = |cloud, name: &str| hosts(cloud).iter().any(|host| host.name == name);
        assert!(has(Cloud::Azure, "*.queue.core.windows.net"));
        assert!(has(Cloud::China, "<storage>.file.core.chinacloudapi.cn"));
        assert!(has(Cloud::UsGovernment, "login.microsoftonline.us"));
        assert!(!has(Cloud::China, "login.microsoftonline.com"));
    }
}
