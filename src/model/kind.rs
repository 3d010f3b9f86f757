//! Kinds of resources, and the shape of what is known of one.
//!
//! The rows themselves are a table of the catalog: what any stage asks of a kind is answered there, so that a kind costs a variant
//! here, its row, and the function that lowers it.

use serde::Serialize;

use super::{Limit, NameRule, ResourceType, Stage};

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident,)*) => {
        /// What a resource is to the platform.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind {
            $($(#[$doc])* $kind,)*
        }

        impl Kind {
            /// All kinds.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind),*];
        }
    };
}

kinds! {
    /// A user-assigned identity.
    Identity,
    /// A Log Analytics workspace.
    LogAnalytics,
    /// An Application Insights component.
    ApplicationInsights,
    /// A key vault.
    KeyVault,
    /// A key of a key vault, with which Azure encrypts what it stores.
    Key,
    /// A storage account.
    Storage,
    /// The blob service of a storage account.
    BlobService,
    /// A blob container.
    Container,
    /// A container registry.
    Registry,
    /// The Azure Machine Learning workspace.
    Workspace,
    /// An outbound rule of the workspace's managed network.
    OutboundRule,
    /// A datastore of the workspace.
    Datastore,
    /// A compute cluster of the workspace.
    Cluster,
    /// A compute instance of the workspace.
    Instance,
    /// A Kubernetes compute of the workspace.
    KubernetesCompute,
    /// An online endpoint of the workspace.
    OnlineEndpoint,
    /// A batch endpoint of the workspace.
    BatchEndpoint,
    /// A connection of the workspace.
    Connection,
    /// A diagnostic setting on one of the others.
    DiagnosticSetting,
    /// A federated credential of a user-assigned identity.
    FederatedCredential,
    /// A custom role.
    RoleDefinition,
    /// A hub that projects belong to.
    Hub,
    /// A feature store that features are retrieved from.
    FeatureStore,
    /// An account of Azure OpenAI or of AI services.
    AiServices,
    /// A search service.
    Search,
    /// An Azure Machine Learning registry.
    MlRegistry,
    /// A cluster of Azure Kubernetes Service.
    ManagedCluster,
    /// A Kubernetes cluster behind Azure Arc.
    ConnectedCluster,
    /// The machine learning extension of a Kubernetes cluster.
    ClusterExtension,
    /// A relay between the service and an Arc-enabled cluster.
    Relay,
    /// A Redis cache.
    Redis,
    /// A virtual network.
    VirtualNetwork,
    /// A subnet of a virtual network.
    Subnet,
    /// A network security group.
    NetworkSecurityGroup,
    /// A NAT gateway.
    NatGateway,
    /// A public IP address.
    PublicIpAddress,
    /// A route table.
    RouteTable,
    /// A private DNS zone.
    PrivateDnsZone,
    /// A link from a private DNS zone to a virtual network.
    VirtualNetworkLink,
    /// A private endpoint.
    PrivateEndpoint,
    /// The zones that a private endpoint registers in.
    PrivateDnsZoneGroup,
    /// A resource whose system-assigned identity works on the platform, or that is a scope and nothing else.
    Workload,
}

/// What is known of a kind of resource. A question that a stage asks of a kind is a field here, so that nothing has to be said of
/// it elsewhere.
#[derive(Debug, Clone, Copy)]
pub struct KindFacts {
    /// The word for it in a sentence: `storage account`.
    pub noun: &'static str,
    /// The words that end its symbolic name: `defaultStorage`, `cpuCluster`.
    pub symbol: &'static str,
    /// Type and API version that it is written with.
    pub resource_type: &'static ResourceType,
    /// Where a target prints it.
    pub section: Section,
    /// The part of a template in which it stands where the template is large: `computes`. None where it always stands in the template
    /// itself.
    pub part: Option<&'static str>,
    /// How Terraform makes it.
    pub terraform: Provider,
    /// How composed names begin, where names are composed. From the Cloud Adoption Framework.
    pub abbreviation: Option<&'static str>,
    /// What it may be called, where that is checked.
    pub name_rule: Option<&'static NameRule>,
    /// Where the blueprint says something of it.
    pub key: Key,
    /// The word of `naming.names` for it, if a name can be set there.
    pub naming: Option<&'static str>,
    /// What it has itself of what every resource of a group could have.
    pub own: Own,
    /// Whose work its identities do.
    pub carries: Carries,
    /// Whether there are keys that a role on it may list or switch back on.
    pub holds_keys: bool,
    /// The stage from which role assignments on it are possible.
    pub scope_from: Stage,
    /// Which assignments precede it, where its own or its users' identities need them.
    pub waits: Wait,
    /// Whether who deploys has to read one that exists already.
    pub read_where_existing: bool,
    /// A property that others set once it is there, and that writing it again without takes away. A template makes it only where
    /// there is none; Terraform, which compares first, leaves the property as it finds it.
    pub set_later: Option<&'static str>,
    /// Whether its name tells a person something.
    pub listed: bool,
    /// The quota that it counts towards.
    pub quota: Option<&'static Quota>,
}

/// The provider by which Terraform makes a kind, whatever its options: a resource of another type is a new one, and the old one with
/// all that is in it is destroyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provider {
    /// `azurerm`, by this type.
    Azurerm(&'static str),
    /// `azapi`, whose body is that of Azure Resource Manager.
    Azapi(Azapi),
    /// None: the block of its parent holds it.
    InParent,
}

/// What `azapi` has to know of a kind beside its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Azapi {
    /// Whether the service answers with values in another case than it was given.
    pub ignore_casing: bool,
    /// Properties that the service takes only at creation, as paths: a change replaces the resource.
    pub create_only: &'static [&'static str],
    /// Whether that holds for its identities, too.
    pub identity_create_only: bool,
    /// What others read of the service's answer, as paths.
    pub exported: &'static [&'static str],
}

impl Azapi {
    /// Nothing.
    pub const PLAIN: Azapi = Azapi {
        ignore_casing: false,
        create_only: &[],
        identity_create_only: false,
        exported: &[],
    };
}

/// Where a target prints resources, in this order. A target says which heading or file that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Identities and their credentials.
    Identities,
    /// Virtual networks and what belongs to them.
    Network,
    /// Log Analytics and Application Insights.
    Monitoring,
    /// Key vaults.
    KeyVault,
    /// Container registries.
    Registry,
    /// Storage accounts and what is in them.
    Storage,
    /// Services that models and data are used through.
    Services,
    /// The workspace and its like.
    Workspace,
    /// Outbound rules of the managed network.
    OutboundRules,
    /// Private endpoints and the zones of their names.
    PrivateEndpoints,
    /// Datastores.
    Datastores,
    /// Connections.
    Connections,
    /// Computes, and clusters behind them.
    Computes,
    /// Endpoints.
    Endpoints,
    /// Diagnostic settings.
    DiagnosticSettings,
    /// Custom roles.
    CustomRoles,
}

/// Where the blueprint says something of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Nowhere: it follows from others.
    Nowhere,
    /// Under this key; there is one.
    Single(&'static str),
    /// As an item under this key.
    Item(&'static str),
    /// The workspace's own under one key, further ones as items under another.
    OwnOrItem {
        /// The key of the workspace's own.
        own: &'static str,
        /// The key of the others.
        items: &'static str,
    },
    /// Within an item: under a key of the resource that it is a child of, after which it is called, too.
    Within {
        /// The key of the parents.
        items: &'static str,
        /// The key in a parent.
        key: &'static str,
    },
}

impl Key {
    /// The path to a resource, by its logical name and that of its parent; none where the blueprint does not name it.
    #[must_use]
    pub fn path(self, logical: &str, parent: Option<&str>) -> Option<String> {
        Some(self.parts(logical, parent)?.join("."))
    }

    /// The parts of that path; the first may be a path itself.
    #[must_use]
    pub fn parts<'l>(self, logical: &'l str, parent: Option<&'l str>) -> Option<Vec<&'l str>> {
        Some(match self {
            Key::Nowhere => return None,
            Key::Single(key) => vec![key],
            Key::OwnOrItem { own, .. } if logical.is_empty() => vec![own],
            Key::Item(items) | Key::OwnOrItem { items, .. } => vec![items, logical],
            Key::Within { items, key } => {
                let parent = parent.unwrap_or("…");
                let own = logical
                    .strip_prefix(parent)
                    .and_then(|rest| rest.strip_prefix('-'));
                vec![items, parent, key, own.unwrap_or(logical)]
            }
        })
    }
}

/// What a kind has itself of region and tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// Neither: those of what it belongs to count.
    Neither,
    /// The region of the deployment, and tags.
    RegionAndTags,
}

/// Which assignments precede a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// None.
    Never,
    /// Those of the stages up to this one.
    Until(Stage),
    /// The same, and the service checks it against them when it is made: a new assignment is not honoured at once, so that a
    /// pause comes between.
    UntilHonoured(Stage),
    /// Those of this stage that what it does needs, and the service checks it against them in the same way.
    UntilItsOwn(Stage),
}

impl Wait {
    /// The last stage whose assignments precede it.
    #[must_use]
    pub fn last(self) -> Option<Stage> {
        match self {
            Wait::Never => None,
            Wait::Until(stage) | Wait::UntilHonoured(stage) | Wait::UntilItsOwn(stage) => Some(stage),
        }
    }

    /// Whether a pause comes between.
    #[must_use]
    pub fn pauses(self) -> bool {
        matches!(self, Wait::UntilHonoured(_) | Wait::UntilItsOwn(_))
    }
}

/// Whose work the identities of a kind do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carries {
    /// It has none that the platform makes or grants something to.
    Nothing,
    /// Its own work: it is there before what runs on it.
    ForItself,
    /// That of code which runs on it.
    ForCode,
}

/// How many of some kinds a region takes before somebody asks for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// What is counted: `endpoints`.
    pub noun: &'static str,
    /// The bound.
    pub limit: &'static Limit,
}
