//! Whether what lies in networks fits there: addresses, ways out, and what networks of one's own do not have.

use super::endpoints::parallel_runs;
use super::place::{Egress, Nodes, SubnetForm};
use super::reached::Reached;
use crate::address;
use crate::arena::{Arena, Handle};
use crate::blueprint::{NetworkMode, StorageGroup, WorkspaceKind};
use crate::catalog::uses::UseKind;
use crate::diag::{Code, Diagnostic};
use crate::resolve::computes::Computes;
use crate::resolve::context::Context;
use crate::resolve::network::place::Subnet;
use crate::resolve::{Endpoint, EndpointKind, Workspace};
use crate::source::Span;

/// Nodes of a compute, with what findings say of it.
struct Placed<'c> {
    name: String,
    span: Span,
    most: u64,
    nodes: &'c Nodes,
}

impl Context<'_> {
    /// Findings about what lies in networks.
    pub(in crate::resolve) fn fit(
        &mut self,
        workspace: &Workspace,
        computes: &Computes,
        endpoints: &Arena<Endpoint>,
    ) {
        self.builds_images(workspace, computes);
        self.parts_of_existing_account(computes, endpoints);
        if self.network.mode != NetworkMode::Private {
            return;
        }
        self.not_in_own_networks(workspace, endpoints);
        self.enough_for_endpoints();
        self.builds_beside_its_stores(workspace, computes);
        let placed = placed(computes);
        self.enough_for_computes(&placed);
        if !workspace.item.existing {
            self.reach_the_workspace(&placed);
        }
        self.lead_out(&placed);
    }

    /// V-NET-09, V-HUB-01.
    fn not_in_own_networks(&mut self, workspace: &Workspace, endpoints: &Arena<Endpoint>) {
        let mode = self
            .blueprint
            .network
            .as_ref()
            .and_then(|network| network.value.mode.as_ref());
        if let (Some(mode), WorkspaceKind::Hub | WorkspaceKind::Project) = (mode, workspace.kind) {
            self.diags.push(
                Diagnostic::error(
                    Code::NOT_IN_HUBS,
                    mode.span,
                    format!("a {} can't have a network of its own", workspace.kind.word()),
                )
                .help("write `mode: managed`, or move it to a workspace of `kind: default`"),
            );
        }
        let cause = "they run on machines of the service, which only a managed network reaches";
        for endpoint in endpoints {
            let EndpointKind::Online(online) = &endpoint.kind else {
                continue;
            };
            if online.compute.is_none() {
                self.diags.push(
                    Diagnostic::error(
                        Code::NOT_IN_PRIVATE_NETWORKS,
                        endpoint.item.span,
                        format!(
                            "managed endpoint `{}` can't be in a private network",
                            endpoint.item.logical
                        ),
                    )
                    .cause(cause)
                    .help("write `network: { mode: managed }`, or give it a Kubernetes `compute`"),
                );
            }
        }
        for entry in &workspace.uses {
            let what = if entry.kind == UseKind::Spark {
                "Spark"
            } else if entry.kind == UseKind::FeatureStoreMaterialization {
                "the materialization of features"
            } else {
                continue;
            };
            self.diags.push(
                Diagnostic::error(
                    Code::NOT_IN_PRIVATE_NETWORKS,
                    entry.span,
                    format!("{what} can't work in a private network"),
                )
                .cause(cause)
                .help("write `network: { mode: managed }`"),
            );
        }
    }

    /// V-NET-18 for endpoints.
    fn enough_for_endpoints(&mut self) {
        let Some(endpoints) = &self.network.endpoints else {
            return;
        };
        let subnet = self.network.subnets.get(endpoints.subnet);
        let Some((subnet, prefix)) = subnet.and_then(|subnet| Some((subnet, subnet.prefix()?))) else {
            return;
        };
        let needed: u64 = endpoints
            .targets
            .iter()
            .map(|target| u64::from(target.group.addresses()))
            .sum();
        let usable = address::usable(prefix);
        if needed > usable {
            self.diags.push(
                Diagnostic::error(
                    Code::TOO_FEW_ADDRESSES,
                    subnet.item.span,
                    format!(
                        "subnet `{}` has {usable} addresses, and its private endpoints take {needed}",
                        subnet.item.logical
                    ),
                )
                .also(endpoints.span, "the endpoints")
                .help("choose a larger prefix"),
            );
        }
    }

    /// V-NET-18 for computes.
    fn enough_for_computes(&mut self, placed: &[Placed<'_>]) {
        let mut of_subnet: Vec<(Handle<Subnet>, u64, Span)> = Vec::new();
        for compute in placed {
            let Some(handle) = compute.nodes.subnet else {
                continue;
            };
            match of_subnet.iter_mut().find(|(known, ..)| *known == handle) {
                Some((_, most, _)) => *most += compute.most,
                None => of_subnet.push((handle, compute.most, compute.span)),
            }
        }
        for (handle, needed, span) in of_subnet {
            let subnet = self.network.subnets.get(handle);
            let Some((subnet, prefix)) = subnet.and_then(|subnet| Some((subnet, subnet.prefix()?))) else {
                continue;
            };
            let usable = address::usable(prefix);
            if needed > usable {
                self.diags.push(
                    Diagnostic::warning(
                        Code::TOO_FEW_ADDRESSES,
                        subnet.item.span,
                        format!(
                            "subnet `{}` has {usable} addresses, and its computes may have {needed} nodes",
                            subnet.item.logical
                        ),
                    )
                    .also(span, "the first of them")
                    .help("choose a larger prefix, or lower `max_instances`"),
                );
            }
        }
    }

    /// V-NET-21.
    fn reach_the_workspace(&mut self, placed: &[Placed<'_>]) {
        let Some(endpoints) = &self.network.endpoints else {
            return;
        };
        if endpoints.reach(Reached::Workspace) {
            return;
        }
        let span = endpoints.span;
        if let Some(compute) = placed.iter().find(|compute| !compute.nodes.public_ip) {
            self.diags.push(
                Diagnostic::error(
                    Code::WORKSPACE_IS_NOT_REACHED,
                    compute.span,
                    format!("{} does not reach the workspace", compute.name),
                )
                .also(span, "no private endpoint leads to the workspace")
                .cause("a compute without a public address reaches its workspace through a private endpoint")
                .help("add `workspace` to `private_endpoints.resources`"),
            );
        }
    }

    /// The way out of computes without public addresses.
    fn lead_out(&mut self, placed: &[Placed<'_>]) {
        let Some(own) = &self.network.own else { return };
        let mut asked: Vec<Handle<Subnet>> = Vec::new();
        for compute in placed.iter().filter(|compute| !compute.nodes.public_ip) {
            let Some(handle) = compute.nodes.subnet else {
                continue;
            };
            let Some(subnet) = self.network.subnets.get(handle) else {
                continue;
            };
            let made = subnet.is_made();
            if made && own.egress.value == Egress::None {
                self.diags.push(
                    Diagnostic::error(
                        Code::NO_WAY_OUT,
                        own.egress.span,
                        format!("{} has neither a public address nor a way out", compute.name),
                    )
                    .also(compute.span, "the compute")
                    .cause("it fetches images and packages, and reports to the service")
                    .help("write `egress: nat_gateway`, or a route table that leads to a firewall"),
                );
                return;
            }
            if !made && !asked.contains(&handle) {
                asked.push(handle);
                self.diags.push(
                    Diagnostic::information(
                        Code::NO_WAY_OUT,
                        compute.span,
                        format!(
                            "whether subnet `{}` has a way out can't be seen at build, and {} needs one",
                            subnet.item.logical, compute.name
                        ),
                    )
                    .cause("a compute without a public address fetches images and packages through a NAT gateway or a firewall")
                    .help("look: `az network vnet subnet show --ids <id> --query \"{nat: natGateway.id, routes: routeTable.id}\"`"),
                );
            }
        }
    }

    /// V-NET-04, of an account that exists: the endpoints of others are as many as they say.
    fn parts_of_existing_account(&mut self, computes: &Computes, endpoints: &Arena<Endpoint>) {
        let parallel = parallel_runs(&computes.clusters, endpoints).is_some();
        let account = self.accounts.iter().find(|account| account.item.is_default());
        let Some(account) = account.filter(|account| parallel && !account.private_endpoints.is_empty())
        else {
            return;
        };
        let has = |wanted: StorageGroup| {
            account
                .private_endpoints
                .iter()
                .any(|(group, _)| *group == wanted)
        };
        let missing = [StorageGroup::Queue, StorageGroup::Table]
            .into_iter()
            .filter(|group| !has(*group));
        let missing: Vec<&str> = missing.map(StorageGroup::as_str).collect();
        let first = account
            .private_endpoints
            .first()
            .map(|(_, endpoint)| endpoint.span);
        if !missing.is_empty() {
            self.diags.push(
                Diagnostic::error(
                    Code::PARALLEL_RULES,
                    first,
                    format!(
                        "the workspace's own account is closed, and parallel jobs don't reach its {}",
                        missing.join(" and ")
                    ),
                )
                .cause("parallel run steps and batch endpoints coordinate themselves through queues and tables")
                .help(format!(
                    "have private endpoints made for them, and name them: `private_endpoints: {{ {}: <id> }}`",
                    missing.join(": <id>, ")
                )),
            );
        }
    }

    /// V-ACR-05: whether networks are peered can't be seen.
    fn builds_beside_its_stores(&mut self, workspace: &Workspace, computes: &Computes) {
        let network = |subnet: Handle<Subnet>| match &self.network.subnets.get(subnet)?.form {
            SubnetForm::Created(_) => Some(None),
            SubnetForm::Existing(external) => Some(self.externals.get(*external)?.parent),
        };
        let builder = workspace.image_build.as_ref();
        let cluster = builder.and_then(|builder| computes.clusters.get(builder.value));
        let of_builder = cluster.and_then(|cluster| network(cluster.nodes.subnet?));
        let of_endpoints = self
            .network
            .endpoints
            .as_ref()
            .and_then(|endpoints| network(endpoints.subnet));
        if let (Some(builder), Some(one), Some(other)) = (builder, of_builder, of_endpoints)
            && one != other
        {
            self.diags.push(
                Diagnostic::information(
                    Code::IMAGE_BUILD_COMPUTE,
                    builder.span,
                    "images are built in another network than that of the private endpoints",
                )
                .cause("the cluster has to reach registry and storage, and whether the networks are peered can't be seen")
                .help("peer them, and link the zones to both"),
            );
        }
    }

    /// V-ACR-04.
    fn builds_images(&mut self, workspace: &Workspace, computes: &Computes) {
        let builds = workspace.image_build.is_some()
            || computes
                .clusters
                .iter()
                .any(|cluster| cluster.builds_images.is_some());
        let is_ordinary = matches!(
            workspace.kind,
            WorkspaceKind::Default | WorkspaceKind::FeatureStore
        );
        // what an existing one builds images on can't be seen
        if builds || workspace.item.existing {
            return;
        }
        let account = self.accounts.iter().find(|account| account.item.is_default());
        let account = account.and_then(|account| {
            // an account that exists and names its private endpoints is taken for closed
            let endpoint = account
                .private_endpoints
                .first()
                .map(|(_, endpoint)| endpoint.span);
            let closed = account.firewall.restricted().or(endpoint)?;
            Some(("the workspace's storage account", closed))
        });
        let registry = self.registries.iter().find(|registry| registry.item.is_default());
        let registry = registry.and_then(|registry| {
            let closed = registry.firewall.restricted()?;
            Some(("the workspace's registry", closed))
        });
        if let Some((noun, closed)) = account.or(registry) {
            let message = format!("the service can't build images, because {noun} is closed");
            let finding = if is_ordinary {
                Diagnostic::warning(Code::NO_IMAGE_BUILDS, closed, message)
                    .help("declare a cluster in the network, and write `workspace: { image_build_compute: <name> }`")
            } else {
                Diagnostic::information(Code::NO_IMAGE_BUILDS, closed, message)
                    .help("use curated images, or push images to the registry from inside the network")
            };
            self.diags.push(finding.cause(
                "it builds on machines outside the network; curated and ready-made images still work",
            ));
        }
    }
}

/// The clusters and instances with their nodes.
fn placed(computes: &Computes) -> Vec<Placed<'_>> {
    let clusters = computes.clusters.iter().map(|cluster| Placed {
        name: format!("cluster `{}`", cluster.item.logical),
        span: cluster.item.span,
        most: cluster
            .max_instances
            .value
            .value()
            .map_or(0, |most| u64::from(*most)),
        nodes: &cluster.nodes,
    });
    let instances = computes.instances.iter().map(|instance| Placed {
        name: format!("compute instance `{}`", instance.item.logical),
        span: instance.item.span,
        most: 1,
        nodes: &instance.nodes,
    });
    clusters.chain(instances).collect()
}
