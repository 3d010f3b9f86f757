//! From what was written to what it means: names, references and values.
//!
//! Every value check that the reader cannot do is here; what remains is a [`Resolved`] blueprint in which each
//! reference points at something that exists and each default that is a matter of the language is filled in. `lower`
//! goes on from here.
//!
//! May know: `address`, `arena`, `source`, `diag`, `blueprint`, `model`, `catalog`.

mod cluster;
mod compute;
mod computes;
mod connection;
mod context;
mod customer_key;
mod data;
mod declared;
mod default_group;
mod endpoint;
mod existing;
mod existing_workspace;
mod external;
mod identity;
mod instance;
mod item;
mod kubernetes;
mod managed_network;
mod network;
mod outbound;
mod own_parts;
mod parameter;
mod platform;
mod principal;
mod rbac;
mod reference;
mod resolved;
mod resource_id;
mod top;
mod unused;
mod uses;
mod versions;
mod workspace;

pub use crate::blueprint::Can;
pub use cluster::Cluster;
pub use computes::ComputeHandle;
pub use connection::{Behind, Connection, ConnectionAuth, Target, WrittenUrl};
pub use declared::{
    Account, CustomerKey, FederatedCredential, IdentityRef, Key, KeyVault, Registry, Store, StoreKind,
    UserIdentity, WorkspaceKey,
};
pub use default_group::DefaultGroup;
pub use endpoint::{Endpoint, EndpointKind, Online};
pub use external::External;
pub use identity::Identities;
pub use instance::{Assigned, Instance};
pub use item::{Item, Owned};
pub use kubernetes::{InstanceTypePairs, KubernetesCompute};
pub use managed_network::{Destination, ManagedNetwork, OutboundRule, RuleTarget};
pub use network::place::{Egress, Firewall, NetworkForm, Nodes, OwnNetwork, Subnet, SubnetForm};
pub use network::reached::{EndpointTarget, Network, PrivateEndpoints, Reached, Zones};
pub use platform::{ApplicationInsights, LogAnalytics, Monitoring};
pub use principal::{About, CAN_WORDS, CanTask, Person, Who};
pub use rbac::{CustomRole, ExtraGrant, ExtraPrincipal, ExtraRole, ExtraScope, Rbac, RuleSwitch, Waiver};
pub use resolved::Resolved;
pub use top::can_name_a_blueprint;
pub use top::{Naming, Tags};
pub use uses::{DataUse, FeatureStoreUse, OfflineStore, ResolvedUse, UseTarget};
pub use workspace::{FeatureStore, Workspace, WorkspaceIdentity};

use indexmap::IndexMap;

use crate::arena::Arena;
use crate::blueprint::Blueprint;
use crate::diag::{Diagnostics, Halt};
use context::Context;
use own_parts::OwnParts;
use rbac::Named;

/// Resolves a blueprint. Mistakes go to `diags`; resolving goes on past them as far as sense allows.
///
/// # Errors
///
/// When mistakes were found: what is returned would not be whole.
#[expect(
    clippy::too_many_lines,
    reason = "one section after the other, and nothing else"
)]
pub fn resolve(blueprint: &Blueprint, diags: &mut Diagnostics) -> Result<Resolved, Halt> {
    let cloud = top::cloud(blueprint, diags);
    let name = top::name(blueprint, diags);
    let location = top::location(blueprint, cloud, diags);
    let subscription = top::guid(blueprint.subscription.as_ref(), "subscription", diags);
    let tenant = top::guid(blueprint.tenant.as_ref(), "tenant", diags);
    let (group, makes_group) = top::resource_group(blueprint, diags);
    let tags = top::tags(&blueprint.tags, diags);
    let naming = top::naming(blueprint.naming.as_ref(), diags);
    let targets = top::targets(blueprint, diags);
    let api_versions = versions::api_versions(blueprint, diags);
    let kind = own_parts::kind(blueprint.workspace.as_ref());
    let mut context = Context {
        blueprint,
        diags,
        cloud,
        location: location.value.clone(),
        subscription,
        group,
        places: Vec::new(),
        network: Network::default(),
        own_parts: OwnParts::of(blueprint),
        identities: Arena::default(),
        accounts: Arena::default(),
        stores: IndexMap::new(),
        registries: Arena::default(),
        vaults: Arena::default(),
        externals: Arena::default(),
    };
    context.declare_identities();
    context.declare_accounts(kind);
    context.declare_stores();
    context.declare_registries();
    context.declare_vaults();
    let (keys, workspace_key) = context.customer_keys(kind);
    let monitoring = context.monitoring();
    context.declare_network();
    let mut computes = context.computes();
    let mut workspace = context.workspace(&mut computes.clusters);
    let endpoints = context.endpoints(&mut computes.clusters, &computes.kubernetes);
    let connections = context.connections();
    context.identity_is_said(&workspace, &connections);
    let people = context.people(&endpoints);
    let rbac = context.rbac(&Named {
        computes: &computes,
        endpoints: &endpoints,
        people: &people,
    });
    context.close(&mut workspace, &computes.clusters, &endpoints);
    context.fit(&workspace, &computes, &endpoints);
    let managed_network = context.managed_network(&workspace, &computes, &endpoints);
    let waivers = context.waivers();
    let Context {
        subscription,
        group,
        identities,
        accounts,
        stores,
        registries,
        vaults,
        externals,
        network,
        ..
    } = context;
    let resolved = Resolved {
        name,
        environment: blueprint.environment.clone(),
        cloud,
        location,
        subscription,
        tenant,
        resource_group: group,
        makes_group,
        parameters: parameter::parameters(&blueprint.parameters, diags),
        tags,
        naming,
        api_versions,
        targets,
        registries,
        vaults,
        keys,
        workspace_key,
        monitoring,
        identities,
        accounts,
        workspace,
        stores: stores.into_values().collect(),
        clusters: computes.clusters,
        instances: computes.instances,
        kubernetes: computes.kubernetes,
        endpoints,
        managed_network,
        connections,
        people,
        externals,
        network,
        rbac,
        waivers,
        ignored: blueprint.ignored.clone(),
    };
    if let Some(network) = &blueprint.network {
        outbound::forms(&network.value, diags);
    }
    diags.halt_on_error()?;
    unused::unused(&resolved, blueprint, diags);
    Ok(resolved)
}
