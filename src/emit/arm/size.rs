//! How large a template is: what Azure takes, and what `what-if` shows of it.
//!
//! Bicep compiles to the same template, so that what is found holds for it, too.

use super::whole::{RESERVED, whole};
use crate::catalog::limits;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::emit::shared::cut::Cut;
use crate::emit::shared::policies::{Writers, inlined};
use crate::emit::{Bug, deployables};
use crate::model::{Level, Model};

/// Bytes that a resource takes at the very least.
const LEAST: u64 = 256;
/// Bytes that a role assignment takes at the very least: its name alone is a formula.
const LEAST_OF_GRANT: u64 = 500;

/// Resources and role assignments below which no template comes near 4 MB.
const SMALL: usize = 200;

const SPLIT: &str =
    "split the blueprint, or build Terraform only, which sends resource by resource: `--target terraform`";

/// What a template comes to.
struct Size {
    /// As it is printed; none where that is not worth the time.
    bytes: Option<u64>,
    resources: u64,
    nested: u64,
}

/// Findings about templates that are too large, or larger than `what-if` shows.
pub(in crate::emit) fn sizes(model: &Model, diags: &mut Diagnostics) {
    let (resources, grants) = (model.made().count(), model.emitted().count());
    let entries = resources + grants;
    let least = resources as u64 * LEAST + grants as u64 * LEAST_OF_GRANT;
    if !limits::TEMPLATE_BYTES.allows(least) {
        // printing would only say how much more it is
        diags.push(too_large(
            "the template",
            &format!("more than {}", megabytes(least)),
        ));
        return;
    }
    for deployable in deployables(model) {
        let what = deployable.folder.map_or_else(
            || "the template".to_owned(),
            |folder| format!("the template of `{folder}`"),
        );
        // what cannot be measured is a mistake of ours, which is told when the template is made
        if let Ok(size) = measured(&deployable.model, entries >= SMALL) {
            told(&what, &size, diags);
        }
    }
}

fn measured(model: &Model, is_printed: bool) -> Result<Size, Bug> {
    let model = &*inlined(model, Writers::Any)?;
    let cut = Cut::new(model, RESERVED)?;
    let makes_group = model.deployment.level == Level::NewGroup;
    let nested = cut.nested() + usize::from(makes_group);
    let bytes = is_printed.then(|| whole(&cut)).transpose()?;
    Ok(Size {
        bytes: bytes.map(|text| text.len() as u64),
        resources: cut.resources() as u64,
        nested: nested as u64,
    })
}

fn told(what: &str, size: &Size, diags: &mut Diagnostics) {
    let most = limits::TEMPLATE_BYTES;
    if let Some(bytes) = size.bytes.filter(|bytes| !most.allows(*bytes)) {
        diags.push(too_large(what, &megabytes(bytes)));
    }
    let most = limits::TEMPLATE_RESOURCES;
    if !most.allows(size.resources) {
        let finding = Diagnostic::error(
            Code::TOO_MANY_RESOURCES,
            None,
            format!(
                "{what} has {} resources, and Azure takes {}",
                size.resources, most.max
            ),
        );
        let cause = "computes, datastores, endpoints, outbound rules and containers stand in templates of their own already; all the \
                     rest has to fit into one";
        diags.push(finding.cause(cause).help(SPLIT));
    }
    let shown = limits::WHAT_IF_DEPLOYMENTS;
    if !shown.allows(size.nested) {
        diags.push(
            Diagnostic::information(
                Code::MANY_DEPLOYMENTS,
                None,
                format!(
                    "{what} has {} nested deployments, and `what-if` may show what is in {} alone",
                    size.nested, shown.max
                ),
            )
            .help("review `access.md` and `amlgen diff`, which show everything"),
        );
    }
}

fn too_large(what: &str, size: &str) -> Diagnostic {
    let most = megabytes(limits::TEMPLATE_BYTES.max);
    Diagnostic::error(
        Code::TEMPLATE_TOO_LARGE,
        None,
        format!("{what} is {size}, and Azure takes {most}"),
    )
    .cause("the templates that are nested in one count as a part of it, so that cutting it up does not help")
    .help(SPLIT)
}

/// Bytes as people read them, rounded up: `4.0 MB`.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1 << 20);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}
