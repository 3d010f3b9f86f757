//! `main.json`: the template of the platform, or that of the subscription around it.

use serde::Serialize;

use super::document::template;
use super::subscription;
use super::value::Printer;
use crate::emit::bug::Bug;
use crate::emit::shared::cut::Cut;
use crate::emit::shared::references::References;
use crate::emit::shared::value::Values;
use crate::model::Level;
use crate::visible;

/// Words that the language keeps for itself.
pub(super) const RESERVED: &[&str] = &[];

/// Its text.
pub(super) fn whole(cut: &Cut<'_>) -> Result<String, Bug> {
    let Cut {
        symbols,
        modules,
        layout,
    } = cut;
    let model = &*layout.main;
    let makes_group = model.deployment.level == Level::NewGroup;
    let printer = Printer {
        values: Values {
            model,
            symbols,
            layout,
            called: makes_group,
        },
        module: None,
        // the language has `@options` from version 2.0 on
        symbolic: model.has_set_later(),
    };
    let references = References::new(model, modules, layout);
    let about = makes_group.then_some("The platform, in its resource group.");
    let template = template(printer, modules, &references, about)?;
    if makes_group {
        pretty(&subscription::template(printer, &template)?)
    } else {
        pretty(&template)
    }
}

/// A JSON document with a final line break.
pub(super) fn pretty(value: &impl Serialize) -> Result<String, Bug> {
    let document = serde_json::to_string_pretty(value).map_err(|error| Bug::new(error.to_string()))?;
    let mut text = visible::json(document);
    text.push('\n');
    Ok(text)
}
