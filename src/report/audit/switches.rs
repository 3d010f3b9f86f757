//! Switches of resources against what exports of them show.

use super::class::Class;
use super::exported::{ById, Exported, Value};
use super::finding::{Audit, Finding};
use super::ids;
use super::switch::{self, Switch, Turned, same_word};
use crate::model::{Object, Resource};

/// What exports show of a switch.
enum Shown<'a> {
    /// This.
    Set(&'a str),
    /// That it is not set.
    Unset,
    /// Nothing.
    Nothing,
}

/// Compares the switches of everything that the blueprint makes.
pub(super) fn compare(audit: &mut Audit<'_>, exported: &ById<'_, '_>, has_resources: bool) {
    if !has_resources {
        let note =
            "switches such as `allowSharedKeyAccess` were not looked at: no export of resources is given";
        audit.notes.push(note.to_owned());
        return;
    }
    let mut found = Vec::new();
    let mut without = Vec::new();
    for resource in audit.model.made() {
        let mut wanted = Vec::new();
        collect(&resource.properties, "", &mut wanted);
        if wanted.is_empty() {
            continue;
        }
        let id = ids::resource(audit.model, resource.id).to_lowercase();
        match exported.get(&id) {
            Some(shown) => look_at(resource, &wanted, shown, &mut found),
            None => without.push(resource.display()),
        }
    }
    audit.findings.extend(found);
    if !without.is_empty() {
        let why = format!(
            "switches of what no export shows: {}; `az resource show --ids ID -o json` makes one",
            without.join(", ")
        );
        audit.findings.push(Finding::new(Class::Undecided).why(why));
    }
}

/// The switches that a resource is made with: path, switch and value.
fn collect(properties: &Object, above: &str, found: &mut Vec<(String, &'static Switch, String)>) {
    for (key, value) in &properties.0 {
        let path = format!("{above}{key}");
        if let Some(inner) = value.as_object() {
            collect(inner, &format!("{path}."), found);
        }
        let truth = value.as_bool().map(|truth| truth.to_string());
        let Some(text) = truth.or_else(|| value.as_text().map(str::to_owned)) else {
            continue;
        };
        if let Some(switch) = switch::find(key) {
            found.push((path, switch, text));
        }
    }
}

fn look_at(
    resource: &Resource,
    wanted: &[(String, &'static Switch, String)],
    shown: &[&Exported<'_>],
    found: &mut Vec<Finding<'_>>,
) {
    let mut untold = Vec::new();
    for (path, switch, wanted) in wanted {
        let value = match find(shown, switch) {
            Shown::Set(value) => Some(value),
            Shown::Unset => None,
            Shown::Nothing => {
                untold.push(format!("`{path}`"));
                continue;
            }
        };
        let Some(effective) = value.or(switch.unset) else {
            untold.push(format!("`{path}`"));
            continue;
        };
        if same_word(effective, wanted) {
            continue;
        }
        let turned = Turned {
            path: path.clone(),
            wanted: wanted.clone(),
            found: value.map(str::to_owned),
            means: switch.means,
        };
        found.push(Finding {
            resource: Some(resource.id),
            turned: Some(turned),
            ..Finding::new(Class::Switched)
        });
    }
    if untold.is_empty() {
        return;
    }
    let untold = untold.join(", ");
    let why = if shown.iter().any(|one| one.has_properties) {
        format!("its export has no value of {untold}, and what Azure takes then is not known")
    } else {
        format!(
            "its export does not tell {untold}; `az resource show --ids ID -o json` shows properties, which `az resource list` does not"
        )
    };
    found.push(Finding {
        resource: Some(resource.id),
        ..Finding::new(Class::Undecided).why(why)
    });
}

/// What the last export that tells it says.
fn find<'a>(shown: &'a [&Exported<'_>], switch: &Switch) -> Shown<'a> {
    let all = shown.iter().flat_map(|one| &one.switches);
    let told: Vec<&Value<'_>> = all
        .filter(|(known, _)| known.key == switch.key)
        .map(|(_, value)| value)
        .collect();
    let set = told.iter().rev().find_map(|value| match value {
        Value::Text(text) => Some(text.as_ref()),
        Value::Null | Value::Other => None,
    });
    match set {
        Some(text) => Shown::Set(text),
        None if !told.is_empty() || shown.iter().any(|one| one.has_properties) => Shown::Unset,
        None => Shown::Nothing,
    }
}
