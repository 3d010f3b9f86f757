//! What a deployment tells its caller: names and ids of what it makes that people and later steps need.

use crate::model::{Expr, Kind, Object, Output, Platform, Resource};

/// The key of the workspace's own vault and registry, which the blueprint calls so.
const OWN: &str = "default";

/// What is told of resources of some kinds, by their names in the blueprint.
struct Group {
    name: &'static str,
    description: &'static str,
    kinds: &'static [Kind],
}

const GROUPS: &[Group] = &[
    Group {
        name: "storage-accounts",
        description: "Id and name of each storage account, by its name in the blueprint.",
        kinds: &[Kind::Storage],
    },
    Group {
        name: "registries",
        description: "Id and name of each container registry, by its name in the blueprint; that of the workspace is `default`.",
        kinds: &[Kind::Registry],
    },
    Group {
        name: "key-vaults",
        description: "Id and name of each key vault, by its name in the blueprint; that of the workspace is `default`.",
        kinds: &[Kind::KeyVault],
    },
    Group {
        name: "compute-instances",
        description: "Id and name of each compute instance, by its name in the blueprint.",
        kinds: &[Kind::Instance],
    },
    Group {
        name: "endpoints",
        description: "Id and name of each online and batch endpoint, by its name in the blueprint.",
        kinds: &[Kind::OnlineEndpoint, Kind::BatchEndpoint],
    },
];

pub(super) fn outputs(platform: &Platform, resources: &[Resource]) -> Vec<Output> {
    let identities = by_name(
        resources
            .iter()
            .filter(|resource| resource.kind == Kind::Identity),
        |identity| {
            Object::new()
                .with("clientId", Expr::ClientId(identity.id))
                .with("principalId", Expr::PrincipalId(identity.id))
        },
    );
    let mut outputs = vec![
        Output {
            name: "workspace-id",
            description: "Resource id of the workspace.",
            value: Expr::Id(platform.workspace),
        },
        Output {
            name: "workspace-name",
            description: "Name of the workspace, for `az ml --workspace-name`.",
            value: Expr::Name(platform.workspace),
        },
    ];
    let groups = GROUPS.iter().map(|group| Output {
        name: group.name,
        description: group.description,
        value: by_name(
            resources
                .iter()
                .filter(|resource| !resource.existing && group.kinds.contains(&resource.kind)),
            |resource| {
                Object::new()
                    .with("id", Expr::Id(resource.id))
                    .with("name", Expr::Name(resource.id))
            },
        ),
    });
    outputs.extend(groups);
    outputs.push(Output {
        name: "identities",
        description: "Client id and principal id of each user-assigned identity, by its name in the blueprint.",
        value: identities,
    });
    outputs.retain(|output| output.value.as_object().is_none_or(|object| !object.is_empty()));
    outputs
}

/// What is told of each resource, by its logical name.
fn by_name<'r>(resources: impl Iterator<Item = &'r Resource>, told: impl Fn(&Resource) -> Object) -> Expr {
    let named = resources.map(|resource| {
        let name = if resource.logical.is_empty() {
            OWN
        } else {
            &resource.logical
        };
        (name.to_owned(), Expr::Object(told(resource)))
    });
    Expr::Object(Object(named.collect()))
}
