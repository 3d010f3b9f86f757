//! What a deployment tells its caller.

use crate::model::{Expr, Kind, Object, Output, Platform, Resource};

pub(super) fn outputs(platform: &Platform, resources: &[Resource]) -> Vec<Output> {
    let identities: Vec<(String, Expr)> = resources
        .iter()
        .filter(|resource| resource.kind == Kind::Identity)
        .map(|resource| {
            let ids = Object::new()
                .with("clientId", Expr::ClientId(resource.id))
                .with("principalId", Expr::PrincipalId(resource.id));
            (resource.logical.clone(), Expr::Object(ids))
        })
        .collect();
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
    if let Some(storage) = platform.storage {
        outputs.push(Output {
            name: "storage-id",
            description: "Resource id of the workspace's own storage account.",
            value: Expr::Id(storage),
        });
    }
    if !identities.is_empty() {
        outputs.push(Output {
            name: "identities",
            description: "Client id and principal id of each user-assigned identity, by its name in the blueprint.",
            value: Expr::Object(Object(identities)),
        });
    }
    outputs
}
