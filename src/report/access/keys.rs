//! What customer-managed keys encrypt, and who opens them.

use serde::Serialize;

use crate::model::{Activity, Expr, Kind, Model, Resource, Scope};
use crate::report::markdown::{self, Markup};
use crate::report::naming::final_name;

#[derive(Debug, Serialize)]
pub(super) struct Entry {
    encrypted: Markup,
    key: Markup,
    vault: Markup,
    opened_by: Markup,
    rotated: Markup,
}

/// A row for each resource that a key encrypts.
pub(super) fn entries(model: &Model) -> Vec<Entry> {
    model
        .made()
        .filter_map(|resource| entry(model, resource))
        .collect()
}

fn entry(model: &Model, resource: &Resource) -> Option<Entry> {
    let encryption = resource.properties.get("encryption")?;
    let mut key = None;
    encryption.each_reference(&mut |id| {
        let found = model.resource(id).filter(|named| named.kind == Kind::Key);
        key = key.or(found);
    });
    let key = key?;
    let opening = model.uses.iter();
    let opening =
        opening.filter(|entry| entry.activity == Activity::OpenKey && entry.consumer == Some(resource.id));
    let opened_by: Vec<String> = opening
        .map(|entry| model.principal_display(entry.principal))
        .collect();
    let display = |resource: &Resource| model.scope_display(Scope::Resource(resource.id));
    Some(Entry {
        encrypted: markdown::text(&display(resource)),
        key: markdown::code(&final_name(model, key)),
        vault: markdown::text(
            &key.parent
                .and_then(|id| model.resource(id))
                .map(display)
                .unwrap_or_default(),
        ),
        opened_by: markdown::text(&opened_by.join(", ")),
        rotated: markdown::text(after_rotation(resource.kind, encryption)),
    })
}

/// When a new version of its key reaches a resource.
fn after_rotation(kind: Kind, encryption: &Expr) -> &'static str {
    let (mut asked, mut fixed) = (false, false);
    encryption.each(&mut |value| {
        asked |= matches!(value, Expr::KeyVersion(_));
        if let Expr::Object(object) = value {
            fixed |= object.get("keyversion").is_some();
        }
        if let Expr::Concat(parts) = value {
            // a version is the only text behind the name of a key, and the only parameter
            fixed |= matches!(parts.last(), Some(Expr::Text(_) | Expr::Parameter(_)));
        }
    });
    match (asked, fixed, kind) {
        (_, true, _) => "never: `key_version` is fixed",
        (true, ..) => "with the next deployment",
        (_, _, Kind::Registry) => "within an hour, by itself",
        _ => "within a day, by itself",
    }
}
