//! Where the nodes of computes lie, and whether they have public addresses.

use crate::arena::Handle;
use crate::blueprint::{
    Compute, ExistingSubnet, ExistingSubnetParts, NetworkMode, ServerlessCompute, SubnetEntry, SubnetRef,
};
use crate::diag::{Code, Diagnostic};
use crate::resolve::context::Context;
use crate::resolve::reference::{both_written, either, head, is_resource_id, place_of_form};
use crate::source::{Span, Spanned};

use super::place::{Nodes, Subnet};

impl Context<'_> {
    /// The nodes of a cluster or instance.
    pub(in crate::resolve) fn nodes(&mut self, key: &Spanned<String>, entry: &Compute) -> Nodes {
        let of_settings = entry.network_settings.as_ref().map(|settings| {
            let network = settings.value.vnet_name.clone();
            let subnet = &settings.value.subnet;
            let written = if is_resource_id(&subnet.value) || network.is_none() {
                SubnetRef::Word(subnet.clone())
            } else {
                let parts = ExistingSubnetParts {
                    name: subnet.clone(),
                    virtual_network: network,
                    resource_group: None,
                };
                let existing = Spanned::new(ExistingSubnet::Body(parts), subnet.span);
                SubnetRef::Body(SubnetEntry { existing })
            };
            Spanned::new(written, head(settings.span))
        });
        if let (Some(subnet), Some(settings)) = (place_of_form(entry.subnet.as_ref()), &of_settings) {
            self.diags.push(both_written(
                ("subnet", subnet),
                ("network_settings", settings.span),
            ));
        }
        let public_ip = either(
            ("node_public_ip", entry.node_public_ip.as_ref()),
            ("enable_node_public_ip", entry.enable_node_public_ip.as_ref()),
            self.diags,
        );
        let written = entry.subnet.as_ref().or(of_settings.as_ref());
        let subnet = self.subnet_of_nodes(key.span, &format!("compute `{}`", key.value), written);
        Nodes {
            subnet,
            public_ip: public_ip.map_or(self.network.mode == NetworkMode::Public, |public| public.value),
            public_ip_span: public_ip.map(|public| public.span),
        }
    }

    /// The nodes of serverless compute, where the blueprint says where they lie.
    pub(in crate::resolve) fn serverless(&mut self) -> Option<Nodes> {
        let workspace = self.blueprint.workspace.as_ref()?;
        let written: &Spanned<ServerlessCompute> = workspace.value.serverless_compute.as_ref()?;
        let subnet = written.value.subnet.as_ref();
        Some(Nodes {
            subnet: self.subnet_of_nodes(head(written.span), "serverless compute", subnet),
            public_ip: written
                .value
                .public_ip
                .as_ref()
                .is_some_and(|public| public.value),
            public_ip_span: Some(head(written.span)),
        })
    }

    /// The subnet that is written, or that of computes; in other modes than `private` there is none.
    fn subnet_of_nodes(
        &mut self,
        span: Span,
        noun: &str,
        written: Option<&Spanned<SubnetRef>>,
    ) -> Option<Handle<Subnet>> {
        let mode = self.network.mode;
        match (written, mode) {
            (Some(written), NetworkMode::Private) => self.subnet(written),
            (Some(written), NetworkMode::Managed) => {
                self.diags.push(
                    Diagnostic::error(
                        Code::SUBNET_BESIDE_MANAGED,
                        place_of_form(Some(written)).unwrap_or(written.span),
                        format!("{noun} can't lie in a subnet: the workspace has a managed network"),
                    )
                    .cause("computes of such a workspace lie in its managed network")
                    .help("remove the subnet, or write `network: { mode: private }`"),
                );
                None
            }
            (Some(written), NetworkMode::Public) => {
                self.diags.push(
                    Diagnostic::error(
                        Code::CONTRADICTION,
                        place_of_form(Some(written)).unwrap_or(written.span),
                        format!("{noun} lies in a subnet, and there is no network of one's own"),
                    )
                    .help("write `network: { mode: private }` with its network, or remove the subnet"),
                );
                None
            }
            (None, NetworkMode::Private) => {
                let found = self.network.compute_subnet;
                // a network with a mistake of its own has said so
                if found.is_none() && self.network.own.is_some() && !self.has_default_fault() {
                    self.diags.push(
                        Diagnostic::error(Code::MISSING_KEY, span, format!("{noun} has no subnet"))
                            .help("add `network: { compute_subnet: <name> }`, one of `network.subnets`"),
                    );
                }
                found
            }
            (None, NetworkMode::Managed | NetworkMode::Public) => None,
        }
    }

    /// Whether the subnet of computes is missing for a reason that is told already.
    fn has_default_fault(&self) -> bool {
        let section = self.blueprint.network.as_ref();
        section.is_some_and(|section| section.value.compute_subnet.is_some())
            || self.network.subnets.iter().next().is_none()
    }
}
