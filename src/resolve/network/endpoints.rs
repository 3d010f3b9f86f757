//! Private endpoints: what they lead to, where they lie, and who resolves their names.

use crate::arena::Handle;
use crate::blueprint::{
    DnsZones, DnsZonesWord, NetworkMode, PrivateEndpoints as Section, WorkspaceKind, shape::WordOr,
};
use crate::catalog::private_link::Group;
use crate::catalog::uses::UseKind;
use crate::diag::{Code, Diagnostic, suggest};
use crate::resolve::context::Context;
use crate::resolve::own_parts::OwnParts;
use crate::resolve::reference::{head, ticked};
use crate::resolve::{Cluster, Endpoint, EndpointKind};
use crate::source::{Span, Spanned};

use super::own::ENDPOINTS;
use super::place::{NetworkForm, Subnet};
use super::reached::{EndpointTarget, PrivateEndpoints, Reached, Zones};

/// What runs parallel jobs, which coordinate themselves through queues and tables: the first use that says so, or a batch endpoint.
pub(in crate::resolve) fn parallel_runs(clusters: &[Cluster], endpoints: &[Endpoint]) -> Option<Span> {
    let mut uses = clusters.iter().flat_map(|cluster| &cluster.uses);
    let parallel = uses
        .find(|entry| matches!(entry.kind, UseKind::ParallelRunStep | UseKind::BatchInference))
        .map(|entry| entry.span);
    let is_batch = |endpoint: &&Endpoint| matches!(endpoint.kind, EndpointKind::Batch { .. });
    let batch = || endpoints.iter().find(is_batch).map(|endpoint| endpoint.item.span);
    parallel.or_else(batch)
}

impl Context<'_> {
    /// The private endpoints that the blueprint asks for.
    pub(super) fn private_endpoints(
        &mut self,
        kind: WorkspaceKind,
        parallel: bool,
    ) -> Option<PrivateEndpoints> {
        let section = self.blueprint.network.as_ref()?;
        let Some(written) = &section.value.private_endpoints else {
            // a workspace that exists has its own
            if self.network.mode == NetworkMode::Private && self.own_parts != OwnParts::Existing {
                self.diags.push(
                    Diagnostic::error(
                        Code::MISSING_KEY,
                        section
                            .value
                            .mode
                            .as_ref()
                            .map_or(head(section.span), |mode| mode.span),
                        "a private network has no `private_endpoints`",
                    )
                    .cause("nothing in the network would reach the workspace and its stores")
                    .help("add `private_endpoints: { dns_zones: { create: true } }`"),
                );
            }
            return None;
        };
        let span = head(written.span);
        if kind == WorkspaceKind::Project {
            self.diags.push(
                Diagnostic::error(
                    Code::PROJECT_PARTS,
                    span,
                    "a project has no private endpoints of its own",
                )
                .cause("it is reached through its hub's")
                .help("remove `private_endpoints`, and write it in the hub's blueprint"),
            );
            return None;
        }
        let zones = self.zones(&written.value, span);
        let subnet = self.endpoint_subnet(&written.value, span);
        let targets = self.targets(&written.value, span, parallel);
        Some(PrivateEndpoints {
            span,
            subnet: subnet?,
            location: self.endpoint_location(&written.value),
            zones: zones?,
            targets,
        })
    }

    fn endpoint_location(&mut self, section: &Section) -> Option<String> {
        let written = section.location.as_ref()?;
        let location = self.region(written);
        (location != self.location).then_some(location)
    }

    fn endpoint_subnet(&mut self, section: &Section, span: Span) -> Option<Handle<Subnet>> {
        if let Some(written) = &section.subnet {
            return self.subnet(written);
        }
        let created = self
            .network
            .subnets
            .find(|subnet| subnet.item.logical == ENDPOINTS && subnet.is_made());
        // a network with a mistake of its own has said so, and a mode that has no endpoints
        let is_told = match (self.network.mode, &self.network.own) {
            (NetworkMode::Public, _) | (NetworkMode::Private, None) => true,
            (_, Some(own)) => {
                matches!(own.form, NetworkForm::Created(_)) && self.network.subnets.iter().next().is_none()
            }
            _ => false,
        };
        if created.is_none() && !is_told {
            self.diags.push(
                Diagnostic::error(Code::MISSING_KEY, span, "`private_endpoints` has no `subnet`")
                    .help("add `subnet: <name of a subnet>`, or `subnet: { existing: <id> }`"),
            );
        }
        created
    }

    fn zones(&mut self, section: &Section, span: Span) -> Option<Zones> {
        let example = "write `dns_zones: { create: true }`, `dns_zones: { resource_group: <group> }`, or `dns_zones: by_policy`";
        let Some(written) = &section.dns_zones else {
            self.diags.push(
                Diagnostic::error(
                    Code::MISSING_KEY,
                    span,
                    "`private_endpoints` does not say in which `dns_zones` its names are",
                )
                .cause("without them clients go on to the public addresses, which are closed")
                .help(example),
            );
            return None;
        };
        match &written.value {
            WordOr::Word(Spanned {
                value: DnsZonesWord::ByPolicy,
                ..
            }) => Some(Zones::ByOthers),
            WordOr::Body(DnsZones {
                resource_group: Some(group),
                subscription,
                create,
            }) => {
                if let Some(Spanned { value: true, span }) = create {
                    self.diags.push(
                        Diagnostic::error(
                            Code::CONTRADICTION,
                            *span,
                            "zones are created, and a group is named in which they exist",
                        )
                        .also(group.span, "the group")
                        .help("keep one of the two"),
                    );
                }
                self.place_of(subscription.as_ref(), Some(group))
                    .map(Zones::Existing)
            }
            WordOr::Body(DnsZones {
                create: Some(Spanned { value: true, .. }),
                subscription: None,
                ..
            }) => Some(Zones::Created),
            WordOr::Body(_) => {
                self.diags.push(
                    Diagnostic::error(
                        Code::MISSING_KEY,
                        head(written.span),
                        "`dns_zones` names no zones",
                    )
                    .help(example),
                );
                None
            }
        }
    }

    /// What can be reached: everything that is made, with the words by which it is named.
    fn reachable(&self) -> Vec<(Vec<String>, Reached)> {
        let mut found: Vec<(Vec<String>, Reached)> = Vec::new();
        for (handle, account) in self
            .accounts
            .entries()
            .filter(|(_, account)| !account.item.existing)
        {
            let name = account.item.word();
            found.push((
                vec![format!("storage/{name}"), name.to_owned()],
                Reached::Account(handle),
            ));
        }
        for (handle, vault) in self.vaults.entries().filter(|(_, vault)| !vault.item.existing) {
            let words = words_of(
                vault.item.is_default(),
                "key_vault",
                "key_vaults",
                vault.item.word(),
            );
            found.push((words, Reached::Vault(handle)));
        }
        for (handle, registry) in self
            .registries
            .entries()
            .filter(|(_, registry)| !registry.item.existing)
        {
            let words = words_of(
                registry.item.is_default(),
                "registry",
                "registries",
                registry.item.word(),
            );
            found.push((words, Reached::Registry(handle)));
        }
        if self.own_parts != OwnParts::Existing {
            found.push((vec!["workspace".to_owned()], Reached::Workspace));
        }
        found
    }

    fn targets(&mut self, section: &Section, span: Span, parallel: bool) -> Vec<EndpointTarget> {
        let reachable = self.reachable();
        let mut targets = Vec::new();
        let named = section
            .resources
            .as_ref()
            .map(|resources| self.named_targets(&resources.value, &reachable));
        for (_, reached) in &reachable {
            let span = match &named {
                None => span,
                Some(named) => match named.iter().find(|(known, _)| known == reached) {
                    Some((_, span)) => *span,
                    None => continue,
                },
            };
            let groups = self.groups(*reached, parallel);
            targets.extend(groups.into_iter().map(|group| EndpointTarget {
                reached: *reached,
                group,
                span,
            }));
        }
        targets
    }

    /// The resources that are named; what is not made here is a finding.
    fn named_targets(
        &mut self,
        words: &[Spanned<String>],
        reachable: &[(Vec<String>, Reached)],
    ) -> Vec<(Reached, Span)> {
        let mut named: Vec<(Reached, Span)> = Vec::new();
        for word in words {
            let mut meant = reachable.iter().filter(|(words, _)| words.contains(&word.value));
            match (meant.next(), meant.next()) {
                (Some((_, reached)), None) => {
                    if let Some((_, first)) = named.iter().find(|(known, _)| known == reached) {
                        self.diags.push(
                            Diagnostic::warning(
                                Code::NO_EFFECT,
                                word.span,
                                format!("`{}` is named twice", word.value),
                            )
                            .also(*first, "first named here")
                            .help("remove one of them"),
                        );
                    } else {
                        named.push((*reached, word.span));
                    }
                }
                (Some((one, _)), Some((other, _))) => {
                    let words: Vec<&str> = one
                        .first()
                        .into_iter()
                        .chain(other.first())
                        .map(String::as_str)
                        .collect();
                    self.diags.push(
                        Diagnostic::error(
                            Code::UNDECLARED,
                            word.span,
                            format!("`{}` is the name of two resources", word.value),
                        )
                        .help(format!("write one of {}", ticked(&words))),
                    );
                }
                (None, _) => self.not_reachable(word, reachable),
            }
        }
        named
    }

    fn not_reachable(&mut self, word: &Spanned<String>, reachable: &[(Vec<String>, Reached)]) {
        let names = || {
            reachable
                .iter()
                .filter_map(|(words, _)| words.first())
                .map(String::as_str)
        };
        let account = word.value.strip_prefix("storage/").unwrap_or(&word.value);
        let existing = word.value == "workspace"
            || self
                .accounts
                .iter()
                .any(|known| known.item.existing && known.item.word() == account)
            || self
                .blueprint
                .key_vault
                .iter()
                .any(|vault| vault.value.existing.is_some() && word.value == "key_vault")
            || self
                .blueprint
                .registry
                .on()
                .is_some_and(|entry| entry.value.existing.is_some() && word.value == "registry");
        let finding = if existing {
            Diagnostic::error(
                Code::CONTRADICTION,
                word.span,
                format!("`{}` exists already, and gets no private endpoint here", word.value),
            )
            .cause("whoever made it decides about its endpoints")
            .help(format!("remove it; of a storage account say which there are: `storage: {{ {account}: {{ private_endpoints: {{ blob: <id> }} }} }}`"))
        } else {
            let near = suggest::did_you_mean(&word.value, names());
            Diagnostic::error(
                Code::UNDECLARED,
                word.span,
                format!("nothing that is made here is called `{}`", word.value),
            )
            .help(near.unwrap_or_else(|| format!("write one of {}", ticked(&names().collect::<Vec<_>>()))))
        };
        self.diags.push(finding);
    }

    /// The parts of a resource that endpoints lead to.
    pub(in crate::resolve) fn groups(&self, reached: Reached, parallel: bool) -> Vec<Group> {
        match reached {
            Reached::Workspace => vec![Group::AmlWorkspace],
            Reached::Registry(_) => vec![Group::Registry],
            Reached::Vault(_) => vec![Group::Vault],
            Reached::Account(account) => {
                let Some(account) = self.accounts.get(account) else {
                    return Vec::new();
                };
                let mut groups = vec![Group::Blob];
                if account.item.is_default() {
                    groups.push(Group::File);
                }
                if account.hierarchical_namespace {
                    groups.push(Group::Dfs);
                }
                if account.item.is_default() && parallel {
                    groups.extend([Group::Queue, Group::Table]);
                }
                groups
            }
        }
    }
}

/// The words for a part that the workspace has one of, and that there may be more of.
fn words_of(is_default: bool, own: &str, items: &str, name: &str) -> Vec<String> {
    if is_default {
        vec![own.to_owned()]
    } else {
        vec![format!("{items}/{name}"), name.to_owned()]
    }
}
