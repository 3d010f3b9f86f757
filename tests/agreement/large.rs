//! What one template cannot hold stands in parts, and is made as it would be in one: same names, same grants, same order.

use std::sync::LazyLock;

use amlgen::emit::arm::Arm;
use amlgen::emit::{TARGETS, Target, deployables};
use amlgen::model::{Model, TargetName};
use serde_json::Value;

use super::{
    Deployed, Made, Order, PARAMETERS, id_of, makes_what_is_asked_for, output, waits_for_what_is_asked_for,
};
use crate::support;

/// ARM takes at most so many resources of one template.
const RESOURCES: usize = 800;

/// Platforms of more than one template, with everything that a part may hold: grants beside it and apart from it, in a group that is there
/// and in one that is made for an environment.
static LARGE: LazyLock<Vec<Deployed>> = LazyLock::new(|| {
    let lines = |count: usize, line: fn(usize) -> String| (0..count).map(line).collect::<Vec<_>>().concat();
    let text = [
        "version: 1\nname: large\nlocation: westeurope\ntags: { team: \"${param:team}\" }\nstorage: { lake: {} }\ndatastores:\n",
        &lines(210, |at| {
            format!("  data_{at}: {{ type: azure_blob, storage: lake, container: data-{at}-x }}\n")
        }),
        "computes:\n",
        &lines(110, |at| {
            format!(
                "  own-{at}-x: {{ size: Standard_DS3_v2, max_instances: \"${{param:nodes}}\", identity: system_assigned, uses: [{{ datastore: data_{at} }}] }}\n"
            )
        }),
        &lines(110, |at| {
            format!("  shared-{at}-x: {{ size: Standard_DS3_v2, max_instances: 2, uses: [{{ datastore: data_{at}, access: write }}] }}\n")
        }),
        "parameters:\n  team: { description: Team, default: data }\n  nodes: { type: int, description: Nodes, default: 2, min: 1, max: 4 }\nendpoints:\n",
        &lines(90, |at| format!("  score-{at}-x: {{ type: online, auth_mode: aad_token }}\n")),
        "network:\n  mode: managed\n  isolation_mode: allow_only_approved_outbound\n  outbound_rules:\n",
        &lines(90, |at| format!("    host-{at}-x: {{ type: fqdn, destination: host-{at}.example.org }}\n")),
    ]
    .concat();
    let group = "resource_group: { name: rg-large, create: true }\nrbac: { emit: separate }\n\
                 environments: { prod: { datastores: { more: { type: azure_blob, storage: lake, container: more } } } }\n";
    [("", None), (group, Some("prod"))]
        .into_iter()
        .flat_map(|(more, environment)| deployed(&format!("{text}{more}"), environment))
        .collect()
});

fn deployed(text: &str, environment: Option<&str>) -> Vec<Deployed> {
    let compiled = support::compile_in("large.yaml", text.as_bytes(), environment);
    deployables(compiled.model())
        .into_iter()
        .map(|one| {
            let made = TARGETS
                .iter()
                .map(|target| (target.name(), output(&one.model, *target)));
            Deployed {
                name: format!("large, {}", one.folder.unwrap_or("the platform")),
                made: made.collect(),
                model: one.model.into_owned(),
            }
        })
        .collect()
}

/// Those that a template makes in parts.
fn in_parts() -> impl Iterator<Item = &'static Deployed> {
    LARGE.iter().filter(|one| one.model.made().count() > RESOURCES)
}

#[test]
fn what_one_template_cannot_hold_is_made_in_parts_as_it_would_be_in_one() {
    assert_eq!(in_parts().count(), 2);
    for large in LARGE.iter() {
        makes_what_is_asked_for(large);
        waits_for_what_is_asked_for(large);
        for (target, made) in &large.made {
            // azurerm has other words and fewer resources
            if *target != TargetName::Terraform {
                waits_for_resources(&large.model, made);
            }
        }
    }
}

/// Whether everything waits for the resources that it is to wait for.
fn waits_for_resources(model: &Model, made: &Made) {
    let order = Order::new(made);
    for resource in model.made() {
        for other in resource.waits.resources.iter().filter(|id| model.is_made(**id)) {
            let (later, earlier) = (id_of(model, resource.id), id_of(model, *other));
            assert!(
                order.waits(made.named(&later), made.named(&earlier)),
                "{later} does not wait for {earlier}"
            );
        }
    }
}

#[test]
fn no_template_of_a_large_platform_is_larger_than_azure_takes() {
    for large in in_parts() {
        let files = Arm.emit(&large.model).unwrap().files;
        let main = files.iter().find(|file| file.path == "main.json").unwrap();
        let main: Value = serde_json::from_str(&main.text).unwrap();
        let mut open = vec![&main];
        let mut nested = 0;
        while let Some(template) = open.pop() {
            let resources: Vec<&Value> = match &template["resources"] {
                Value::Array(all) => all.iter().collect(),
                Value::Object(all) => all.values().collect(),
                other => panic!("{other}"),
            };
            assert!(resources.len() <= RESOURCES);
            assert!(template["parameters"].as_object().unwrap().len() <= PARAMETERS);
            let templates = resources
                .iter()
                .filter_map(|one| one["properties"].get("template"));
            open.extend(templates.inspect(|_| nested += 1));
        }
        assert!(nested > 6, "{nested}");
    }
}
