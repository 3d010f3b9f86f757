//! What Azure and Terraform make of a changed property of a resource that is there already, where it is not simply updated; and what
//! is in a resource that its successor does not have.
//!
//! What Terraform replaces through `azapi` stands in [`KindFacts`](crate::model::KindFacts), too, which writes the triggers; a test
//! holds both together.

use crate::catalog::sources::{
    ACR_ABAC, AUTH, CI, CMK, CMK_ACR, CMK_ST, E2E_CHAT, EP_RES, HUB, KV_POL, NET, TF_FORCE_NEW, TF_KV,
    TF_SRC, TYPES,
};
use crate::model::{Citation, Kind};

/// What becomes of a property that a deployment sends with another value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is changed.
    Updated,
    /// It is sent, and the service keeps what it has.
    Ignored,
    /// It is not sent at all: the resource is left as it is.
    Left,
    /// It is sent, and the service refuses it.
    Refused,
    /// It is sent, and refused or ignored: sources do not say which.
    Open,
    /// The resource is destroyed and made anew.
    Replaced,
}

/// The values before and after; none where there is none.
pub type Values<'v> = (Option<&'v str>, Option<&'v str>);

/// One property.
#[derive(Debug)]
pub struct ChangeRule {
    /// Of what.
    pub kind: Kind,
    /// Where it stands in the body, with all that is below it; empty for whatever stands there.
    pub path: &'static str,
    /// For which values it holds.
    pub when: fn(Values<'_>) -> bool,
    /// What becomes of it with ARM and Bicep, which send it as it is.
    pub incremental: Outcome,
    /// What becomes of it with Terraform.
    pub terraform: Outcome,
    /// What to know or to do.
    pub remark: &'static str,
    /// Where this was read.
    pub citation: &'static Citation,
}

impl ChangeRule {
    /// Whether it is about a property: one of a list is written with `[]` at its end.
    #[must_use]
    pub fn is_about(&self, kind: Kind, path: &str, values: Values<'_>) -> bool {
        let below = path.strip_prefix(self.path);
        let is_there =
            below.is_some_and(|rest| self.path.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']));
        self.kind == kind && is_there && (self.when)(values)
    }
}

fn always(_: Values<'_>) -> bool {
    true
}

const fn rule(
    kind: Kind,
    path: &'static str,
    outcomes: (Outcome, Outcome),
    remark: &'static str,
    citation: &'static Citation,
) -> ChangeRule {
    ChangeRule {
        kind,
        path,
        when: always,
        incremental: outcomes.0,
        terraform: outcomes.1,
        remark,
        citation,
    }
}

const NEW_WORKSPACE: &str = "make a new workspace";
const REFUSED: (Outcome, Outcome) = (Outcome::Refused, Outcome::Refused);
const OPEN: (Outcome, Outcome) = (Outcome::Open, Outcome::Open);
const OPEN_OR_REPLACED: (Outcome, Outcome) = (Outcome::Open, Outcome::Replaced);
const LEFT: (Outcome, Outcome) = (Outcome::Left, Outcome::Updated);
const UPDATED: (Outcome, Outcome) = (Outcome::Updated, Outcome::Updated);

/// The rules; of several about one property the first counts.
pub const RULES: &[ChangeRule] = &[
    // The workspace.
    rule(Kind::Workspace, "kind", REFUSED, NEW_WORKSPACE, &HUB),
    rule(
        Kind::Workspace,
        "properties.hubResourceId",
        REFUSED,
        "make a new project",
        &TF_FORCE_NEW,
    ),
    rule(
        Kind::Workspace,
        "properties.storageAccount",
        REFUSED,
        NEW_WORKSPACE,
        &TYPES,
    ),
    rule(
        Kind::Workspace,
        "properties.keyVault",
        REFUSED,
        NEW_WORKSPACE,
        &TYPES,
    ),
    rule(
        Kind::Workspace,
        "properties.containerRegistry",
        UPDATED,
        "images and environments stay behind with the old registry",
        &TYPES,
    ),
    rule(
        Kind::Workspace,
        "properties.applicationInsights",
        UPDATED,
        "telemetry stays behind with the old component",
        &TYPES,
    ),
    rule(
        Kind::Workspace,
        "properties.hbiWorkspace",
        OPEN,
        NEW_WORKSPACE,
        &CMK,
    ),
    rule(
        Kind::Workspace,
        "properties.enableDataIsolation",
        OPEN,
        NEW_WORKSPACE,
        &AUTH,
    ),
    rule(
        Kind::Workspace,
        "properties.encryption.keyVaultProperties.keyVaultArmId",
        REFUSED,
        "the key of a workspace can be changed within its vault alone: make a new workspace",
        &CMK,
    ),
    ChangeRule {
        when: both,
        ..rule(
            Kind::Workspace,
            "properties.encryption.keyVaultProperties.keyIdentifier",
            UPDATED,
            OLD_KEY,
            &CMK,
        )
    },
    rule(
        Kind::Workspace,
        "properties.encryption.status",
        OPEN,
        NEW_WORKSPACE,
        &TF_SRC,
    ),
    rule(
        Kind::Workspace,
        "properties.enableServiceSideCMKEncryption",
        OPEN,
        NEW_WORKSPACE,
        &TF_SRC,
    ),
    rule(
        Kind::Workspace,
        "properties.provisionNetworkNow",
        OPEN,
        "`az ml workspace provision-network` makes the network of a workspace that is there",
        &TF_SRC,
    ),
    ChangeRule {
        when: |(old, _)| old.is_some(),
        ..rule(
            Kind::Workspace,
            "properties.managedNetwork.isolationMode",
            REFUSED,
            "a managed network can't be switched off or become looser, and documents disagree whether it can become stricter: make a \
             new workspace",
            &NET,
        )
    },
    rule(
        Kind::Workspace,
        "properties.managedNetwork.isolationMode",
        UPDATED,
        "computes and endpoints that are there already are not in the network: delete them and make them again",
        &NET,
    ),
    ChangeRule {
        when: |(_, new)| new.is_none_or(str::is_empty),
        ..rule(
            Kind::Workspace,
            "properties.imageBuildCompute",
            OPEN,
            "it may stay set: `az ml workspace show` tells",
            &TYPES,
        )
    },
    // Computes.
    rule(
        Kind::Cluster,
        "properties.properties.vmSize",
        OPEN_OR_REPLACED,
        DELETE,
        &TF_FORCE_NEW,
    ),
    rule(
        Kind::Cluster,
        "properties.properties.vmPriority",
        OPEN_OR_REPLACED,
        DELETE,
        &TF_FORCE_NEW,
    ),
    rule(
        Kind::Cluster,
        "properties.properties.enableNodePublicIp",
        OPEN_OR_REPLACED,
        DELETE,
        &TF_FORCE_NEW,
    ),
    rule(
        Kind::Cluster,
        "properties.disableLocalAuth",
        OPEN_OR_REPLACED,
        DELETE,
        &TF_FORCE_NEW,
    ),
    rule(
        Kind::Cluster,
        "properties.properties.subnet",
        OPEN_OR_REPLACED,
        DELETE,
        &TF_FORCE_NEW,
    ),
    rule(
        Kind::Instance,
        "properties.properties.idleTimeBeforeShutdown",
        (Outcome::Ignored, Outcome::Ignored),
        "set it in the studio, or with a POST to `…/computes/NAME/updateIdleShutdownSetting`",
        &CI,
    ),
    rule(
        Kind::Instance,
        "properties.properties.vmSize",
        OPEN_OR_REPLACED,
        DELETE,
        &TF_FORCE_NEW,
    ),
    rule(
        Kind::Instance,
        "properties.properties.subnet",
        OPEN_OR_REPLACED,
        DELETE,
        &TF_FORCE_NEW,
    ),
    rule(
        Kind::Instance,
        "properties.properties.enableNodePublicIp",
        OPEN_OR_REPLACED,
        DELETE,
        &TF_FORCE_NEW,
    ),
    rule(
        Kind::Instance,
        "properties.disableLocalAuth",
        OPEN_OR_REPLACED,
        DELETE,
        &TF_FORCE_NEW,
    ),
    rule(
        Kind::Instance,
        "identity",
        OPEN_OR_REPLACED,
        DELETE,
        &TF_FORCE_NEW,
    ),
    rule(Kind::Instance, "properties", OPEN, DELETE, &TF_FORCE_NEW),
    rule(
        Kind::KubernetesCompute,
        "properties.resourceId",
        OPEN_OR_REPLACED,
        DELETE,
        &TF_FORCE_NEW,
    ),
    rule(
        Kind::KubernetesCompute,
        "properties.properties.namespace",
        OPEN_OR_REPLACED,
        DELETE,
        &TF_FORCE_NEW,
    ),
    rule(
        Kind::KubernetesCompute,
        "properties.disableLocalAuth",
        OPEN_OR_REPLACED,
        DELETE,
        &TF_FORCE_NEW,
    ),
    // Endpoints.
    rule(
        Kind::OnlineEndpoint,
        "identity",
        (Outcome::Left, Outcome::Replaced),
        "an endpoint keeps the identity with which it was made, and needs its grants as long as it is there: declare a new one beside it, \
         then remove the old one",
        &EP_RES,
    ),
    rule(
        Kind::OnlineEndpoint,
        "",
        LEFT,
        "`az ml online-endpoint update` changes it, or delete it first",
        &E2E_CHAT,
    ),
    rule(
        Kind::BatchEndpoint,
        "",
        LEFT,
        "`az ml batch-endpoint update` changes it, or delete it first",
        &E2E_CHAT,
    ),
    // Stores.
    rule(
        Kind::Storage,
        "properties.isHnsEnabled",
        (Outcome::Open, Outcome::Replaced),
        "make another account beside it and copy the data",
        &TF_FORCE_NEW,
    ),
    ChangeRule {
        when: |values| group(values, |sku| sku.split('_').next()),
        ..rule(
            Kind::Storage,
            "sku.name",
            OPEN_OR_REPLACED,
            "an account keeps its performance tier: make another one beside it and copy the data",
            &TF_FORCE_NEW,
        )
    },
    ChangeRule {
        when: |values| {
            group(values, |sku| {
                Some(if sku.contains("ZRS") { "zonal" } else { "plain" })
            })
        },
        ..rule(
            Kind::Storage,
            "sku.name",
            OPEN_OR_REPLACED,
            "between zonal and other replication Azure converts an account on request only",
            &TF_FORCE_NEW,
        )
    },
    rule(
        Kind::Storage,
        "properties.encryption.services.queue.keyType",
        OPEN_OR_REPLACED,
        "tables and queues get a key of one's own at creation only",
        &TF_FORCE_NEW,
    ),
    rule(
        Kind::Storage,
        "properties.encryption.services.table.keyType",
        OPEN_OR_REPLACED,
        "tables and queues get a key of one's own at creation only",
        &TF_FORCE_NEW,
    ),
    ChangeRule {
        when: both,
        ..rule(
            Kind::Storage,
            "properties.encryption.keyvaultproperties",
            UPDATED,
            OLD_KEY,
            &CMK_ST,
        )
    },
    rule(
        Kind::Registry,
        "properties.encryption.status",
        REFUSED,
        "a registry gets its customer-managed key at creation, and keeps it for good: make another registry",
        &CMK_ACR,
    ),
    ChangeRule {
        when: both,
        ..rule(
            Kind::Registry,
            "properties.encryption.keyVaultProperties.keyIdentifier",
            UPDATED,
            OLD_KEY,
            &CMK_ACR,
        )
    },
    rule(
        Kind::Registry,
        "properties.roleAssignmentMode",
        UPDATED,
        "the roles of the other mode count for nothing from then on, those that Azure or people assigned included",
        &ACR_ABAC,
    ),
    rule(
        Kind::KeyVault,
        "properties.softDeleteRetentionInDays",
        REFUSED,
        "the days of a vault are set once",
        &TF_KV,
    ),
    rule(
        Kind::KeyVault,
        "properties.enableRbacAuthorization",
        UPDATED,
        "whoever has access by the other model alone loses it at once",
        &KV_POL,
    ),
    // Networks.
    rule(
        Kind::PrivateEndpoint,
        "properties.subnet",
        OPEN_OR_REPLACED,
        DELETE,
        &TF_FORCE_NEW,
    ),
    rule(
        Kind::PrivateEndpoint,
        "properties.privateLinkServiceConnections",
        OPEN_OR_REPLACED,
        DELETE,
        &TF_FORCE_NEW,
    ),
    rule(
        Kind::VirtualNetworkLink,
        "properties.virtualNetwork",
        OPEN_OR_REPLACED,
        DELETE,
        &TF_FORCE_NEW,
    ),
];

const DELETE: &str = "delete it first";
const OLD_KEY: &str =
    "keep the old key until the new one is in use: what it encrypts can't be read without it";

/// Another key in the place of one.
fn both((old, new): Values<'_>) -> bool {
    old.is_some() && new.is_some()
}

/// Whether two values are of different groups.
fn group(values: Values<'_>, of: impl Fn(&str) -> Option<&str>) -> bool {
    matches!(values, (Some(old), Some(new)) if of(old) != of(new))
}

/// What is in a resource of a kind that its successor does not have, and what hangs on it.
#[must_use]
pub fn lost(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Identity => "its object id and client id: code that names it, and grants from elsewhere",
        Kind::LogAnalytics => "its logs",
        Kind::ApplicationInsights => "its telemetry",
        Kind::KeyVault => {
            "its secrets, keys and certificates; a deleted vault keeps its name until it is recovered or its retention is over (V-KV-04)"
        }
        Kind::Key => "the key: what it encrypts can't be read without it",
        Kind::Storage => "its blobs, files, queues and tables",
        Kind::Container => "its blobs",
        Kind::Registry => "its images",
        Kind::Workspace => {
            "its jobs, models, data assets, environments, computes, endpoints and run history, and the system identity with grants from \
             elsewhere; a deleted workspace keeps its name for a while (V-WS-01)"
        }
        Kind::Datastore => "the name that jobs and data assets refer to",
        Kind::Cluster | Kind::KubernetesCompute => "jobs that run on it",
        Kind::Instance => "the files on its own disk; notebooks are on the workspace's file share",
        Kind::OnlineEndpoint => "its URL, its deployments and their traffic",
        Kind::BatchEndpoint => "its URL and its deployments",
        Kind::Connection => "the name that flows and code refer to",
        Kind::PrivateEndpoint => {
            "the private way in; what it leads to has public access again unless a list or `public_network_access` closes it"
        }
        Kind::PublicIpAddress => "its address, which others may let in",
        Kind::BlobService
        | Kind::RoleDefinition
        | Kind::FederatedCredential
        | Kind::OutboundRule
        | Kind::DiagnosticSetting
        | Kind::Hub
        | Kind::FeatureStore
        | Kind::AiServices
        | Kind::Search
        | Kind::MlRegistry
        | Kind::ManagedCluster
        | Kind::ConnectedCluster
        | Kind::ClusterExtension
        | Kind::Relay
        | Kind::Redis
        | Kind::VirtualNetwork
        | Kind::Subnet
        | Kind::NetworkSecurityGroup
        | Kind::NatGateway
        | Kind::RouteTable
        | Kind::PrivateDnsZone
        | Kind::VirtualNetworkLink
        | Kind::PrivateDnsZoneGroup
        | Kind::Workload => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::kinds;
    use crate::model::Provider;

    fn found(kind: Kind, path: &str, values: Values<'_>) -> Option<&'static ChangeRule> {
        RULES.iter().find(|rule| rule.is_about(kind, path, values))
    }

    #[test]
    fn what_terraform_replaces_by_triggers_is_known_here() {
        for kind in Kind::ALL {
            let Provider::Azapi(azapi) = kinds::facts(*kind).terraform else {
                continue;
            };
            for path in azapi.create_only {
                let rule = found(*kind, &format!("properties.{path}"), (Some("a"), Some("b")));
                assert_eq!(
                    rule.map(|rule| rule.terraform),
                    Some(Outcome::Replaced),
                    "{kind:?} {path}"
                );
            }
            let identity = found(*kind, "identity.type", (Some("a"), Some("b")));
            let replaced = identity.is_some_and(|rule| rule.terraform == Outcome::Replaced);
            assert_eq!(replaced, azapi.identity_create_only, "{kind:?}");
            for rule in RULES
                .iter()
                .filter(|rule| rule.kind == *kind && rule.terraform == Outcome::Replaced)
            {
                let path = rule.path.strip_prefix("properties.").unwrap_or_default();
                assert!(
                    rule.path == "identity" || azapi.create_only.contains(&path),
                    "{kind:?} {}",
                    rule.path
                );
            }
        }
    }

    #[test]
    fn rules_hold_for_a_property_and_what_is_below_it() {
        let some = (Some("a"), Some("b"));
        assert!(found(Kind::PrivateEndpoint, "properties.subnet.id", some).is_some());
        assert!(found(Kind::PrivateEndpoint, "properties.subnets", some).is_none());
        assert!(found(Kind::OnlineEndpoint, "tags.a", some).is_some_and(|rule| rule.path.is_empty()));
        let sku = |old, new| found(Kind::Storage, "sku.name", (Some(old), Some(new)));
        assert!(sku("Standard_LRS", "Standard_GRS").is_none());
        assert!(sku("Standard_LRS", "Standard_ZRS").is_some_and(|rule| rule.remark.contains("zonal")));
        assert!(sku("Standard_LRS", "Premium_LRS").is_some_and(|rule| rule.remark.contains("tier")));
        let mode = |old| {
            found(
                Kind::Workspace,
                "properties.managedNetwork.isolationMode",
                (old, Some("x")),
            )
        };
        assert_eq!(mode(None).map(|rule| rule.incremental), Some(Outcome::Updated));
        assert_eq!(
            mode(Some("y")).map(|rule| rule.incremental),
            Some(Outcome::Refused)
        );
    }
}
