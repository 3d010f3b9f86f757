//! VM sizes and numbers of nodes.

use crate::catalog::{limits, vm_sizes};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Activity, Kind, Model, Object, Resource};

fn nodes(cluster: &Resource) -> Option<&Object> {
    cluster.properties.get("properties")?.as_object()
}

fn size(cluster: &Resource) -> Option<&str> {
    nodes(cluster)?.get("vmSize")?.as_text()
}

fn most_nodes(cluster: &Resource) -> Option<u64> {
    let most = nodes(cluster)?
        .get("scaleSettings")?
        .as_object()?
        .get("maxNodeCount")?
        .as_int()?;
    u64::try_from(most).ok()
}

pub(super) fn clusters(model: &Model, diags: &mut Diagnostics) {
    for cluster in model
        .resources
        .iter()
        .filter(|resource| resource.kind == Kind::Cluster)
    {
        let at = cluster.origin.primary();
        let Some(size) = size(cluster) else { continue };
        if !vm_sizes::looks_like_size(size) {
            diags.push(
                Diagnostic::error(Code::VM_SIZE, at, format!("`{size}` is not a VM size, on {}", cluster.display()))
                    .help("write a size such as `Standard_DS3_v2`; `az ml compute list-sizes` shows those of a region"),
            );
        } else if let Some(date) = vm_sizes::retired(size) {
            diags.push(
                Diagnostic::warning(
                    Code::VM_SIZE,
                    at,
                    format!("VM size `{size}` of {} was retired on {date}", cluster.display()),
                )
                .help("`az ml compute list-sizes` shows the sizes of a region"),
            );
        }
        let Some(most) = most_nodes(cluster) else { continue };
        if most > limits::CLUSTER_NODES.max {
            diags.push(
                Diagnostic::error(
                    Code::NODES,
                    at,
                    format!(
                        "{} has up to {most} nodes, and Azure allows {}",
                        cluster.display(),
                        limits::CLUSTER_NODES.max
                    ),
                )
                .help("lower `max_instances`"),
            );
        } else if most > limits::CLUSTER_NODES_DEFAULT.max {
            diags.push(Diagnostic::information(
                Code::NODES,
                at,
                format!(
                    "{} has up to {most} nodes; without a raised quota Azure allows {}",
                    cluster.display(),
                    limits::CLUSTER_NODES_DEFAULT.max
                ),
            ));
        }
    }
}

pub(super) fn image_build(model: &Model, diags: &mut Diagnostics) {
    for entry in model
        .uses
        .iter()
        .filter(|entry| entry.activity == Activity::ImageBuild)
    {
        let Some(cluster) = entry.consumer.and_then(|id| model.resource(id)) else {
            continue;
        };
        if size(cluster).is_some_and(vm_sizes::is_gpu) {
            diags.push(
                Diagnostic::error(
                    Code::IMAGE_BUILD_COMPUTE,
                    entry.origin.primary(),
                    format!(
                        "{} can't build images, because it has a GPU size",
                        cluster.display()
                    ),
                )
                .cause("images are built on a cluster with a CPU size")
                .help("name another cluster, or give it a size such as `Standard_D2ads_v5`"),
            );
        }
    }
}
