//! Audits with known answers: what every blueprint would export is clean, and each change to it is found, as what it is.

mod baseline;
mod cases;
mod definitions;
mod terminal;
mod world;

use amlgen::model::{AssignedBy, Model, Right};
use amlgen::report::audit::{self, Exports, Given};
use serde_json::{Value, json};

use world::{SUBSCRIPTION, World, guid, worlds};

/// The classes that are differences.
const DIFFERENCES: [&str; 8] = [
    "missing",
    "misnamed",
    "inherited",
    "condition",
    "extra",
    "orphaned",
    "switched",
    "role",
];

/// The audit of a world as JSON.
fn audited(model: &Model, assignments: &[Value], resources: &[Value]) -> Value {
    audited_with(model, assignments, resources, None)
}

/// The same with an export of role definitions.
fn audited_with(model: &Model, assignments: &[Value], resources: &[Value], roles: Option<&[Value]>) -> Value {
    let texts = [assignments, resources, roles.unwrap_or_default()];
    let texts = texts.map(|list| serde_json::to_string(list).unwrap());
    let mut exports = Exports::default();
    exports.add_assignments(&texts[0], &mut || ()).unwrap();
    exports.add_resources(&texts[1], &mut || ()).unwrap();
    if roles.is_some() {
        exports.add_roles(&texts[2], &mut || ()).unwrap();
    }
    let mut model = model.clone();
    let located = audit::locate(&mut model, Given::default(), &mut exports).unwrap();
    let found = audit::audit(&model, located, &exports, None, &mut || ()).unwrap();
    serde_json::from_str(&audit::json(&found, "b.yaml", &[]).unwrap()).unwrap()
}

fn of_world(world: &World) -> Value {
    audited_with(
        &world.model,
        &world.assignments,
        &world.resources,
        Some(&world.roles),
    )
}

/// The messages of the findings of some classes.
fn messages(document: &Value, classes: &[&str]) -> Vec<String> {
    let findings = document["findings"].as_array().unwrap().iter();
    findings
        .filter(|finding| classes.contains(&finding["class"].as_str().unwrap()))
        .map(|finding| {
            format!(
                "{}: {}",
                finding["class"].as_str().unwrap(),
                finding["message"].as_str().unwrap()
            )
        })
        .collect()
}

/// What has to be found: nothing else than one thing of a class.
#[track_caller]
fn only(name: &str, document: &Value, class: &str) -> Value {
    let found = messages(document, &DIFFERENCES);
    assert_eq!(found.len(), 1, "{name}: {found:#?}");
    let all = document["findings"].as_array().unwrap();
    let one = all.iter().find(|finding| finding["class"] == class);
    one.unwrap_or_else(|| panic!("{name}: {found:#?}")).clone()
}

#[test]
fn what_every_blueprint_derives_is_clean() {
    for (name, world) in worlds() {
        let document = of_world(&world);
        let found = messages(&document, &DIFFERENCES);
        assert!(found.is_empty(), "{name}: {found:#?}");
        let undecided = messages(&document, &["undecided"]);
        let known = [
            "the blueprint does not name them",
            "brings the object id",
            "switches of what",
            "its export does not tell",
            "nobody tells whose entries",
        ];
        for one in undecided {
            assert!(known.iter().any(|words| one.contains(words)), "{name}: {one}");
        }
        let (as_derived, of_template) = (&document["summary"]["asDerived"], world.of_template().len());
        assert!(
            as_derived.as_u64().unwrap() >= of_template as u64,
            "{name}: {as_derived} of {of_template}"
        );
    }
}

#[test]
fn a_grant_that_is_removed_is_missing() {
    for (name, mut world) in worlds() {
        let names = world.of_template();
        let Some(removed) = names.get(names.len() / 2) else {
            continue;
        };
        world.assignments.retain(|one| one["name"] != removed.as_str());
        // a container's grant may be covered by the same role on its account
        let document = of_world(&world);
        let found = messages(&document, &DIFFERENCES);
        assert_eq!(found.len(), 1, "{name}: {found:#?}");
        let all = document["findings"].as_array().unwrap();
        let one = all
            .iter()
            .find(|one| one["class"] == "missing" || one["class"] == "inherited")
            .unwrap();
        assert_eq!(one["derived"][0]["name"], removed.as_str(), "{name}");
    }
}

#[test]
fn a_grant_that_is_added_is_extra() {
    for (name, mut world) in worlds() {
        let stranger = "99999999-9999-4999-8999-999999999999";
        let reader = "00000000-0000-4000-8000-0000000000aa"; // a role that nobody derives
        let workspace = world.model.platform.workspace;
        if !world.model.is_made(workspace) {
            continue;
        }
        let on = world.id(workspace);
        world
            .assignments
            .push(world.assignment(stranger, "User", reader, &on.to_uppercase()));
        world.assignments.push(world.assignment(
            stranger,
            "User",
            reader,
            &format!("/subscriptions/{SUBSCRIPTION}/resourceGroups/other"),
        ));
        let one = only(&name, &of_world(&world), "extra");
        assert_eq!(one["observed"]["principalId"], stranger, "{name}");
        assert_eq!(one["observed"]["scope"]["id"], "workspace", "{name}");
    }
}

#[test]
fn a_grant_under_another_name_is_misnamed_and_adopted() {
    for (name, mut world) in worlds() {
        let names = world.of_template();
        let Some(renamed) = names.first() else { continue };
        let other = "12345678-0000-4000-8000-123456789abc";
        let one = world
            .assignments
            .iter_mut()
            .find(|one| one["name"] == renamed.as_str())
            .unwrap();
        one["name"] = other.to_uppercase().into();
        let document = of_world(&world);
        let by_hand = serde_json::to_string(&world.model.rbac)
            .unwrap()
            .contains("\"emission\":\"none\"");
        if by_hand {
            assert!(messages(&document, &DIFFERENCES).is_empty(), "{name}");
            continue;
        }
        let one = only(&name, &document, "misnamed");
        assert_eq!(one["derived"][0]["name"], renamed.as_str(), "{name}");
        assert_eq!(one["observed"]["name"], other, "{name}");
        assert!(one["adopt"].as_str().unwrap().contains(other), "{name}");
    }
}

#[test]
fn a_condition_that_is_added_is_found() {
    for (name, mut world) in worlds() {
        let names = world.of_template();
        let Some(limited) = names.last() else { continue };
        let one = world
            .assignments
            .iter_mut()
            .find(|one| one["name"] == limited.as_str())
            .unwrap();
        one["condition"] = "(!(ActionMatches{'x'}))".into();
        let one = only(&name, &of_world(&world), "condition");
        assert_eq!(one["derived"][0]["name"], limited.as_str(), "{name}");
    }
}

#[test]
fn a_grant_on_a_wider_scope_is_inherited() {
    for wider in ["/providers/Microsoft.Management/managementGroups/top", "/", "own"] {
        for (name, mut world) in worlds() {
            let names = world.of_template();
            let Some(moved) = names.iter().find(|moved| {
                let entry = world
                    .assignments
                    .iter()
                    .find(|one| one["name"] == moved.as_str())
                    .unwrap();
                entry["scope"].as_str().unwrap().contains("/providers/")
            }) else {
                continue;
            };
            let own = format!(
                "/subscriptions/{}",
                world.model.deployment.subscription.as_deref().unwrap()
            );
            let at = if wider == "own" { own.as_str() } else { wider };
            let one = world
                .assignments
                .iter_mut()
                .find(|one| one["name"] == moved.as_str())
                .unwrap();
            if wider == "own" && !one["scope"].as_str().unwrap().starts_with(&own) {
                continue;
            }
            one["scope"] = at.into();
            let document = of_world(&world);
            let found = messages(&document, &["inherited"]);
            assert!(
                !found.is_empty(),
                "{name}: {:#?}",
                messages(&document, &DIFFERENCES)
            );
            assert!(
                messages(&document, &["missing", "extra"]).is_empty(),
                "{name}: {:#?}",
                messages(&document, &DIFFERENCES)
            );
        }
    }
}

#[test]
fn a_stronger_role_covers_a_grant() {
    let (pull, push) = (
        "7f951dda-4ed3-4680-a7ca-43fe172d538d",
        "8311e382-0749-4cb8-b61a-304f252e45ec",
    );
    let mut covered = 0;
    for (name, mut world) in worlds() {
        let names = world.of_template();
        let is_pull = |one: &&mut Value| {
            names.iter().any(|name| one["name"] == name.as_str())
                && one["roleDefinitionId"].as_str().unwrap().ends_with(pull)
        };
        let Some(one) = world.assignments.iter_mut().find(is_pull) else {
            continue;
        };
        let stronger = one["roleDefinitionId"].as_str().unwrap().replace(pull, push);
        one["roleDefinitionId"] = stronger.into();
        let document = of_world(&world);
        let found = messages(&document, &DIFFERENCES);
        assert!(
            found.iter().any(|one| one.starts_with("inherited: ")),
            "{name}: {found:#?}"
        );
        assert!(
            !found.iter().any(|one| one.starts_with("missing: ")),
            "{name}: {found:#?}"
        );
        covered += 1;
    }
    assert!(covered > 10);
}

#[test]
fn a_grant_of_somebody_who_is_gone_is_orphaned() {
    for (name, mut world) in worlds() {
        let workspace = world.model.platform.workspace;
        if !world.model.is_made(workspace) {
            continue;
        }
        let mut gone = world.assignment(
            &guid(&["gone"]),
            "ServicePrincipal",
            "7f951dda-4ed3-4680-a7ca-43fe172d538d",
            &world.id(workspace),
        );
        gone["principalName"] = "".into();
        world.assignments.push(gone);
        let one = only(&name, &of_world(&world), "orphaned");
        assert!(
            one["message"].as_str().unwrap().ends_with("and is gone"),
            "{name}"
        );
    }
}

#[test]
fn a_switch_that_is_turned_back_is_found() {
    let mut turned = 0;
    for (name, mut world) in worlds() {
        let Some(account) = world
            .resources
            .iter_mut()
            .find(|one| one["properties"]["allowSharedKeyAccess"] == false)
        else {
            continue;
        };
        account["properties"]["allowSharedKeyAccess"] = true.into();
        let one = only(&name, &of_world(&world), "switched");
        assert_eq!(one["switch"]["found"], "true", "{name}");
        turned += 1;
        // not set is on
        let account = world
            .resources
            .iter_mut()
            .find(|one| one["properties"]["allowSharedKeyAccess"] == true)
            .unwrap();
        account["properties"]
            .as_object_mut()
            .unwrap()
            .remove("allowSharedKeyAccess");
        let one = only(&name, &of_world(&world), "switched");
        assert_eq!(one["switch"]["found"], Value::Null, "{name}");
        // a list without properties tells nothing
        for one in &mut world.resources {
            one["properties"] = Value::Null;
        }
        assert!(messages(&of_world(&world), &["switched"]).is_empty(), "{name}");
    }
    assert!(turned > 20);
}

#[test]
fn every_shape_of_the_exports_says_the_same() {
    for (name, world) in worlds() {
        let nested: Vec<Value> = world
            .assignments
            .iter()
            .map(|one| {
                let mut inner = one.clone();
                let outer = inner.as_object_mut().unwrap();
                let (id, own) = (outer.remove("id"), outer.remove("name"));
                for key in ["principalName", "roleDefinitionName", "resourceGroup", "type"] {
                    outer.remove(key);
                }
                json!({ "id": id, "name": own, "properties": inner })
            })
            .collect();
        let one = of_world(&world);
        let roles: Vec<Value> = world
            .roles
            .iter()
            .map(|one| json!({ "name": one["name"], "properties": one }))
            .collect();
        let mut two = audited_with(&world.model, &nested, &world.resources, Some(&roles));
        let notes = two["notes"].as_array_mut().unwrap();
        notes.retain(|note| !note.as_str().unwrap().starts_with("the exports have no names"));
        assert_eq!(one["summary"], two["summary"], "{name}");
        assert_eq!(one["notes"], two["notes"], "{name}");
    }
}

#[test]
fn identities_that_nobody_tells_are_not_guessed() {
    for (name, world) in worlds() {
        let document = audited(&world.model, &world.assignments, &[]);
        let found = messages(&document, &DIFFERENCES);
        assert!(found.is_empty(), "{name}: {found:#?}");
    }
}

#[test]
fn rights_without_a_known_role_are_not_called_extra() {
    let mut seen = 0;
    for (name, mut world) in worlds() {
        let all = world.model.role_assignments.iter();
        let mut vague = all.filter(|one| one.elsewhere.is_none() && one.assigned_by == AssignedBy::Azure);
        let Some(one) = vague.rfind(|one| matches!(one.right, Right::Unstated(_))) else {
            continue;
        };
        // as seen on a hub: Storage File Data Privileged Contributor
        let role = "69566ab7-960f-475b-8e7c-b3118f30c6bd";
        let (principal, scope) = (world.object(one.principal), world.scope(one.scope));
        world
            .assignments
            .push(world.assignment(&principal, "ServicePrincipal", role, &scope));
        let document = of_world(&world);
        assert!(
            messages(&document, &DIFFERENCES).is_empty(),
            "{name}: {:#?}",
            messages(&document, &DIFFERENCES)
        );
        let told = messages(&document, &["undecided"]);
        assert!(
            told.iter()
                .any(|one| one.contains("no source says by which role")),
            "{name}: {told:#?}"
        );
        seen += 1;
    }
    assert!(seen > 3);
}

/// A document fits the schema that the repository holds.
#[test]
fn audits_fit_their_schema() {
    let schema: Value = serde_json::from_str(&crate::support::text("schemas/audit.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (name, mut world) in worlds() {
        world.assignments.truncate(world.assignments.len() / 2 + 1);
        let mut document = of_world(&world);
        let errors: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        document["summary"]["missing"] = "many".into();
        assert!(!validator.is_valid(&document));
    }
}
