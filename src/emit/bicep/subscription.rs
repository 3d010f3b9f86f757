//! What the template of a subscription shows: the group that it makes, and the module with all the rest.

use serde::Serialize;

use super::text::{self, Code, Entry, Markup};
use super::value::Printer;
use super::view::{MODULES, marked, output_line, tags};
use crate::catalog::types;
use crate::emit::bug::Bug;
use crate::emit::shared::parameters::{asked, inside};
use crate::emit::shared::references::References;
use crate::emit::shared::symbols::{Symbols, camel};
use crate::emit::shared::value::Values;

/// `main.bicep` of a deployment that makes its group.
#[derive(Debug, Serialize)]
pub(super) struct Main {
    mark: Markup,
    /// The default of the region.
    location: Markup,
    /// The declared parameters.
    parameters: Vec<Markup>,
    tags: Option<Markup>,
    group: Markup,
    platform: Markup,
    outputs: Vec<Markup>,
}

/// The file of the module with all the rest.
pub(super) fn platform_path() -> String {
    format!("{MODULES}/{}.bicep", Symbols::PLATFORM)
}

pub(super) fn main(values: Values<'_>, references: &References) -> Result<Main, Bug> {
    let model = values.model;
    let printer = Printer { values };
    let deployment = &model.deployment;
    let group = deployment.resource_group.as_deref();
    let group = group.ok_or_else(|| Bug::new("a resource group without a name would be made"))?;
    let kind = deployment.api_versions.of(&types::RESOURCE_GROUPS);
    let same = |name: &str| Entry::new(name, Code::name(name));
    let mut made = vec![Entry::new("name", Code::text(group)), same("location")];
    let mut passed = vec![same("location")];
    passed.extend(inside(model).into_iter().map(same));
    if references.tags {
        made.push(same("tags"));
        passed.push(same("tags"));
    }
    let called = vec![
        Entry::new("scope", Code::name(Symbols::GROUP)),
        Entry::new("params", Code::Object(passed)),
    ];
    let outputs = model.outputs.iter().map(|output| {
        let outputs = Code::name(Symbols::PLATFORM).member("outputs");
        output_line(output, &outputs.member(camel(output.name)))
    });
    Ok(Main {
        mark: marked(model),
        location: text::short(&Code::text(&deployment.location)),
        parameters: asked(values.layout.whole)
            .map(|parameter| printer.parameter(parameter, true))
            .collect::<Result<_, _>>()?,
        tags: references.tags.then(|| tags(model)),
        group: text::resource(Symbols::GROUP, &kind.to_string(), false, &Code::Object(made)),
        platform: text::module(Symbols::PLATFORM, &platform_path(), &Code::Object(called)),
        outputs: outputs.collect(),
    })
}
