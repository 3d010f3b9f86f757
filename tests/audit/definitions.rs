//! Entries of access policies and definitions of custom roles: whatever is changed in them is found.

use serde_json::{Value, json};

use super::world::{World, worlds};
use super::{DIFFERENCES, messages, of_world};

/// The worlds with a vault that decides by access policies and that the blueprint makes, with the place of its export.
fn with_policies() -> Vec<(String, World, usize)> {
    let all = worlds().into_iter().filter_map(|(name, world)| {
        let made = |id: &Value| {
            let mut made = world.model.made();
            made.any(|resource| *id == world.id(resource.id).as_str())
        };
        let has = |one: &Value| {
            let entries = one["properties"]["accessPolicies"].as_array();
            entries.is_some_and(|entries| {
                entries
                    .first()
                    .is_some_and(|entry| entry["permissions"]["secrets"].is_array())
            }) && made(&one["id"])
        };
        let at = world.resources.iter().position(has)?;
        Some((name, world, at))
    });
    all.collect()
}

/// The differences after the entries of the vault are changed.
fn after(world: &World, at: usize, change: impl Fn(&mut Vec<Value>)) -> Vec<String> {
    let mut world = world.clone();
    change(
        world.resources[at]["properties"]["accessPolicies"]
            .as_array_mut()
            .unwrap(),
    );
    messages(&of_world(&world), &DIFFERENCES)
}

#[test]
fn entries_of_access_policies_are_compared() {
    let worlds = with_policies();
    assert!(!worlds.is_empty());
    for (name, world, at) in worlds {
        // entries of others may be those of whoever is not known
        let told = messages(&of_world(&world), &["undecided"]);
        if told.iter().any(|one| one.contains("nobody tells whose entries")) {
            continue;
        }
        let found = after(&world, at, |_| ());
        assert!(found.is_empty(), "{name}: {found:#?}");
        let one = |found: Vec<String>, class: &str, words: &str| {
            let fits = found.len() == 1 && found[0].starts_with(class) && found[0].contains(words);
            assert!(fits, "{name}: {found:#?}");
        };
        one(
            after(&world, at, |entries| drop(entries.remove(0))),
            "missing: ",
            " lacks access policy for secrets: ",
        );
        one(
            after(&world, at, |entries| {
                drop(
                    entries[0]["permissions"]["secrets"]
                        .as_array_mut()
                        .unwrap()
                        .remove(0),
                );
            }),
            "missing: ",
            " lacks access policy for secrets: ",
        );
        one(
            after(&world, at, |entries| {
                entries[0]["permissions"]["certificates"] = json!(["Import"]);
            }),
            "extra: ",
            " has access policy for certificates: import on ",
        );
        let stranger = json!({"objectId": "99999999-9999-4999-8999-999999999999", "permissions": {"keys": ["all"], "secrets": []}});
        one(
            after(&world, at, |entries| entries.push(stranger.clone())),
            "extra: ",
            "principal 99999999-9999-4999-8999-999999999999 has access policy for keys: all on ",
        );
        // what permits all lacks nothing, and has more
        one(
            after(&world, at, |entries| {
                entries[0]["permissions"]["secrets"] = json!(["all"]);
            }),
            "extra: ",
            " has access policy for secrets: all on ",
        );
    }
}

#[test]
fn vaults_that_nobody_shows_are_not_decided() {
    for (name, mut world, at) in with_policies() {
        world.resources[at]["properties"]
            .as_object_mut()
            .unwrap()
            .remove("accessPolicies");
        let document = of_world(&world);
        assert!(messages(&document, &DIFFERENCES).is_empty(), "{name}");
        let told = messages(&document, &["undecided"]);
        assert!(
            told.iter()
                .any(|one| one.contains("no export shows its access policies")),
            "{name}: {told:#?}"
        );
    }
}

#[test]
fn definitions_of_custom_roles_are_compared() {
    let mut seen = 0;
    for (name, world) in worlds() {
        if world.roles.is_empty() {
            continue;
        }
        let why = |change: &dyn Fn(&mut Vec<Value>)| {
            let mut world = world.clone();
            change(&mut world.roles);
            let document = of_world(&world);
            let found = messages(&document, &DIFFERENCES);
            assert!(
                found.len() == 1 && found[0].starts_with("role: custom role `"),
                "{name}: {found:#?}"
            );
            let all = document["findings"].as_array().unwrap();
            let one = all.iter().find(|one| one["class"] == "role").unwrap();
            one["details"][0].as_str().unwrap().to_owned()
        };
        let more = why(&|roles| {
            roles[0]["permissions"][0]["actions"]
                .as_array_mut()
                .unwrap()
                .push("*/Write".into());
        });
        assert_eq!(more, "it permits also `*/write`", "{name}");
        let data = why(&|roles| roles[0]["permissions"][0]["dataActions"] = json!(["a/b"]));
        assert_eq!(data, "it permits also as data actions `a/b`", "{name}");
        let less = why(&|roles| {
            drop(
                roles[0]["permissions"][0]["actions"]
                    .as_array_mut()
                    .unwrap()
                    .remove(0),
            );
        });
        assert!(less.starts_with("it does not permit `"), "{name}: {less}");
        let wider = why(&|roles| {
            roles[0]["assignableScopes"]
                .as_array_mut()
                .unwrap()
                .push("/subscriptions/X".into());
        });
        assert_eq!(wider, "it can be assigned also on `/subscriptions/x`", "{name}");
        assert_eq!(why(&|roles| drop(roles.remove(0))), "it is not there", "{name}");
        let other = why(&|roles| roles[0]["name"] = "another".into());
        assert_eq!(other, "another definition, another, has its name", "{name}");
        seen += 1;
    }
    assert!(seen > 0);
}
