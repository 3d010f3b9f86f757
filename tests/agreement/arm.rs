//! Grants of an ARM template, and what only this language shows to a reader: names, principals and scopes.

use std::collections::BTreeMap;

use amlgen::emit::arm::Arm;
use amlgen::model::{Expr, Kind, Model, Principal, Resource, ResourceId, Scope};
use serde_json::Value;

use super::{Grant, between, output};
use crate::support;

/// A role assignment of a nested template, with that template and the values of its parameters.
struct ArmGrant<'v> {
    resource: &'v Value,
    deployment: &'v Value,
    main: &'v Value,
}

/// The resources of a template: a list, or by symbolic names.
fn resources(template: &Value) -> Vec<(Option<&str>, &Value)> {
    match &template["resources"] {
        Value::Array(resources) => resources.iter().map(|resource| (None, resource)).collect(),
        Value::Object(resources) => {
            assert_eq!(template["languageVersion"], "2.0");
            let named = resources.iter();
            named
                .map(|(symbol, resource)| (Some(symbol.as_str()), resource))
                .collect()
        }
        other => panic!("resources are {other}"),
    }
}

fn arm_grants(main: &Value) -> Vec<ArmGrant<'_>> {
    let mut found = Vec::new();
    for (_, deployment) in resources(main) {
        assert_ne!(
            deployment["type"], "Microsoft.Authorization/roleAssignments",
            "a grant outside of the modules"
        );
        if deployment["type"] == "Microsoft.Resources/deployments" {
            for resource in deployment["properties"]["template"]["resources"]
                .as_array()
                .unwrap()
            {
                assert_eq!(resource["type"], "Microsoft.Authorization/roleAssignments");
                found.push(ArmGrant {
                    resource,
                    deployment,
                    main,
                });
            }
        }
    }
    found
}

impl ArmGrant<'_> {
    fn variable(&self, group: &str, key: &str) -> &str {
        let value = &self.deployment["properties"]["template"]["variables"][group][key];
        value
            .as_str()
            .unwrap_or_else(|| panic!("no variable {group}.{key}"))
    }

    fn role(&self) -> &str {
        let id = self.resource["properties"]["roleDefinitionId"].as_str().unwrap();
        self.variable("roles", between(id, "variables('roles').", ")").unwrap())
    }

    /// An expression with its parameters replaced by what the main template passes, that template's variables by theirs, and
    /// symbolic names by type and name.
    fn whole(&self, expression: &str) -> String {
        let passed = self.deployment["properties"]["parameters"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| (format!("parameters('{name}')"), &value["value"]));
        let variables = self.main["variables"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, value)| (format!("variables('{name}')"), value));
        let known: Vec<(String, String)> = passed
            .chain(variables)
            .filter_map(|(name, value)| {
                let value = value.as_str()?;
                let inner = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
                Some((name, inner.map_or_else(|| format!("'{value}'"), str::to_owned)))
            })
            .collect();
        let symbols = resources(self.main).into_iter().filter_map(|(symbol, resource)| {
            let name = resource["name"].as_str()?;
            let name = match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
                Some(expression) => expression.to_owned(),
                None => format!("'{}'", name.replace('/', "', '")),
            };
            let kind = resource["type"].as_str()?;
            Some((
                format!("reference('{}'", symbol?),
                format!("reference('{kind}', {name}"),
            ))
        });
        let known: Vec<(String, String)> = known.into_iter().chain(symbols).collect();
        let mut text = expression.to_owned();
        while let Some((name, value)) = known.iter().find(|(name, _)| text.contains(name)) {
            text = text.replace(name, value);
        }
        text
    }
}

/// What names a resource in an expression of ARM: its own name, or the text before its suffix and the seed of that.
fn marks(model: &Model, resource: &Resource) -> Vec<String> {
    match &resource.name {
        Expr::Text(name) => vec![format!("'{name}")],
        Expr::Unique { prefix, suffix } => {
            vec![prefix.clone(), format!("'{}'", model.suffixes[*suffix].seed)]
        }
        other => panic!("a name of another form: {other:?}"),
    }
}

fn resource(model: &Model, id: ResourceId) -> &Resource {
    model.resource(id).unwrap()
}

fn template(files: &BTreeMap<String, String>) -> Value {
    serde_json::from_str(&files["main.json"]).unwrap()
}

pub(super) fn grants(files: &BTreeMap<String, String>) -> Vec<Grant> {
    arm_grants(&template(files))
        .iter()
        .map(|grant| {
            let properties = &grant.resource["properties"];
            (
                grant.role().to_owned(),
                properties["description"].as_str().unwrap().to_owned(),
                properties["principalType"].as_str().unwrap().to_owned(),
            )
        })
        .collect()
}

#[test]
fn arm_computes_a_name_for_each_grant() {
    for (name, compiled) in support::valid() {
        let model = compiled.model();
        let main = template(&output(model, &Arm));
        let found = arm_grants(&main);
        let mut names: Vec<String> = found
            .iter()
            .map(|grant| {
                let name = grant.resource["name"].as_str().unwrap();
                let adopted = model.rbac.adopted.iter().any(|adopted| adopted.name == name);
                assert!(
                    adopted || name.starts_with("[guid(toLower("),
                    "a name that is not made by guid(): {name}"
                );
                grant.whole(name)
            })
            .collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count, "{name}: two grants with one name");
    }
}

#[test]
fn arm_makes_them_for_the_principals_and_on_the_scopes_of_the_model() {
    for (name, compiled) in support::valid() {
        let model = compiled.model();
        let main = template(&output(model, &Arm));
        let mut left = arm_grants(&main);
        for (_, assignment, role) in model.emitted() {
            let fits = |grant: &ArmGrant<'_>| {
                let properties = &grant.resource["properties"];
                let id = properties["principalId"].as_str().unwrap();
                let principal = match assignment.principal {
                    Principal::UserAssigned(id) | Principal::SystemAssigned(id) | Principal::Kubelet(id) => {
                        let owner = resource(model, id);
                        (&*owner.resource_type.arm, marks(model, owner))
                    }
                    Principal::Directory(index) => ("", vec![model.directory[index].object_id.clone()]),
                    Principal::Outside(outsider) => panic!("{outsider:?} is given a role by the template"),
                };
                let id = match between(id, "variables('principals').", "]")
                    .or_else(|| between(id, "variables('principals')['", "']"))
                {
                    Some(key) => grant.variable("principals", key).to_owned(),
                    None => grant.whole(id),
                };
                let scope = grant.resource["scope"].as_str().unwrap_or_default();
                let scope = grant.whole(scope);
                let on = match assignment.scope {
                    Scope::ResourceGroup => Vec::new(),
                    Scope::Resource(id) => model
                        .ancestors(id)
                        .filter(|resource| resource.kind != Kind::BlobService)
                        .flat_map(|resource| marks(model, resource))
                        .collect(),
                };
                let kind = match assignment.scope {
                    Scope::ResourceGroup => String::new(),
                    Scope::Resource(id) => format!("resourceId('{}'", resource(model, id).resource_type.arm),
                };
                properties["description"] == assignment.description()
                    && grant.role() == role.guid
                    && id.contains(principal.0)
                    && principal.1.iter().all(|mark| id.contains(mark))
                    && scope.contains(&kind)
                    && on.iter().all(|mark| scope.contains(mark))
            };
            let Some(at) = left.iter().position(fits) else {
                panic!(
                    "{name}: ARM does not give {} to {} on {}",
                    role.name,
                    model.principal_display(assignment.principal),
                    model.scope_display(assignment.scope)
                );
            };
            left.remove(at);
        }
        assert!(left.is_empty(), "{name}: ARM makes {} grants more", left.len());
    }
}
