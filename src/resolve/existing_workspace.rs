//! A workspace that exists already: where it has to lie, what may be said of it, and what of it has to be named.

use super::context::Context;
use super::own_parts::OwnParts;
use super::{Connection, Item, Workspace, WorkspaceIdentity};
use crate::blueprint::{Existing, Workspace as Section, WorkspaceKind};
use crate::catalog::types;
use crate::diag::{Code, Diagnostic};
use crate::model::Place;
use crate::source::{Span, Spanned};

impl Context<'_> {
    /// Makes the workspace one that exists.
    pub(super) fn workspace_exists(&mut self, item: &mut Item, section: &Section) {
        let Some(existing) = &section.existing else { return };
        self.refuse_settings(existing.span, section);
        self.refuse_settings_of_network(existing.span);
        if let Some(kind) = &section.kind
            && matches!(kind.value, WorkspaceKind::Hub | WorkspaceKind::Project)
        {
            self.diags.push(
                Diagnostic::error(
                    Code::EXISTING_WORKSPACE_SETTING,
                    kind.span,
                    format!("a {} that exists can't be extended", kind.value.word()),
                )
                .also(existing.span, "it exists")
                .help("name an existing workspace of `kind: default` or `kind: feature_store`"),
            );
        }
        self.make_existing(item, existing, "a workspace", &types::WORKSPACES);
        if let Place::Elsewhere { subscription, group } = std::mem::take(&mut item.place) {
            self.lies_elsewhere(existing, subscription.as_deref(), &group);
        }
    }

    /// Everything is deployed into the group of the blueprint, and what is made in a workspace lies in its group.
    fn lies_elsewhere(&mut self, existing: &Spanned<Existing>, subscription: Option<&str>, group: &str) {
        let mut lines = format!("`resource_group: {group}`");
        if let Some(subscription) = subscription {
            lines = format!("`subscription: {subscription}` and {lines}");
        }
        let mut finding = Diagnostic::error(
            Code::EXISTING_WORKSPACE_ELSEWHERE,
            existing.span,
            format!(
                "the workspace lies in resource group `{group}`, and the blueprint is not deployed there"
            ),
        )
        .cause("what is made in a workspace is deployed into its resource group")
        .help(format!("write {lines} at the top"));
        if let Some(own) = &self.group {
            finding = finding.also(own.span, "the blueprint's own group");
        }
        self.diags.push(finding);
    }

    /// Keys that would configure it.
    fn refuse_settings(&mut self, existing: Span, section: &Section) {
        fn place<T>(written: Option<&Spanned<T>>) -> Option<Span> {
            written.map(|written| written.span)
        }
        let keys = [
            ("name", place(section.name.as_ref())),
            ("tags", section.tags.keys().next().map(|key| key.span)),
            ("hub", place(section.hub.as_ref())),
            (
                "default_resource_group",
                place(section.default_resource_group.as_ref()),
            ),
            ("purge_on_destroy", place(section.purge_on_destroy.as_ref())),
            ("display_name", place(section.display_name.as_ref())),
            ("description", place(section.description.as_ref())),
            ("image_build_compute", place(section.image_build_compute.as_ref())),
            (
                "system_datastores_auth_mode",
                place(section.system_datastores_auth_mode.as_ref()),
            ),
            ("offline_store", place(section.offline_store.as_ref())),
            ("online_store", place(section.online_store.as_ref())),
            (
                "materialization_identity",
                place(section.materialization_identity.as_ref()),
            ),
            ("compute_runtime", place(section.compute_runtime.as_ref())),
            ("hbi_workspace", place(section.hbi_workspace.as_ref())),
            (
                "enable_data_isolation",
                place(section.enable_data_isolation.as_ref()),
            ),
            (
                "customer_managed_key",
                place(section.customer_managed_key.as_ref()),
            ),
            (
                "public_network_access",
                place(section.public_network_access.as_ref()),
            ),
            ("serverless_compute", place(section.serverless_compute.as_ref())),
        ];
        self.refuse_of_workspace(existing, "workspace", &keys);
    }

    /// Keys of the network that would configure it.
    fn refuse_settings_of_network(&mut self, existing: Span) {
        let Some(network) = &self.blueprint.network else {
            return;
        };
        let network = &network.value;
        let keys = [
            ("firewall_sku", network.firewall_sku.as_ref().map(|sku| sku.span)),
            (
                "provision_now",
                network.provision_now.as_ref().map(|now| now.span),
            ),
        ];
        self.refuse_of_workspace(existing, "network", &keys);
    }

    fn refuse_of_workspace(&mut self, existing: Span, section: &str, keys: &[(&str, Option<Span>)]) {
        for (key, span) in keys.iter().filter_map(|(key, span)| Some((key, (*span)?))) {
            self.diags.push(
                Diagnostic::error(
                    Code::EXISTING_WORKSPACE_SETTING,
                    span,
                    format!("`{section}.{key}` can't be set on a workspace that exists already"),
                )
                .also(existing, "it exists")
                .cause("nothing of it is written")
                .help(format!("remove `{key}`, and set it where the workspace is made")),
            );
        }
    }

    /// Says of an identity of an existing workspace that it has to exist, too.
    pub(super) fn identity_exists(&mut self, identity: &WorkspaceIdentity) {
        for attached in &identity.attached.user_assigned {
            let Some(known) = self.identities.get(attached.value) else {
                continue;
            };
            if known.item.existing {
                continue;
            }
            self.diags.push(
                Diagnostic::error(
                    Code::EXISTING_WORKSPACE_SETTING,
                    attached.span,
                    format!(
                        "the workspace exists, and identity `{}` is made here",
                        known.item.logical
                    ),
                )
                .also(known.item.span, "made here")
                .cause("`identity` says what the workspace has already")
                .help(format!(
                    "write `identities: {{ {}: {{ existing: {{ name: <its name> }} }} }}`",
                    known.item.logical
                )),
            );
        }
    }

    /// Things that the workspace's own identity does although nothing says which one it has.
    pub(super) fn identity_is_said(&mut self, workspace: &Workspace, connections: &[Connection]) {
        if !workspace.item.existing || workspace.says_identity() {
            return;
        }
        let uses = workspace.uses.iter().filter(|entry| entry.identity.is_none());
        let uses = uses.map(|entry| (entry.span, "this use is of the workspace's identity"));
        let calls = connections
            .iter()
            .filter_map(|connection| connection.by_workspace);
        let calls = calls.map(|span| (span, "this connection calls as the workspace's identity"));
        let stores = self.stores.values().filter_map(|store| store.workspace_previews);
        let stores = stores.map(|span| (span, "this datastore is previewed as the workspace's identity"));
        let found: Vec<_> = uses.chain(calls).chain(stores).collect();
        for (span, what) in found {
            self.diags.push(
                Diagnostic::error(
                    Code::EXISTING_WORKSPACE_PARTS,
                    span,
                    format!("{what}, and nothing says which one the workspace has"),
                )
                .cause("the workspace exists already, and a grant needs its identity")
                .help("add `workspace: { identity: system_assigned }`, or the name of a declared identity that exists"),
            );
        }
    }

    /// The finding for the workspace's own part that would be made although it is there already.
    pub(super) fn part_is_there(&mut self, span: Span, noun: &str, existing: &str) {
        let finding = if self.own_parts == OwnParts::OfHub {
            Diagnostic::error(
                Code::PROJECT_PARTS,
                span,
                format!("a project has no {noun} of its own"),
            )
            .cause("it takes its hub's")
            .help(format!(
                "remove it, or where a grant needs it name the hub's: `{existing}`"
            ))
        } else {
            Diagnostic::error(
                Code::EXISTING_WORKSPACE_PARTS,
                span,
                format!("the workspace exists, and so does its {noun}"),
            )
            .cause("nothing of the workspace is written, and this would be made beside it")
            .help(format!(
                "remove it, or where a grant needs it name the workspace's: `{existing}`"
            ))
        };
        self.diags.push(finding);
    }
}
