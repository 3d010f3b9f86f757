//! Kubernetes computes: attached clusters that exist already.

use super::compute::{default_store, written_uses};
use super::context::Context;
use super::identity::Identities;
use super::reference::{both_written, required};
use super::top::cloud_word;
use super::{External, Item, ResolvedUse};
use crate::arena::{Handle, Keyed};
use crate::blueprint::OrParam;
use crate::blueprint::{
    Compute, ComputeType, DefaultStore, Existing, InstanceType, KubernetesCluster, shape::WordOr,
};
use crate::catalog::{clouds, types, uses::Consumer};
use crate::diag::{Code, Diagnostic, article::an};
use crate::model::{CloudGap, Kind};
use crate::source::{Span, Spanned};

/// A Kubernetes compute.
#[derive(Debug, Clone)]
pub struct KubernetesCompute {
    /// Name, place and tags.
    pub item: Item,
    /// What it is for.
    pub description: Option<OrParam<String>>,
    /// The cluster.
    pub cluster: Handle<External>,
    /// Whether the cluster stands behind Azure Arc.
    pub behind_arc: bool,
    /// The relay of an Arc-enabled cluster.
    pub relay: Option<Handle<External>>,
    /// Where Trusted Access is said to be on.
    pub trusted_access: Option<Span>,
    /// The namespace of the workloads.
    pub namespace: Spanned<String>,
    /// Where the extension is asked for.
    pub extension: Option<Span>,
    /// Instance types by name.
    pub instance_types: Vec<(String, InstanceTypePairs)>,
    /// Where the nodes are asked to pull images by themselves.
    pub kubelet_pull: Option<Span>,
    /// Its identity.
    pub identity: Identities,
    /// What it does.
    pub uses: Vec<ResolvedUse>,
    /// What its identity may do on the workspace's own stores.
    pub default_store: Spanned<DefaultStore>,
}

/// By its logical name.
impl Keyed for KubernetesCompute {
    type Key = String;

    fn key(&self) -> String {
        self.item.logical.clone()
    }
}

/// An instance type: pairs of text.
#[derive(Debug, Clone, Default)]
pub struct InstanceTypePairs {
    /// Labels of nodes.
    pub node_selector: Vec<(String, String)>,
    /// What is reserved.
    pub requests: Vec<(String, String)>,
    /// What is allowed at most.
    pub limits: Vec<(String, String)>,
}

impl Context<'_> {
    pub(super) fn kubernetes(&mut self, key: &Spanned<String>, entry: &Compute) -> Option<KubernetesCompute> {
        self.refuse_other_keys(key, entry, ComputeType::Kubernetes);
        if let (true, Some(kind)) = (clouds::lacks(self.cloud, CloudGap::Kubernetes), &entry.kind) {
            self.diags.push(
                Diagnostic::error(
                    Code::NOT_IN_CLOUD,
                    kind.span,
                    format!("cloud `{}` has no Kubernetes compute", cloud_word(self.cloud)),
                )
                .cause("the parity table of Azure Machine Learning lists it as not available there")
                .help("write `type: amlcompute` with a `size`"),
            );
        }
        let uses = self.uses(written_uses(entry), Consumer::Kubernetes);
        let identity = self.compute_identity(key, entry, "Kubernetes compute");
        let cluster = self.kubernetes_cluster(key, entry);
        let namespace = required(
            ("Kubernetes compute", key),
            entry.namespace.as_ref(),
            "namespace",
            "namespace: ml",
            self.diags,
        );
        let (identity, (cluster, behind_arc), namespace) = (identity?, cluster?, namespace?.clone());
        self.only_one_identity(key, &identity);
        let uses = self.carried_only(uses, &identity, "Kubernetes compute");
        let fits = self.label_of_kubernetes(&namespace, "namespace");
        for name in entry.instance_types.keys() {
            self.label_of_kubernetes(name, "instance type");
        }
        if fits {
            self.diags.push(
                Diagnostic::warning(
                    Code::NAMESPACE,
                    namespace.span,
                    format!(
                        "namespace `{}` has to be there before the cluster is attached",
                        namespace.value
                    ),
                )
                .cause("attaching neither makes it nor checks it")
                .help(format!(
                    "run `kubectl create namespace {}` first",
                    namespace.value
                )),
            );
        }
        let facts = entry.cluster.as_ref().map(|cluster| &cluster.value);
        let relay = facts.and_then(|facts| facts.relay.as_ref()).and_then(|relay| {
            let (place, name) = self.existing(
                &relay.value.existing,
                "a relay namespace",
                &types::RELAY_NAMESPACES,
            )?;
            Some(self.external(Kind::Relay, place, &name))
        });
        if let Some(facts) = facts {
            self.cluster_facts(facts);
        }
        let on = |value: Option<&Spanned<bool>>| value.filter(|on| on.value).map(|on| on.span);
        let kubelet_pull = on(entry.kubelet_pull.as_ref());
        let trusted_access = on(facts.and_then(|facts| facts.trusted_access.as_ref()));
        let of_aks_alone = [
            (
                kubelet_pull,
                "kubelet_pull",
                "the nodes of an Arc-enabled cluster have no identity of Azure that could pull",
            ),
            (
                trusted_access,
                "trusted_access",
                "an Arc-enabled cluster has no trusted access, which is a feature of AKS",
            ),
        ];
        for (span, key, message) in of_aks_alone {
            if let Some(span) = span.filter(|_| behind_arc) {
                let finding = Diagnostic::error(Code::CONTRADICTION, span, message);
                self.diags.push(finding.help(format!("remove `{key}`")));
            }
        }
        Some(KubernetesCompute {
            item: Item::of(key, entry.name.as_ref(), &entry.tags, self.diags),
            description: entry.description.as_ref().map(|text| text.value.clone()),
            cluster,
            behind_arc,
            relay,
            trusted_access,
            namespace,
            extension: on(entry.extension.as_ref().map(|extension| &extension.value.create)),
            instance_types: entry
                .instance_types
                .iter()
                .map(|(name, entry)| (name.value.clone(), pairs(&entry.value)))
                .collect(),
            kubelet_pull,
            default_store: default_store(key, entry, &uses),
            identity,
            uses,
        })
    }

    /// The cluster as an external resource, and whether it stands behind Azure Arc.
    fn kubernetes_cluster(
        &mut self,
        key: &Spanned<String>,
        entry: &Compute,
    ) -> Option<(Handle<External>, bool)> {
        if let (Some(one), Some(two)) = (&entry.cluster, &entry.resource_id) {
            self.diags
                .push(both_written(("cluster", one.span), ("resource_id", two.span)));
        }
        let written: Spanned<Existing> = match (&entry.cluster, &entry.resource_id) {
            (Some(cluster), _) => cluster.value.existing.clone(),
            (None, Some(id)) => Spanned::new(WordOr::Word(id.clone()), id.span),
            (None, None) => {
                self.diags.push(
                    Diagnostic::error(
                        Code::MISSING_KEY,
                        key.span,
                        format!(
                            "Kubernetes compute `{}` does not say which cluster it is",
                            key.value
                        ),
                    )
                    .help("add `cluster: { existing: { name: <AKS cluster> } }`, or `resource_id`"),
                );
                return None;
            }
        };
        let (resource_type, place, name) = self.existing_of(
            &written,
            "a Kubernetes cluster",
            &[&types::MANAGED_CLUSTERS, &types::CONNECTED_CLUSTERS],
        )?;
        let behind_arc = resource_type == &types::CONNECTED_CLUSTERS;
        let kind = if behind_arc {
            Kind::ConnectedCluster
        } else {
            Kind::ManagedCluster
        };
        Some((self.external(kind, place, &name), behind_arc))
    }

    /// Whether a name is one as Kubernetes has them; if not, that is a finding.
    fn label_of_kubernetes(&mut self, name: &Spanned<String>, noun: &str) -> bool {
        let text = &name.value;
        let fits = (1..=63).contains(&text.len())
            && !text.starts_with('-')
            && !text.ends_with('-')
            && text
                .bytes()
                .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-');
        if !fits {
            self.diags.push(
                Diagnostic::error(
                    Code::RESOURCE_NAME,
                    name.span,
                    format!("`{text}` can't be the name of {}", an(noun)),
                )
                .cause("Kubernetes wants 1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends")
                .help("write another name"),
            );
        }
        fits
    }

    fn only_one_identity(&mut self, key: &Spanned<String>, identity: &Identities) {
        let second = identity
            .user_assigned
            .get(1)
            .map(|second| second.span)
            .or_else(|| {
                identity
                    .system_assigned
                    .filter(|_| !identity.user_assigned.is_empty())
            });
        if let Some(span) = second {
            self.diags.push(
                Diagnostic::error(
                    Code::KUBERNETES_IDENTITIES,
                    span,
                    format!("Kubernetes compute `{}` has more than one identity", key.value),
                )
                .cause("further identities are silently ignored when the cluster is attached")
                .help("name one declared identity, or write `system_assigned`"),
            );
        }
    }

    /// What the author says of a cluster that cannot be seen at build.
    fn cluster_facts(&mut self, facts: &KubernetesCluster) {
        if let Some(Spanned { value: true, span }) = facts.service_principal {
            self.diags.push(
                Diagnostic::error(
                    Code::AKS_SERVICE_PRINCIPAL,
                    span,
                    "an AKS cluster that runs as a service principal can't be attached",
                )
                .cause("the machine learning extension supports clusters with a managed identity only")
                .help("move the cluster to a managed identity: `az aks update --enable-managed-identity`"),
            );
        }
        if let Some(Spanned { value: false, span }) = facts.local_accounts {
            self.diags.push(
                Diagnostic::error(
                    Code::AKS_LOCAL_ACCOUNTS,
                    span,
                    "an AKS cluster without local accounts can't be attached",
                )
                .cause("the machine learning extension does not support it")
                .help("switch them on, `az aks update --enable-local-accounts`, or use another cluster"),
            );
        }
        for (flag, what, help) in [
            (
                &facts.authorized_ip_ranges,
                "authorized address ranges have to let the service's own in",
                "add the ranges that Azure Machine Learning calls the API server from",
            ),
            (
                &facts.pod_identity,
                "the machine learning extension does not work with Entra pod identity",
                "remove pod identity from the cluster before it is attached",
            ),
        ] {
            if let Some(Spanned { value: true, span }) = flag {
                self.diags
                    .push(Diagnostic::warning(Code::AKS_RESTRICTIONS, *span, what).help(help));
            }
        }
    }
}

fn pairs(entry: &InstanceType) -> InstanceTypePairs {
    let of = |tags: &crate::blueprint::Texts| {
        tags.iter()
            .map(|(key, value)| (key.value.clone(), value.value.clone()))
            .collect()
    };
    InstanceTypePairs {
        node_selector: of(&entry.node_selector),
        requests: of(&entry.resources.requests),
        limits: of(&entry.resources.limits),
    }
}
