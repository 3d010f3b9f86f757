//! What a build cannot see of resources that exist already.

use crate::catalog::unseen;
use crate::diag::{Diagnostic, Diagnostics, code};
use crate::model::{Kind, Model, Resource};

/// How a sentence speaks of it: the workspace and its own vault and registry have no name.
fn named(resource: &Resource) -> String {
    if resource.kind == Kind::Workspace {
        format!("the {}", resource.display())
    } else if resource.logical.is_empty() {
        format!("the workspace's {}", resource.display())
    } else {
        resource.display()
    }
}

/// Existing resources whose switches decide whether the grants on them count, and whether keys do.
pub(super) fn switches(model: &Model, diags: &mut Diagnostics) {
    for (resource, unseen) in unseen::of_model(model) {
        let mut codes = code::all().iter().copied();
        let Some(code) = codes.find(|code| code.info().rule == Some(unseen.rule)) else {
            continue;
        };
        diags.push(
            Diagnostic::information(
                code,
                resource.origin.primary(),
                format!("a build can't see of {} {}", named(resource), unseen.what),
            )
            .cause(unseen.because)
            .help(format!(
                "`{}` has to answer {}",
                model.query(unseen, resource),
                unseen.wanted
            )),
        );
    }
}
