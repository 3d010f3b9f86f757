//! What a VM size is good for.

use crate::catalog::vm_sizes;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Activity, Details, Model};

pub(super) fn image_build(model: &Model, diags: &mut Diagnostics) {
    for entry in model
        .uses
        .iter()
        .filter(|entry| entry.activity == Activity::ImageBuild)
    {
        let Some(cluster) = entry.consumer.and_then(|id| model.resource(id)) else {
            continue;
        };
        if matches!(&cluster.details, Details::Cluster { vm_size, .. } if vm_sizes::is_gpu(vm_size)) {
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
