//! Online and batch endpoints.

use super::compute::{compute_type, not_attached};
use super::context::Context;
use super::identity::Identities;
use super::reference::{bare, check_logical, lookup};
use super::{Cluster, Item, KubernetesCompute, ResolvedUse};
use crate::arena::{Arena, Handle, Keyed};
use crate::blueprint::OrParam;
use crate::blueprint::{
    ComputeType, Endpoint as Entry, EndpointAuth, EndpointType, PublicAccess, shape::WordOr,
};
use crate::catalog::uses::{Consumer, UseKind};
use crate::diag::{Code, Diagnostic};
use crate::source::{Span, Spanned};

/// An endpoint.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// Name, place and tags.
    pub item: Item,
    /// What it is for.
    pub description: Option<OrParam<String>>,
    /// What kind it is.
    pub kind: EndpointKind,
    /// What it does.
    pub uses: Vec<ResolvedUse>,
}

/// By its logical name.
impl Keyed for Endpoint {
    type Key = String;

    fn key(&self) -> String {
        self.item.logical.clone()
    }
}

/// Kinds of endpoint.
#[derive(Debug, Clone)]
pub enum EndpointKind {
    /// Answers at once.
    Online(Online),
    /// Works on a cluster.
    Batch {
        /// The cluster.
        cluster: Handle<Cluster>,
        /// Where that is written.
        span: Span,
    },
}

/// What an online endpoint has.
#[derive(Debug, Clone)]
pub struct Online {
    /// Its identity: one of either kind.
    pub identity: Identities,
    /// Whether callers bring tokens of Azure Machine Learning.
    pub aml_token: bool,
    /// The Kubernetes compute it runs on; otherwise it is managed.
    pub compute: Option<Handle<KubernetesCompute>>,
    /// Whether it is open to public networks.
    pub public_network_access: Option<PublicAccess>,
    /// Where access to the default secret stores is enforced.
    pub enforces_secret_stores: Option<Span>,
}

impl Context<'_> {
    /// The declared endpoints; the clusters of batch endpoints are marked.
    pub(super) fn endpoints(
        &mut self,
        clusters: &mut Arena<Cluster>,
        kubernetes: &Arena<KubernetesCompute>,
    ) -> Arena<Endpoint> {
        let mut found = Arena::default();
        for (key, entry) in &self.blueprint.endpoints {
            check_logical(key, "an endpoint", self.diags);
            let endpoint = match entry.value.kind.value {
                EndpointType::Online => self.online(key, &entry.value, kubernetes),
                EndpointType::Batch => self.batch(key, &entry.value, clusters),
            };
            found.extend(endpoint);
        }
        found
    }

    /// The endpoint that a word names; none, without a finding, for one with a mistake of its own.
    pub(super) fn endpoint_named(
        &mut self,
        word: &Spanned<String>,
        endpoints: &Arena<Endpoint>,
    ) -> Option<Handle<Endpoint>> {
        lookup(
            word,
            "endpoints",
            "endpoint",
            &self.blueprint.endpoints,
            self.diags,
        )?;
        let name = bare(&word.value, "endpoints");
        endpoints.keyed(name)
    }

    fn online(
        &mut self,
        key: &Spanned<String>,
        entry: &Entry,
        kubernetes: &Arena<KubernetesCompute>,
    ) -> Option<Endpoint> {
        let identity = self.endpoint_identity(key, entry)?;
        let compute = match &entry.compute {
            None => None,
            Some(word) => Some(self.kubernetes_named(word, kubernetes)?),
        };
        let aml_token = entry
            .auth_mode
            .as_ref()
            .filter(|mode| mode.value == EndpointAuth::AmlToken);
        if let (Some(mode), None) = (aml_token, compute) {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    mode.span,
                    format!("endpoint `{}` is managed and takes `aad_token`", key.value),
                )
                .help("leave `auth_mode` out"),
            );
        }
        if let (Some(word), None) = (&entry.compute, aml_token) {
            let mode = entry.auth_mode.as_ref().map(|mode| mode.span);
            let mut finding = Diagnostic::error(
                Code::TOKEN_ON_KUBERNETES,
                mode.unwrap_or(word.span),
                format!(
                    "endpoint `{}` on Kubernetes can't take tokens of Microsoft Entra ID",
                    key.value
                ),
            )
            .cause("there it takes tokens of Azure Machine Learning")
            .help("write `auth_mode: aml_token`");
            if mode.is_some() {
                finding = finding.also(word.span, "its compute");
            }
            self.diags.push(finding);
        }
        let uses = self.uses(&entry.uses, Consumer::OnlineEndpoint);
        let mut kept = Vec::new();
        for wanted in uses {
            match &wanted.identity {
                Some(named) if !identity.carries(named.value) => {
                    self.diags.push(not_attached(named, "endpoint"));
                }
                _ => kept.push(wanted),
            }
        }
        let enforced = entry
            .enforce_access_to_default_secret_stores
            .as_ref()
            .filter(|on| on.value)
            .map(|on| on.span);
        if let (Some(span), Some(user)) = (enforced, identity.user_assigned.first()) {
            self.diags.push(
                Diagnostic::error(
                    Code::ENFORCED_SECRET_STORES,
                    span,
                    format!(
                        "endpoint `{}` has a user-assigned identity, for which access to the secret stores can't be enforced",
                        key.value
                    ),
                )
                .also(user.span, "its identity")
                .cause("the service grants it to system-assigned identities only")
                .help("remove it and write `uses: [{ feature: connections }]`, which grants it in the template"),
            );
        }
        Some(Endpoint {
            item: Item::of(key, entry.name.as_ref(), &entry.tags, self.diags),
            description: entry.description.as_ref().map(|text| text.value.clone()),
            kind: EndpointKind::Online(Online {
                identity,
                aml_token: aml_token.is_some(),
                compute,
                public_network_access: entry.public_network_access.as_ref().map(|access| access.value),
                enforces_secret_stores: enforced,
            }),
            uses: kept,
        })
    }

    fn endpoint_identity(&mut self, key: &Spanned<String>, entry: &Entry) -> Option<Identities> {
        let found = match entry.identity.as_ref().map(|written| &written.value) {
            None => Identities::system(key.span),
            Some(WordOr::Word(word)) if word.value == "system_assigned" => Identities::system(word.span),
            Some(WordOr::Word(word)) => Identities::user(vec![self.named_identity(word)?]),
            Some(WordOr::Body(mapping)) => self.identities_of_mapping(mapping),
        };
        let both = found.system_assigned.is_some() && !found.user_assigned.is_empty();
        let second = found
            .user_assigned
            .get(1)
            .or_else(|| found.user_assigned.first().filter(|_| both));
        if let Some(second) = second {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    second.span,
                    format!("endpoint `{}` has more than one identity", key.value),
                )
                .help("name one declared identity, or write `system_assigned`"),
            );
        }
        (!found.is_empty()).then_some(found)
    }

    fn kubernetes_named(
        &mut self,
        word: &Spanned<String>,
        kubernetes: &Arena<KubernetesCompute>,
    ) -> Option<Handle<KubernetesCompute>> {
        let entry = lookup(word, "computes", "compute", &self.blueprint.computes, self.diags)?;
        let name = bare(&word.value, "computes");
        let found = kubernetes.keyed(name);
        // One that is left out for a mistake of its own is told of there.
        let is_other = compute_type(entry) != ComputeType::Kubernetes;
        if found.is_none() && is_other {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    word.span,
                    format!("`{name}` is not a Kubernetes compute"),
                )
                .cause("an online endpoint runs on one, or on computes that the service manages")
                .help("remove `compute` for a managed endpoint"),
            );
        }
        found
    }

    fn batch(
        &mut self,
        key: &Spanned<String>,
        entry: &Entry,
        clusters: &mut Arena<Cluster>,
    ) -> Option<Endpoint> {
        let refused = [
            ("identity", entry.identity.as_ref().map(|value| value.span)),
            (
                "auth_mode",
                entry
                    .auth_mode
                    .as_ref()
                    .filter(|mode| mode.value != EndpointAuth::AadToken)
                    .map(|value| value.span),
            ),
            (
                "public_network_access",
                entry.public_network_access.as_ref().map(|value| value.span),
            ),
            (
                "enforce_access_to_default_secret_stores",
                entry
                    .enforce_access_to_default_secret_stores
                    .as_ref()
                    .map(|value| value.span),
            ),
        ];
        for (word, span) in refused {
            if let Some(span) = span {
                self.diags.push(
                    Diagnostic::error(
                        Code::CONTRADICTION,
                        span,
                        format!("batch endpoint `{}` has no `{word}`", key.value),
                    )
                    .also(entry.kind.span, "its type")
                    .cause("its jobs run as their caller, and its cluster's identity reads the data")
                    .help(format!("remove `{word}`")),
                );
            }
        }
        let uses = self.uses(&entry.uses, Consumer::BatchEndpoint);
        let Some(word) = &entry.compute else {
            self.diags.push(
                Diagnostic::error(
                    Code::MISSING_KEY,
                    key.span,
                    format!("batch endpoint `{}` has no `compute`", key.value),
                )
                .help("add `compute: <name of a cluster>`"),
            );
            return None;
        };
        lookup(word, "computes", "compute", &self.blueprint.computes, self.diags)?;
        let name = bare(&word.value, "computes");
        let Some(index) = clusters.keyed(name) else {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    word.span,
                    format!("`{name}` is not a compute cluster"),
                )
                .cause("batch endpoints work on clusters")
                .help("name a compute of type `amlcompute`"),
            );
            return None;
        };
        let cluster = clusters.get_mut(index)?;
        let kept = match uses.iter().find_map(|entry| entry.identity.as_ref()) {
            Some(named) if !cluster.identity.carries(named.value) => {
                self.diags
                    .push(not_attached(named, "cluster of the batch endpoint"));
                Vec::new()
            }
            _ => uses,
        };
        cluster.writes_for_batch |= kept.iter().any(ResolvedUse::writes_data);
        let said = cluster
            .uses
            .iter()
            .any(|entry| entry.kind == UseKind::BatchInference);
        if !said {
            cluster.serves_batch.get_or_insert(word.span);
        }
        Some(Endpoint {
            item: Item::of(key, entry.name.as_ref(), &entry.tags, self.diags),
            description: entry.description.as_ref().map(|text| text.value.clone()),
            kind: EndpointKind::Batch {
                cluster: index,
                span: word.span,
            },
            uses: kept,
        })
    }
}
