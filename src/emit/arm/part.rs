//! What a part of a large template waits for and what it gives back.

use serde_json::{Map, Value, json};

use super::value::Printer;
use super::{nested, text};
use crate::emit::bug::Bug;
use crate::emit::shared::parts::{ABOUT_PRINCIPAL_IDS, PRINCIPAL_IDS, Part};
use crate::model::{Expr, Place};

/// What comes before a part, for `dependsOn`.
pub(super) fn depends_on(main: Printer<'_>, part: &Part) -> Result<Vec<Value>, Bug> {
    let model = main.values.model;
    let mut found = Vec::new();
    for id in part.after.iter().filter(|id| model.is_made(**id)) {
        found.push(main.dependency(*id)?);
    }
    let parts = main
        .values
        .layout
        .before(part)
        .map(|part| (&part.symbol, &Place::Own));
    let modules = part.after_modules.iter().map(|(symbol, place)| (symbol, place));
    found.extend(
        parts
            .chain(modules)
            .map(|(symbol, place)| nested::dependency(main, symbol, place)),
    );
    Ok(found)
}

/// What it gives back.
pub(super) fn principals(printer: Printer<'_>, part: &Part) -> Result<Value, Bug> {
    let mut ids = Map::new();
    for owner in &part.principals {
        let id = printer.values.of(&Expr::PrincipalId(*owner))?;
        let symbol = printer.values.symbols.resource(*owner)?;
        ids.insert(text::key(symbol), printer.json(&id)?);
    }
    Ok(json!({
        PRINCIPAL_IDS: {
            "type": "object",
            "metadata": { "description": ABOUT_PRINCIPAL_IDS },
            "value": ids,
        },
    }))
}
