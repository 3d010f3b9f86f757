//! From what was written to what it means: names, references and values.
//!
//! Every value check that the reader cannot do is here; what remains is a [`Resolved`] blueprint in which each
//! reference points at something that exists and each default that is a matter of the language is filled in. `lower`
//! goes on from here.

mod compute;
mod connection;
mod context;
mod data;
mod endpoint;
mod identity;
mod instance;
mod kubernetes;
mod platform;
mod principal;
mod rbac;
mod reference;
mod top;
mod unused;
mod uses;
mod workspace;

pub use compute::Cluster;
pub use connection::{Connection, ConnectionAuth, Target};
pub use data::{Account, Store, StoreKind};
pub use endpoint::{Endpoint, EndpointKind, Online};
pub use identity::{FederatedCredential, Identities, UserIdentity};
pub use instance::{Assigned, Instance};
pub use kubernetes::{InstanceTypePairs, KubernetesCompute};
pub use platform::{ApplicationInsights, KeyVault, LogAnalytics, Monitoring, Registry};
pub use principal::{CAN_WORDS, Can, CanTask, Person, Who};
pub use rbac::{CustomRole, ExtraGrant, ExtraPrincipal, ExtraScope, Rbac, RuleSwitch, Waiver};
pub use top::Naming;
pub use uses::{DataUse, ResolvedUse, Service, Task, feature_word};
pub use workspace::{FeatureStore, Workspace, WorkspaceIdentity};

use crate::blueprint::Blueprint;
use crate::diag::{Diagnostics, Halt};
use crate::model::{Cloud, Kind, ResourceType, TargetName};
use crate::source::{Span, Spanned};
use context::Context;

/// Tags as pairs, in the order in which they were written.
pub type Tags = Vec<(Spanned<String>, Spanned<String>)>;

/// Values that any named item has.
#[derive(Debug, Clone)]
pub struct Item {
    /// The logical name.
    pub logical: String,
    /// Where it is declared; for a default that was not written, where the blueprint is named.
    pub span: Span,
    /// The Azure name, where the author sets it or the resource exists already.
    pub name: Option<Spanned<String>>,
    /// Whether the resource exists already.
    pub existing: bool,
    /// Its own tags.
    pub tags: Tags,
}

impl Item {
    /// A named item.
    fn of(
        key: &Spanned<String>,
        name: Option<&Spanned<String>>,
        tags: &crate::blueprint::Tags,
        diags: &mut Diagnostics,
    ) -> Self {
        Self {
            name: name.cloned(),
            tags: top::tags(tags, diags),
            ..Self::plain(&key.value, key.span)
        }
    }

    /// An item with nothing but a logical name.
    fn plain(logical: &str, span: Span) -> Self {
        Self {
            logical: logical.to_owned(),
            span,
            name: None,
            existing: false,
            tags: Vec::new(),
        }
    }

    /// The item of a kind of which there is one: underlined at the beginning of its section, or where the blueprint is
    /// named.
    fn only_one(
        section: Span,
        home: Span,
        name: Option<&Spanned<String>>,
        tags: &crate::blueprint::Tags,
        diags: &mut Diagnostics,
    ) -> Self {
        let span = if section == home {
            home
        } else {
            Span::new(section.start, section.start + 1)
        };
        Self::of(&Spanned::new(String::new(), span), name, tags, diags)
    }

    /// The name by which jobs refer to it, which it has in the workspace unless the author sets another one.
    #[must_use]
    pub fn job_name(&self) -> &str {
        self.name.as_ref().map_or(&self.logical, |name| &name.value)
    }

    /// Makes it one that exists under a name.
    fn make_existing(&mut self, name: Spanned<String>) {
        self.name = Some(name);
        self.existing = true;
    }
}

/// A resource beside the platform, which exists already.
#[derive(Debug, Clone)]
pub struct External {
    /// What it is to the platform.
    pub kind: Kind,
    /// Its type.
    pub resource_type: &'static ResourceType,
    /// Its name.
    pub name: String,
    /// Where it is first named.
    pub span: Span,
}

/// A blueprint with every reference resolved. Indices point into the vectors beside them.
#[derive(Debug)]
pub struct Resolved {
    /// The platform's short name.
    pub name: Spanned<String>,
    /// The cloud.
    pub cloud: Cloud,
    /// The region, normalised.
    pub location: Spanned<String>,
    /// The subscription, in lower case.
    pub subscription: Option<String>,
    /// The tenant, in lower case.
    pub tenant: Option<String>,
    /// The resource group.
    pub resource_group: Option<Spanned<String>>,
    /// Tags of every resource.
    pub tags: Tags,
    /// How names are made.
    pub naming: Naming,
    /// Targets built by default.
    pub targets: Vec<TargetName>,
    /// User-assigned identities, fallbacks last.
    pub identities: Vec<UserIdentity>,
    /// Storage accounts; the workspace's own is `default` and there for all kinds but projects.
    pub accounts: Vec<Account>,
    /// Registries; the workspace's own has no logical name.
    pub registries: Vec<Registry>,
    /// Vaults; the workspace's own has no logical name.
    pub vaults: Vec<KeyVault>,
    /// Monitoring.
    pub monitoring: Monitoring,
    /// The workspace.
    pub workspace: Workspace,
    /// Datastores.
    pub stores: Vec<Store>,
    /// Clusters.
    pub clusters: Vec<Cluster>,
    /// Compute instances.
    pub instances: Vec<Instance>,
    /// Kubernetes computes.
    pub kubernetes: Vec<KubernetesCompute>,
    /// The names of all computes, in the order in which they were written.
    pub compute_names: Vec<String>,
    /// Endpoints.
    pub endpoints: Vec<Endpoint>,
    /// Connections.
    pub connections: Vec<Connection>,
    /// People and applications.
    pub people: Vec<Person>,
    /// Resources beside the platform.
    pub externals: Vec<External>,
    /// Adjustments of the derived access.
    pub rbac: Rbac,
    /// Findings that are accepted.
    pub waivers: Vec<Waiver>,
}

/// Resolves a blueprint. Mistakes go to `diags`; resolving goes on past them as far as sense allows.
///
/// # Errors
///
/// When mistakes were found: what is returned would not be whole.
pub fn resolve(blueprint: &Blueprint, diags: &mut Diagnostics) -> Result<Resolved, Halt> {
    let cloud = top::cloud(blueprint);
    let name = top::name(blueprint, diags);
    let location = top::location(blueprint, cloud, diags);
    let subscription = top::guid(blueprint.subscription.as_ref(), "subscription", diags);
    let tenant = top::guid(blueprint.tenant.as_ref(), "tenant", diags);
    let group = top::resource_group(blueprint, diags);
    let tags = top::tags(&blueprint.tags, diags);
    let naming = top::naming(blueprint.naming.as_ref(), diags);
    let targets = top::targets(blueprint, diags);
    let kind = workspace::kind(blueprint.workspace.as_ref());
    let mut context = Context {
        blueprint,
        diags,
        cloud,
        subscription,
        group,
        identities: Vec::new(),
        accounts: Vec::new(),
        stores: Vec::new(),
        registries: Vec::new(),
        vaults: Vec::new(),
        externals: Vec::new(),
    };
    context.declare_identities();
    context.declare_accounts(kind);
    context.declare_stores();
    context.declare_registries(kind);
    context.declare_vaults(kind);
    let monitoring = context.monitoring(kind);
    let mut computes = context.computes();
    let workspace = context.workspace(&mut computes.clusters);
    let endpoints = context.endpoints(&mut computes.clusters, &computes.kubernetes);
    let connections = context.connections();
    let people = context.people(&endpoints);
    let rbac = context.rbac(&endpoints, &people);
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
        ..
    } = context;
    let resolved = Resolved {
        name,
        cloud,
        location,
        subscription,
        tenant,
        resource_group: group,
        tags,
        naming,
        targets,
        registries,
        vaults,
        monitoring,
        identities,
        accounts,
        workspace,
        stores,
        clusters: computes.clusters,
        instances: computes.instances,
        kubernetes: computes.kubernetes,
        compute_names: blueprint.computes.keys().map(|key| key.value.clone()).collect(),
        endpoints,
        connections,
        people,
        externals,
        rbac,
        waivers,
    };
    top::sections_not_supported(blueprint, diags);
    diags.halt_on_error()?;
    unused::unused(&resolved, blueprint, diags);
    Ok(resolved)
}

/// The workspace's own account among those declared.
fn default_account(accounts: &[Account]) -> Option<usize> {
    accounts
        .iter()
        .position(|account| account.item.logical == "default")
}

impl Resolved {
    /// The workspace's own account, if it has one.
    #[must_use]
    pub fn default_account(&self) -> Option<usize> {
        default_account(&self.accounts)
    }

    /// Every use of the blueprint, of whomever.
    pub fn all_uses(&self) -> impl Iterator<Item = &ResolvedUse> {
        self.workspace
            .uses
            .iter()
            .chain(self.clusters.iter().flat_map(|cluster| &cluster.uses))
            .chain(self.instances.iter().flat_map(|instance| &instance.uses))
            .chain(self.kubernetes.iter().flat_map(|compute| &compute.uses))
            .chain(self.endpoints.iter().flat_map(|endpoint| &endpoint.uses))
            .chain(self.people.iter().flat_map(|person| &person.uses))
    }
}
