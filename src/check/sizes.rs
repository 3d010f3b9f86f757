//! What a VM size is good for.

use crate::catalog::vm_sizes;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Activity, Model, Object, Resource};

fn nodes(cluster: &Resource) -> Option<&Object> {
    cluster.properties.get("properties")?.as_object()
}

fn size(cluster: &Resource) -> Option<&str> {
    nodes(cluster)?.get("vmSize")?.as_text()
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
                .help("name another cluster, or give it a size such as `Standard_DS3_v2`"),
            );
        }
    }
}
