//! What all kinds of compute share.

use super::IdentityRef;
use super::context::Context;
use super::identity::Identities;
use super::reference::{head, place, place_of_form};
use super::top::cloud_word;
use super::uses::ResolvedUse;
use crate::blueprint::OrParam;
use crate::blueprint::{Compute, ComputeType, DefaultStore, shape::WordListOr};
use crate::catalog::{clouds, uses::UseKind, vm_sizes};
use crate::diag::{Code, Diagnostic, suggest};
use crate::model::CloudGap;
use crate::source::{Span, Spanned};

impl Context<'_> {
    /// The identities of a cluster or Kubernetes compute; the fallback `compute` where nothing is written.
    pub(super) fn compute_identity(
        &mut self,
        key: &Spanned<String>,
        entry: &Compute,
        noun: &str,
    ) -> Option<Identities> {
        let Some(written) = &entry.identity else {
            return Some(Identities::user(vec![self.fallback("compute", key.span)]));
        };
        let found = match &written.value {
            WordListOr::Word(word) if word.value == "system_assigned" => Identities::system(word.span),
            WordListOr::Word(word) if word.value == "none" => {
                self.diags.push(
                    Diagnostic::error(
                        Code::CLUSTER_IDENTITY,
                        word.span,
                        format!("{noun} `{}` can't work without an identity", key.value),
                    )
                    .cause("it pulls images and reaches data with it; only a compute instance can work as its user")
                    .help("leave `identity` out, or name a declared identity"),
                );
                return None;
            }
            WordListOr::Word(word) => Identities::user(vec![self.named_identity(word)?]),
            WordListOr::List(items) => {
                if items.is_empty() {
                    self.diags.push(
                        Diagnostic::error(
                            Code::MISSING_KEY,
                            written.span,
                            format!("{noun} `{}` names no identity", key.value),
                        )
                        .help("name a declared identity, or leave `identity` out"),
                    );
                }
                Identities::user(self.listed_identities(items))
            }
            WordListOr::Body(mapping) => self.identities_of_mapping(mapping),
        };
        (!found.is_empty()).then_some(found)
    }

    /// The uses whose identity, if they name one, is attached; others are findings.
    pub(super) fn carried_only(
        &mut self,
        uses: Vec<ResolvedUse>,
        identity: &Identities,
        noun: &str,
    ) -> Vec<ResolvedUse> {
        let mut kept = Vec::new();
        for entry in uses {
            if let Some(named) = entry
                .identity
                .as_ref()
                .filter(|named| !identity.carries(named.value))
            {
                self.diags.push(not_attached(named, noun));
            } else {
                kept.push(entry);
            }
        }
        kept
    }

    /// Findings for keys that belong to another kind of compute.
    pub(super) fn refuse_other_keys(&mut self, key: &Spanned<String>, entry: &Compute, kind: ComputeType) {
        use ComputeType::{AmlCompute, ComputeInstance, Kubernetes};
        let keys: [(&str, Option<Span>, &[ComputeType]); 19] = [
            ("size", place(entry.size.as_ref()), &[AmlCompute, ComputeInstance]),
            ("tier", place(entry.tier.as_ref()), &[AmlCompute]),
            (
                "min_instances",
                place(entry.min_instances.as_ref()),
                &[AmlCompute],
            ),
            (
                "max_instances",
                place(entry.max_instances.as_ref()),
                &[AmlCompute],
            ),
            (
                "idle_time_before_scale_down",
                place(entry.idle_time_before_scale_down.as_ref()),
                &[AmlCompute],
            ),
            (
                "default_store",
                place(entry.default_store.as_ref()),
                &[AmlCompute, Kubernetes],
            ),
            (
                "idle_time_before_shutdown_minutes",
                place(entry.idle_time_before_shutdown_minutes.as_ref()),
                &[ComputeInstance],
            ),
            (
                "assigned_to",
                place(entry.assigned_to.as_ref()),
                &[ComputeInstance],
            ),
            (
                "create_on_behalf_of",
                place(entry.create_on_behalf_of.as_ref()),
                &[ComputeInstance],
            ),
            ("resource_id", place(entry.resource_id.as_ref()), &[Kubernetes]),
            ("cluster", place(entry.cluster.as_ref()), &[Kubernetes]),
            ("namespace", place(entry.namespace.as_ref()), &[Kubernetes]),
            ("extension", place(entry.extension.as_ref()), &[Kubernetes]),
            (
                "instance_types",
                entry.instance_types.keys().next().map(|key| key.span),
                &[Kubernetes],
            ),
            ("kubelet_pull", place(entry.kubelet_pull.as_ref()), &[Kubernetes]),
            (
                "subnet",
                place_of_form(entry.subnet.as_ref()),
                &[AmlCompute, ComputeInstance],
            ),
            (
                "network_settings",
                place(entry.network_settings.as_ref()).map(head),
                &[AmlCompute, ComputeInstance],
            ),
            (
                "node_public_ip",
                place(entry.node_public_ip.as_ref()),
                &[AmlCompute, ComputeInstance],
            ),
            (
                "enable_node_public_ip",
                place(entry.enable_node_public_ip.as_ref()),
                &[AmlCompute, ComputeInstance],
            ),
        ];
        for (word, span, kinds) in keys {
            let Some(span) = span.filter(|_| !kinds.contains(&kind)) else {
                continue;
            };
            let wanted: Vec<String> = kinds
                .iter()
                .map(|kind| format!("`{}`", type_word(*kind)))
                .collect();
            let mut finding = Diagnostic::error(
                Code::CONTRADICTION,
                span,
                format!(
                    "compute `{}` is of type `{}`, which has no `{word}`",
                    key.value,
                    type_word(kind)
                ),
            )
            .help(format!(
                "remove it, or write `type: {}`",
                wanted.join(" or ").replace('`', "")
            ));
            if let Some(written) = &entry.kind {
                finding = finding.also(written.span, "its type");
            }
            self.diags.push(finding);
        }
    }
}

/// The kind of a compute.
pub(super) fn compute_type(entry: &Compute) -> ComputeType {
    entry
        .kind
        .as_ref()
        .map_or(ComputeType::AmlCompute, |kind| kind.value)
}

fn type_word(kind: ComputeType) -> &'static str {
    match kind {
        ComputeType::AmlCompute => "amlcompute",
        ComputeType::ComputeInstance => "computeinstance",
        ComputeType::Kubernetes => "kubernetes",
    }
}

/// The entries of a compute's `uses`.
pub(super) fn written_uses(entry: &Compute) -> &[Spanned<crate::blueprint::UseEntry>] {
    entry
        .uses
        .as_ref()
        .map(|uses| uses.value.as_slice())
        .unwrap_or_default()
}

/// The finding for a use by an identity that its consumer does not carry.
pub(super) fn not_attached(named: &IdentityRef, noun: &str) -> Diagnostic {
    Diagnostic::error(
        Code::USE_REFUSED,
        named.span,
        format!("this identity is not attached to the {noun}"),
    )
    .help(format!(
        "list it under the {noun}'s `identity`, or remove it here"
    ))
}

/// What the default identity may do on the workspace's own stores: what is written, or nothing where building images is all
/// that is done, or else to write.
pub(super) fn default_store(
    key: &Spanned<String>,
    entry: &Compute,
    uses: &[ResolvedUse],
) -> Spanned<DefaultStore> {
    if let Some(written) = &entry.default_store {
        return written.clone();
    }
    let only_builds = !uses.is_empty()
        && uses
            .iter()
            .all(|entry| matches!(entry.kind, UseKind::ImageBuild | UseKind::PushImages));
    if only_builds {
        let span = entry.uses.as_ref().map_or(key.span, |uses| uses.span);
        return Spanned::new(DefaultStore::None, span);
    }
    Spanned::new(DefaultStore::Write, key.span)
}

impl Context<'_> {
    /// Checks the form of a VM size, whether its series was retired, is for this kind of compute and is listed at all, and whether
    /// the cloud has it.
    pub(super) fn check_size(&mut self, written: &Spanned<OrParam<String>>, kind: ComputeType) {
        let OrParam::Value(size) = &written.value else {
            return; // that of a parameter is not seen
        };
        let size = &Spanned::new(size.clone(), written.span);
        let help = "`az ml compute list-sizes` shows the sizes of a region";
        let near = || {
            let whole = format!("Standard_{}", size.value);
            if vm_sizes::series_of(&whole).is_some() {
                return Some(format!("did you mean `{whole}`?"));
            }
            let near = vm_sizes::near(&size.value);
            suggest::did_you_mean(&size.value, near.iter().map(String::as_str))
        };
        if !vm_sizes::looks_like_size(&size.value) {
            let form = near().unwrap_or_else(|| "write a size such as `Standard_DS3_v2`;".to_owned());
            self.diags.push(
                Diagnostic::error(
                    Code::VM_SIZE,
                    size.span,
                    format!("`{}` is not a VM size", size.value),
                )
                .help(format!("{form} {help}")),
            );
            return;
        }
        if let Some(date) = vm_sizes::retired(&size.value) {
            let message = format!("VM size `{}` was retired on {date}", size.value);
            self.diags
                .push(Diagnostic::warning(Code::VM_SIZE, size.span, message).help(help));
        } else if vm_sizes::unfit(&size.value, kind == ComputeType::ComputeInstance) {
            let what = if kind == ComputeType::ComputeInstance {
                "compute instances"
            } else {
                "compute clusters"
            };
            let message = format!("the series of VM size `{}` is not listed for {what}", size.value);
            self.diags
                .push(Diagnostic::warning(Code::VM_SIZE, size.span, message).help(help));
        } else if let Some(meant) = vm_sizes::meant(&size.value) {
            self.diags.push(
                Diagnostic::warning(
                    Code::VM_SIZE,
                    size.span,
                    format!("no VM size is spelt `{}`", size.value),
                )
                .cause("the letters are those of a listed series, in another order or without their `_`")
                .help(format!("did you mean `{meant}`? {help}")),
            );
        } else if vm_sizes::series_of(&size.value).is_none() {
            let message = format!(
                "the series of VM size `{}` is not in the table of supported series",
                size.value
            );
            self.diags.push(
                Diagnostic::information(Code::VM_SIZE, size.span, message)
                    .cause("the table is known to be incomplete, so the size may well be there")
                    .help(near().map_or_else(|| help.to_owned(), |near| format!("{near} {help}"))),
            );
        }
        if vm_sizes::is_gpu(&size.value) && clouds::lacks(self.cloud, CloudGap::GpuSizes) {
            let message = format!(
                "cloud `{}` is not known to have a GPU size such as `{}`",
                cloud_word(self.cloud),
                size.value
            );
            self.diags.push(
                Diagnostic::warning(Code::NOT_IN_CLOUD, size.span, message)
                    .cause("the parity table of Azure Machine Learning names one family of GPUs there, and that was retired")
                    .help(help),
            );
        }
    }
}
