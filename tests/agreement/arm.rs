//! ARM templates, read.

use std::collections::{BTreeMap, BTreeSet};

use amlgen::emit::Target;
use amlgen::emit::arm::Arm;
use serde_json::Value;

use super::expression::{Expression, called, member, text};
use super::{Declared, Grant, Made, Policy, group_id, output_of, told_in};
use crate::support;

const DEPLOYMENTS: &str = "Microsoft.Resources/deployments";

/// A template, with what is known where it stands.
struct Template<'t> {
    json: &'t Value,
    /// Values of its parameters, where it is nested.
    passed: BTreeMap<&'t str, Value>,
}

impl<'t> Template<'t> {
    /// What it is deployed into.
    fn home(&self) -> String {
        let schema = self.json["$schema"].as_str().unwrap();
        let of_subscription = schema.contains("subscriptionDeploymentTemplate");
        if of_subscription { "subscription" } else { "group" }.to_owned()
    }

    /// Whether it makes grants, and not a part of the platform.
    fn grants(&self) -> bool {
        self.resources().iter().any(|(_, resource)| {
            let kind = &resource["type"];
            kind == "Microsoft.Authorization/roleAssignments"
                || kind == "Microsoft.KeyVault/vaults/accessPolicies"
        })
    }

    /// The resources: a list, or by symbolic names.
    fn resources(&self) -> Vec<(Option<&'t str>, &'t Value)> {
        match &self.json["resources"] {
            Value::Array(resources) => resources.iter().map(|resource| (None, resource)).collect(),
            Value::Object(resources) => {
                assert_eq!(self.json["languageVersion"], "2.0");
                let named = resources.iter();
                named
                    .map(|(symbol, resource)| (Some(symbol.as_str()), resource))
                    .collect()
            }
            other => panic!("resources are {other}"),
        }
    }

    /// What a value of the template comes to.
    fn value(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
                Some(inner) if !inner.starts_with('[') => self.evaluated(&Reader::read(inner)),
                _ => value.clone(),
            },
            Value::Object(entries) => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| (key.clone(), self.value(value)));
                Value::Object(entries.collect())
            }
            Value::Array(items) => items.iter().map(|item| self.value(item)).collect(),
            other => other.clone(),
        }
    }

    fn evaluated(&self, expression: &Expression) -> Value {
        match expression {
            Expression::Literal(text) => text.as_str().into(),
            Expression::Member(of, key) => {
                let of = self.evaluated(of);
                match of.as_str() {
                    Some(id) if id.contains(DEPLOYMENTS) && !id.contains(" of ") => {
                        let way = ["outputs", "principalIds", "value"].contains(&&**key);
                        let told = if way { id.to_owned() } else { output_of(id, key) };
                        told.into()
                    }
                    _ => member(&of, key),
                }
            }
            Expression::Call(name, arguments) => {
                let values: Vec<Value> = arguments
                    .iter()
                    .map(|argument| self.evaluated(argument))
                    .collect();
                let words: Vec<String> = values
                    .iter()
                    .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
                    .collect();
                match &**name {
                    "variables" => self.value(&self.json["variables"][&words[0]]),
                    "parameters" => match self.passed.get(&*words[0]) {
                        Some(value) => value.clone(),
                        None => format!("parameter {}", words[0]).into(),
                    },
                    "reference" if !words[0].contains('/') => {
                        let named = self.resources().into_iter();
                        let named = named.filter(|(symbol, _)| *symbol == Some(&*words[0]));
                        self.id(named.map(|(_, resource)| resource).next().unwrap())
                            .into()
                    }
                    name => called(name, &words).into(),
                }
            }
            other => panic!("no expression of ARM: {other:?}"),
        }
    }

    fn id(&self, resource: &Value) -> String {
        let kind = resource["type"].as_str().unwrap();
        let name = text(&self.value(&resource["name"]));
        match resource.get("scope") {
            Some(scope) => format!("{}/providers/{kind}/{name}", text(&self.value(scope))),
            None => told_in(&group_of(resource), &super::id(kind, &[name])),
        }
    }
}

/// The group that a resource is deployed into.
fn group_of(resource: &Value) -> String {
    let subscription = resource["subscriptionId"].as_str();
    if let Some(group) = resource["resourceGroup"].as_str() {
        return group_id(subscription, group);
    }
    assert_eq!(subscription, None);
    "group".to_owned()
}

/// The reader of the expressions of ARM.
struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn read(text: &'t str) -> Expression {
        let mut reader = Reader { rest: text };
        let found = reader.expression();
        assert!(reader.rest.is_empty(), "{} behind {text}", reader.rest);
        found
    }

    fn skip(&mut self, mark: &str) -> bool {
        self.rest = self.rest.trim_start();
        let rest = self.rest.strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn word(&mut self) -> &'t str {
        let end = self
            .rest
            .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn literal(&mut self) -> String {
        let mut text = String::new();
        loop {
            let end = self.rest.find('\'').unwrap();
            text.push_str(&self.rest[..end]);
            self.rest = &self.rest[end + 1..];
            if !self.rest.starts_with('\'') {
                return text;
            }
            text.push('\'');
            self.rest = &self.rest[1..];
        }
    }

    fn expression(&mut self) -> Expression {
        let mut found = if self.skip("'") {
            Expression::Literal(self.literal())
        } else {
            let word = self.word().to_owned();
            let mut arguments = Vec::new();
            if self.skip("(") {
                while !self.skip(")") {
                    arguments.push(self.expression());
                    self.skip(",");
                }
                Expression::Call(word, arguments)
            } else {
                assert!(!word.is_empty(), "no expression: {}", self.rest);
                Expression::Literal(word)
            }
        };
        loop {
            let key = if self.skip(".") {
                self.word().to_owned()
            } else if self.skip("['") {
                let key = self.literal();
                assert!(self.skip("]"));
                key
            } else {
                return found;
            };
            found = Expression::Member(Box::new(found), key);
        }
    }
}

pub(super) fn read(files: &BTreeMap<String, String>) -> Made {
    let json: Value = serde_json::from_str(&files["main.json"]).unwrap();
    let main = Template {
        json: &json,
        passed: BTreeMap::new(),
    };
    let mut made = Made::default();
    let main = platform(&main).unwrap_or(main);
    for (symbol, resource) in main.resources() {
        let kind = resource["type"].as_str().unwrap();
        assert_ne!(
            kind, "Microsoft.Authorization/roleAssignments",
            "a grant outside of the modules"
        );
        let id = main.id(resource);
        let name = symbol.map_or_else(|| id.clone(), str::to_owned);
        let after: BTreeSet<String> = resource["dependsOn"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|other| text(&main.value(other)))
            .collect();
        if kind == DEPLOYMENTS {
            let template = nested(&main, resource);
            if !template.grants() {
                part(&template, &id, &name, &after, &mut made);
                continue;
            }
            grants(&template, &name, &group_of(resource), &mut made);
        }
        let policies = main.value(&resource["properties"]["accessPolicies"]);
        Policy::read(&id, &policies, &mut made.policies);
        let declared = Declared {
            resource: Some((kind.to_owned(), id)),
            body: resource.clone(),
            azurerm: false,
            after,
        };
        assert!(
            made.declared.insert(name.clone(), declared).is_none(),
            "{name} twice"
        );
    }
    made
}

/// The template of what goes into a group that is made, where a template of a subscription makes one: it waits for the group.
fn platform<'t>(main: &Template<'t>) -> Option<Template<'t>> {
    let [group, deployment] = main.json["resources"].as_array()?.as_slice() else {
        return None;
    };
    if group["type"] != "Microsoft.Resources/resourceGroups" {
        return None;
    }
    assert_eq!(
        main.json["$schema"]
            .as_str()
            .unwrap()
            .matches("subscription")
            .count(),
        1
    );
    assert_eq!(deployment["resourceGroup"], group["name"]);
    let waits = format!(
        "[subscriptionResourceId('Microsoft.Resources/resourceGroups', '{}')]",
        group["name"].as_str().unwrap()
    );
    assert_eq!(deployment["dependsOn"], serde_json::json!([waits]));
    let mut platform = nested(main, deployment);
    platform.passed.remove("location"); // as everywhere: whatever the caller says
    Some(platform)
}

/// The template of a deployment.
fn nested<'t>(main: &Template<'t>, deployment: &'t Value) -> Template<'t> {
    let properties = &deployment["properties"];
    let passed = properties["parameters"].as_object().into_iter().flatten();
    Template {
        json: &properties["template"],
        passed: passed
            .map(|(key, value)| (key.as_str(), main.value(&value["value"])))
            .collect(),
    }
}

/// What a part makes.
fn part(template: &Template<'_>, id: &str, name: &str, after: &BTreeSet<String>, made: &mut Made) {
    let ids: BTreeMap<&str, String> = template
        .resources()
        .into_iter()
        .filter_map(|(symbol, resource)| Some((symbol?, template.id(resource))))
        .collect();
    let members = template.resources().into_iter().map(|(_, resource)| {
        let waits = resource["dependsOn"].as_array().into_iter().flatten();
        let waits = waits.map(|other| text(&template.value(other)));
        let kind = resource["type"].as_str().unwrap().to_owned();
        let id = template.id(resource);
        let declared = Declared {
            resource: Some((kind, id.clone())),
            body: resource.clone(),
            after: waits
                .map(|name| ids.get(&*name).cloned().unwrap_or(name))
                .collect(),
            ..Declared::default()
        };
        (id, declared)
    });
    made.part(name, after, members.collect());
    for (symbol, owner) in template.json["outputs"]["principalIds"]["value"]
        .as_object()
        .into_iter()
        .flatten()
    {
        made.outputs
            .insert(output_of(id, symbol), text(&template.value(owner)));
    }
}

/// The grants of a nested template.
fn grants(template: &Template<'_>, name: &str, group: &str, made: &mut Made) {
    for (_, resource) in template.resources() {
        if resource["type"] == "Microsoft.KeyVault/vaults/accessPolicies" {
            let id = template.id(resource);
            let vault = id.strip_suffix("/accessPolicies/add").unwrap();
            let policies = template.value(&resource["properties"]["accessPolicies"]);
            Policy::read(&told_in(group, vault), &policies, &mut made.policies);
            continue;
        }
        assert_eq!(resource["type"], "Microsoft.Authorization/roleAssignments");
        let properties = &resource["properties"];
        let of = |key: &str| text(&template.value(&properties[key]));
        let scope = resource.get("scope");
        let condition = properties.get("condition");
        assert_eq!(
            properties.get("conditionVersion").and_then(Value::as_str),
            condition.map(|_| "2.0")
        );
        let grant = Grant {
            role: of("roleDefinitionId"),
            principal: of("principalId"),
            principal_type: of("principalType"),
            scope: scope.map_or_else(
                || {
                    if group == "group" {
                        template.home()
                    } else {
                        group.to_owned()
                    }
                },
                |scope| told_in(group, &text(&template.value(scope))),
            ),
            description: of("description"),
            condition: condition.map(|condition| text(&template.value(condition))),
        };
        made.grants.push((grant, name.to_owned()));
    }
}

#[test]
fn arm_computes_a_name_for_each_grant() {
    for (name, compiled) in support::valid() {
        let model = compiled.model();
        let set = Arm.emit(model).unwrap();
        let main = set.files.iter().find(|file| file.path == "main.json").unwrap();
        let json: Value = serde_json::from_str(&main.text).unwrap();
        let main = Template {
            json: &json,
            passed: BTreeMap::new(),
        };
        let main = platform(&main).unwrap_or(main);
        let mut names = BTreeSet::new();
        let deployments = main.resources().into_iter();
        let deployments = deployments.filter(|(_, one)| one["type"] == "Microsoft.Resources/deployments");
        for (_, deployment) in deployments {
            let template = nested(&main, deployment);
            let grants = template.resources().into_iter();
            let grants = grants.filter(|(_, one)| one["type"] == "Microsoft.Authorization/roleAssignments");
            for (_, grant) in grants {
                let written = grant["name"].as_str().unwrap();
                let adopted = model.rbac.adopted.iter().any(|adopted| adopted.name == written);
                assert!(
                    adopted || written.starts_with("[guid(toLower("),
                    "a name that is not made by guid(): {written}"
                );
                let properties = &grant["properties"];
                let parts = [&properties["principalId"], &properties["roleDefinitionId"]];
                let parts = parts.map(|part| text(&template.value(part)));
                let scope = grant.get("scope").map(|scope| text(&template.value(scope)));
                if !adopted {
                    let seeds = Reader::read(written.trim_start_matches('[').trim_end_matches(']'));
                    let Expression::Call(_, seeds) = seeds else {
                        panic!("{written}")
                    };
                    let seeds: Vec<String> =
                        seeds.iter().map(|seed| text(&template.evaluated(seed))).collect();
                    let [_, principal, role] = seeds.as_slice() else {
                        panic!("{written}")
                    };
                    assert_eq!([principal, role], [&parts[0], &parts[1]], "{name}: {written}");
                    assert_eq!(
                        scope.as_ref().unwrap_or(&seeds[0]),
                        &seeds[0],
                        "{name}: {written}"
                    );
                }
                assert!(
                    names.insert((group_of(deployment), scope, parts)),
                    "{name}: two grants with one name: {written}"
                );
            }
        }
    }
}
