//! Keys that are read and that nothing is made of yet: each is a finding, one line for each.

use super::modes;
use super::reference::{body, items, place, place_of_form};
use crate::blueprint::{
    Blueprint, Compute, KeyVault, Network, NetworkMode, PublicAccess, Registry, Storage, Workspace,
};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// Says of every written key of later features that it is not supported yet.
pub(super) fn not_yet(blueprint: &Blueprint, diags: &mut Diagnostics) {
    let mut found = Found(diags);
    if let Some(network) = &blueprint.network {
        found.network(&network.value);
    }
    if let Some(workspace) = &blueprint.workspace {
        found.workspace(&workspace.value);
    }
    for account in blueprint.storage.values() {
        found.storage(&account.value);
    }
    for registry in blueprint
        .registry
        .on()
        .into_iter()
        .chain(blueprint.registries.values())
    {
        found.registry(&registry.value);
    }
    for vault in blueprint.key_vault.iter().chain(blueprint.key_vaults.values()) {
        found.vault(&vault.value);
    }
    for compute in blueprint.computes.values() {
        found.compute(&compute.value);
    }
}

struct Found<'d>(&'d mut Diagnostics);

impl Found<'_> {
    fn key(&mut self, key: &str, place: Option<Span>) {
        if let Some(place) = place {
            self.0.push(
                Diagnostic::error(Code::NOT_YET, place, format!("`{key}` is not supported yet"))
                    .help("remove it for now"),
            );
        }
    }

    fn network(&mut self, network: &Network) {
        if let Some(Spanned {
            value: NetworkMode::Private,
            span,
        }) = network.mode
        {
            self.0.push(
                Diagnostic::error(Code::NOT_YET, span, "this network mode is not supported yet")
                    .help("write `mode: public` or `mode: managed`, or leave it out"),
            );
            self.key("virtual_network", body(network.virtual_network.as_ref()));
            self.key("subnets", items(&network.subnets));
            self.key("compute_subnet", place(network.compute_subnet.as_ref()));
            self.key("egress", place_of_form(network.egress.as_ref()));
            self.key("deny_internet", place(network.deny_internet.as_ref()));
        }
        if modes::mode(Some(network)) != NetworkMode::Public {
            self.key("private_endpoints", body(network.private_endpoints.as_ref()));
        }
        self.key("allowed_ip_ranges", body(network.allowed_ip_ranges.as_ref()));
    }

    fn workspace(&mut self, workspace: &Workspace) {
        if let Some(Spanned {
            value: PublicAccess::Disabled,
            span,
        }) = workspace.public_network_access
        {
            self.0.push(
                Diagnostic::error(
                    Code::NOT_YET,
                    span,
                    "a workspace without public access is not supported yet",
                )
                .cause("nobody would reach it without private endpoints, which are not supported yet"),
            );
        }
        self.key("serverless_compute", body(workspace.serverless_compute.as_ref()));
    }

    fn storage(&mut self, account: &Storage) {
        self.key("allowed_ip_ranges", body(account.allowed_ip_ranges.as_ref()));
        self.key("allowed_subnets", body(account.allowed_subnets.as_ref()));
        self.key(
            "public_network_access",
            place(account.public_network_access.as_ref()),
        );
        self.key("private_endpoints", items(&account.private_endpoints));
    }

    fn registry(&mut self, registry: &Registry) {
        self.key("allowed_ip_ranges", body(registry.allowed_ip_ranges.as_ref()));
        self.key("allowed_subnets", body(registry.allowed_subnets.as_ref()));
        self.key(
            "public_network_access",
            place(registry.public_network_access.as_ref()),
        );
    }

    fn vault(&mut self, vault: &KeyVault) {
        self.key("allowed_ip_ranges", body(vault.allowed_ip_ranges.as_ref()));
        self.key("allowed_subnets", body(vault.allowed_subnets.as_ref()));
        self.key(
            "public_network_access",
            place(vault.public_network_access.as_ref()),
        );
    }

    fn compute(&mut self, compute: &Compute) {
        self.key("subnet", place_of_form(compute.subnet.as_ref()));
        self.key("network_settings", body(compute.network_settings.as_ref()));
        self.key("node_public_ip", place(compute.node_public_ip.as_ref()));
        self.key(
            "enable_node_public_ip",
            place(compute.enable_node_public_ip.as_ref()),
        );
    }
}
