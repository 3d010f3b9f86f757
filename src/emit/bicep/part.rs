//! Parts of a large template: a module each, and what calls it.

use super::text::{self, Code, Entry, Markup};
use super::value::Printer;
use super::view::{self, Main};
use crate::emit::bug::Bug;
use crate::emit::shared::parameters::inside;
use crate::emit::shared::parts::{ABOUT_PRINCIPAL_IDS, Layout, PRINCIPAL_IDS, Part};
use crate::emit::shared::references::References;
use crate::emit::shared::value::Values;
use crate::model::{Expr, Model};

/// The file of a part.
pub(super) fn file(main: Values<'_>, part: &Part) -> Result<Main, Bug> {
    let platform = main.layout.platform_of(part);
    let whole = Layout::whole(&platform);
    let values = Values {
        model: &platform,
        layout: &whole,
        called: true,
        ..main
    };
    let references = references(&platform);
    let mut file = view::main(values, &[], Vec::new(), &references)?;
    if !part.principals.is_empty() {
        let printer = Printer { values };
        let mut ids = Vec::new();
        for owner in &part.principals {
            let symbol = values.symbols.resource(*owner)?;
            ids.push(Entry::new(symbol, printer.of(&Expr::PrincipalId(*owner))?));
        }
        let output = text::output(ABOUT_PRINCIPAL_IDS, PRINCIPAL_IDS, "object", &Code::Object(ids));
        file.outputs.push(output);
    }
    file.title = Some(text::comment(&part.title));
    Ok(file)
}

fn references(platform: &Model) -> References {
    References::new(platform, &[], &Layout::whole(platform))
}

/// What calls a part.
pub(super) fn call(values: Values<'_>, part: &Part) -> Result<Markup, Bug> {
    let main = Printer { values };
    let platform = values.layout.platform_of(part);
    let needed = references(&platform);
    let given = [("location", needed.location), ("tags", needed.tags)];
    let given = given.into_iter().filter(|(_, needed)| *needed);
    let given = given.map(|(name, _)| name).chain(inside(&platform));
    let given: Vec<Entry> = given.map(|name| Entry::new(name, Code::name(name))).collect();
    let mut entries = Vec::new();
    if !given.is_empty() {
        entries.push(Entry::new("params", Code::Object(given)));
    }
    let mut after = Vec::new();
    for id in part.after.iter().filter(|id| values.model.is_made(**id)) {
        after.push(main.symbol(*id)?);
    }
    let parts = values.layout.before(part).map(|part| &part.symbol);
    after.extend(
        parts
            .chain(part.after_modules.iter().map(|(symbol, _)| symbol))
            .map(Code::name),
    );
    if !after.is_empty() {
        entries.push(Entry::new("dependsOn", Code::Array(after)));
    }
    let path = view::called_path(values, &part.stem);
    let call = text::module(&part.symbol, &path, &Code::Object(entries));
    Ok(text::lines(&[text::comment(&part.title), call]))
}
