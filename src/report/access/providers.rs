//! Resource providers that have to be registered in the subscription.

use std::collections::BTreeSet;

use crate::model::{Kind, Model};
use crate::report::markdown::{self, Markup};

/// Where one of these is used that exists already, the subscription has the provider.
const REGISTERED_WHERE_EXISTING: &[&str] = &[
    "Microsoft.ContainerRegistry",
    "Microsoft.Insights",
    "Microsoft.KeyVault",
    "Microsoft.ManagedIdentity",
    "Microsoft.OperationalInsights",
    "Microsoft.Storage",
];

/// Every subscription has these.
const ALWAYS_REGISTERED: &[&str] = &["Microsoft.Authorization", "Microsoft.Resources"];

/// The two halves of monitoring, of which the service takes one with the other.
const MONITORING: [&str; 2] = ["Microsoft.Insights", "Microsoft.OperationalInsights"];

/// In which the metadata of a workspace lies that is encrypted in the subscription.
const OF_METADATA: [&str; 2] = ["Microsoft.DocumentDB", "Microsoft.Search"];

/// What the service uses on a Kubernetes cluster, by the kind of the cluster.
const OF_CLUSTERS: &[(Kind, &[&str])] = &[
    (
        Kind::ManagedCluster,
        &["Microsoft.ContainerService", "Microsoft.KubernetesConfiguration"],
    ),
    (
        Kind::ConnectedCluster,
        &[
            "Microsoft.ContainerService",
            "Microsoft.Kubernetes",
            "Microsoft.KubernetesConfiguration",
            "Microsoft.Relay",
        ],
    ),
];

/// The namespaces that a build uses, in order.
fn namespaces(model: &Model) -> BTreeSet<&'static str> {
    // What a principal or a further grant names has nothing to do with the service.
    let named = model
        .resources
        .iter()
        .filter(|resource| resource.kind != Kind::Workload);
    let mut found: BTreeSet<&str> = BTreeSet::from(["Microsoft.MachineLearningServices"]);
    for resource in named {
        let provider = resource.facts.resource_type.provider();
        if !(resource.existing && REGISTERED_WHERE_EXISTING.contains(&provider)) {
            found.insert(provider);
        }
        let of_cluster = OF_CLUSTERS.iter().find(|(kind, _)| *kind == resource.kind);
        found.extend(of_cluster.into_iter().flat_map(|(_, used)| used.iter().copied()));
    }
    if model.workspace.customer_key.is_some_and(|key| !key.service_side) {
        found.extend(OF_METADATA);
    }
    if MONITORING.iter().any(|half| found.contains(half)) {
        found.extend(MONITORING);
    }
    found.retain(|provider| !ALWAYS_REGISTERED.contains(provider));
    found
}

/// A command for each of them.
pub(super) fn commands(model: &Model) -> Markup {
    let commands: Vec<String> = namespaces(model)
        .into_iter()
        .map(|namespace| format!("az provider register --namespace {namespace}"))
        .collect();
    markdown::block(&commands.join("\n"))
}
