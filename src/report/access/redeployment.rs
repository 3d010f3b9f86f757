//! What becomes of what is in Azure when a changed blueprint is deployed again: ARM and Bicep deploy incrementally, Terraform
//! compares.

use serde::Serialize;

use super::super::markdown::{self, Markup};
use crate::model::{AccessModel, Details, Expr, Kind, Model, Resource, TargetName};

/// The section; rows with an answer for each family of targets that the blueprint asks for.
#[derive(Debug, Serialize)]
pub(super) struct Redeployment {
    /// Whether a deployment adds and changes, and deletes nothing.
    incremental: bool,
    terraform: bool,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    change: Markup,
    incremental: Markup,
    terraform: Markup,
}

/// What can change on a platform, and what follows.
struct Change {
    /// Whether a platform has what it is about.
    matters: fn(&Model) -> bool,
    what: &'static str,
    /// What follows in ARM and Bicep.
    incremental: &'static str,
    terraform: &'static str,
}

const CHANGES: &[Change] = &[
    Change {
        matters: |_| true,
        what: "a grant, datastore, compute or connection is removed or renamed",
        incremental: "the old one stays and keeps its access; delete it by hand",
        terraform: "the old one is destroyed",
    },
    Change {
        matters: |model| model.workspace.managed_network.is_some(),
        what: "an outbound rule is removed or renamed",
        incremental: "the old one stays and leads where it led; `az ml workspace outbound-rule remove` removes it",
        terraform: "the old one is destroyed",
    },
    Change {
        matters: |model| model.workspace.managed_network.is_some(),
        what: "another `isolation_mode`, or none",
        incremental: "refused, or only to the stricter one (documents disagree): make a new workspace (V-NET-01)",
        terraform: "refused, or only to the stricter one (documents disagree): make a new workspace (V-NET-01)",
    },
    Change {
        matters: |model| makes(model, |resource| resource.kind == Kind::PrivateEndpoint),
        what: "a private endpoint leaves the blueprint",
        incremental: "the old one stays, and what it leads to has public access again unless a list or \
                      `public_network_access` closes it",
        terraform: "it is destroyed, and what it led to has public access again unless a list or \
                    `public_network_access` closes it",
    },
    Change {
        matters: |model| makes(model, |resource| resource.kind == Kind::FederatedCredential),
        what: "a federated credential is removed or renamed",
        incremental: "the old one stays and is still trusted; `az identity federated-credential delete` removes it",
        terraform: "the old one is destroyed",
    },
    Change {
        matters: Model::has_set_later,
        what: "anything of an endpoint",
        incremental: "the endpoint is left as it is, and its grants are deployed; `az ml online-endpoint update` or \
                      `az ml batch-endpoint update` changes it (V-EP-01)",
        terraform: "it is updated, and keeps its traffic or its defaults (V-EP-01)",
    },
    Change {
        matters: |model| makes(model, |resource| resource.kind == Kind::Cluster),
        what: "another size, priority, subnet or public address of a cluster",
        incremental: "the service refuses or ignores it (open); delete the cluster first",
        terraform: "the cluster is replaced, and a system identity with it",
    },
    Change {
        matters: |model| makes(model, |resource| resource.kind == Kind::Instance),
        what: "anything of a compute instance but its idle time",
        incremental: "the service refuses or ignores it (open); delete the instance first",
        terraform: "the instance is replaced, and a system identity with it",
    },
    Change {
        matters: |model| makes(model, stops_when_idle),
        what: "the idle time of a compute instance",
        incremental: "the service ignores it (V-COMP-02)",
        terraform: "it is sent and ignored: the plan shows it until it is set by hand (V-COMP-02)",
    },
    Change {
        matters: |model| {
            makes(model, |resource| {
                resource
                    .properties
                    .get("imageBuildCompute")
                    .and_then(Expr::as_text)
                    .is_some_and(|name| !name.is_empty())
            })
        },
        what: "`image_build_compute` is removed",
        incremental: "it may stay set (open); `az ml workspace show` tells",
        terraform: "it may stay set (open); `az ml workspace show` tells",
    },
    Change {
        matters: |model| makes(model, |resource| resource.access == AccessModel::AccessPolicies),
        what: "access policies of a vault",
        incremental: "those of the blueprint take the place of all others (V-KV-03)",
        terraform: "only those that the blueprint gives are set",
    },
    Change {
        matters: |model| makes(model, |resource| resource.kind == Kind::KeyVault),
        what: "a vault is deleted and made again",
        incremental: "refused until it is recovered: its name is taken (V-KV-04)",
        terraform: "it is recovered, if the deployer may read deleted vaults (V-KV-04)",
    },
];

pub(super) fn redeployment(model: &Model) -> Redeployment {
    let targets = &model.deployment.targets;
    let rows = CHANGES.iter().filter(|change| (change.matters)(model));
    Redeployment {
        incremental: targets.iter().any(|target| *target != TargetName::Terraform),
        terraform: targets.contains(&TargetName::Terraform),
        rows: rows
            .map(|change| Row {
                change: markdown::text(change.what),
                incremental: markdown::text(change.incremental),
                terraform: markdown::text(change.terraform),
            })
            .collect(),
    }
}

fn makes(model: &Model, is_meant: impl Fn(&Resource) -> bool) -> bool {
    model.made().any(is_meant)
}

pub(super) fn stops_when_idle(compute: &Resource) -> bool {
    matches!(
        compute.details,
        Details::Instance {
            stops_when_idle: true,
            ..
        }
    )
}
