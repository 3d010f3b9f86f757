//! Every output makes the grants of the model, no more and no less: read back from each language and counted.
//!
//! A grant is known here by the GUID of its role, its description and the type of its principal. From ARM its scope and
//! its principal are compared as well. What a language takes for the usual where nothing is said stands at the end.

use std::collections::BTreeMap;

use amlgen::emit;
use amlgen::model::{Expr, Kind, Model, Principal, Resource, ResourceId, Scope, TargetName};
use serde_json::Value;

use crate::support;

/// GUID of the role, description, type of the principal.
type Grant = (String, String, String);

fn of_model(model: &Model) -> Vec<Grant> {
    let mut grants: Vec<Grant> = model
        .emitted()
        .map(|(_, assignment, role)| {
            (
                role.guid.into_owned(),
                assignment.description(),
                model.principal_type(assignment.principal).as_str().to_owned(),
            )
        })
        .collect();
    grants.sort();
    grants
}

fn output(model: &Model, target: TargetName) -> BTreeMap<String, String> {
    let set = emit::target(target).emit(model).unwrap();
    assert_eq!(
        set.role_assignments,
        model.emitted().count(),
        "{target:?} counts otherwise"
    );
    set.files.into_iter().map(|file| (file.path, file.text)).collect()
}

fn compare(name: &str, model: &Model, mut grants: Vec<Grant>) {
    grants.sort();
    assert!(!grants.is_empty(), "{name}: no grant was read back");
    let expected = of_model(model);
    let missing: Vec<&Grant> = expected.iter().filter(|grant| !grants.contains(grant)).collect();
    let surplus: Vec<&Grant> = grants.iter().filter(|grant| !expected.contains(grant)).collect();
    assert_eq!(
        grants, expected,
        "{name}: missing {missing:#?}, surplus {surplus:#?}"
    );
}

/// The part of `text` between two marks.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    let rest = &text[text.find(before)? + before.len()..];
    Some(&rest[..rest.find(after)?])
}

/// A role assignment of a nested template, with that template and the values of its parameters.
struct ArmGrant<'v> {
    resource: &'v Value,
    deployment: &'v Value,
    main: &'v Value,
}

fn arm_grants(main: &Value) -> Vec<ArmGrant<'_>> {
    let mut found = Vec::new();
    for deployment in main["resources"].as_array().unwrap() {
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

    /// An expression with its parameters replaced by what the main template passes, and that template's variables by
    /// theirs.
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

#[test]
fn arm_makes_the_grants_of_the_model() {
    for (name, compiled) in support::valid() {
        let model = compiled.model();
        let main: Value = serde_json::from_str(&output(model, TargetName::Arm)["main.json"]).unwrap();
        let found = arm_grants(&main);
        let grants = found.iter().map(|grant| {
            let properties = &grant.resource["properties"];
            (
                grant.role().to_owned(),
                properties["description"].as_str().unwrap().to_owned(),
                properties["principalType"].as_str().unwrap().to_owned(),
            )
        });
        compare(&name, model, grants.collect());
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
        let main: Value = serde_json::from_str(&output(model, TargetName::Arm)["main.json"]).unwrap();
        let mut left = arm_grants(&main);
        for (_, assignment, role) in model.emitted() {
            let fits = |grant: &ArmGrant<'_>| {
                let properties = &grant.resource["properties"];
                let id = properties["principalId"].as_str().unwrap();
                let principal = match assignment.principal {
                    Principal::UserAssigned(id) | Principal::SystemAssigned(id) | Principal::Kubelet(id) => {
                        let owner = resource(model, id);
                        (owner.resource_type.arm, marks(model, owner))
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

/// The literal of a line `key: 'text'` of Bicep, escapes resolved.
fn bicep_text(block: &str, key: &str) -> String {
    let literal = block
        .lines()
        .find_map(|line| line.trim().strip_prefix(&format!("{key}: '")))
        .and_then(|line| line.strip_suffix('\''))
        .unwrap_or_else(|| panic!("no {key} in {block}"));
    let mut text = String::new();
    let mut letters = literal.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => text.push(letters.next().unwrap()),
            other => text.push(other),
        }
    }
    text
}

#[test]
fn bicep_makes_the_grants_of_the_model() {
    for (name, compiled) in support::valid() {
        let model = compiled.model();
        let mut grants = Vec::new();
        for (path, text) in output(model, TargetName::Bicep) {
            let pieces: Vec<&str> = text.split("'Microsoft.Authorization/roleAssignments@").collect();
            assert!(
                pieces.len() == 1 || path.starts_with("modules/"),
                "{name}: a grant in {path}"
            );
            for piece in pieces.iter().skip(1) {
                let block = &piece[..piece.find("\n}").unwrap()];
                let id = &block[block.find("roleDefinitionId: subscriptionResourceId(").unwrap()..];
                let key: String = id[id.find("roles.").unwrap() + "roles.".len()..]
                    .chars()
                    .take_while(char::is_ascii_alphanumeric)
                    .collect();
                let roles = between(&text, "var roles = {", "\n}").unwrap();
                grants.push((
                    bicep_text(roles, &key),
                    bicep_text(block, "description"),
                    bicep_text(block, "principalType"),
                ));
            }
        }
        compare(&name, model, grants);
    }
}

/// The attribute of a body of Terraform.
fn attribute<'b>(body: &'b hcl::Body, key: &str) -> Option<&'b hcl::Expression> {
    body.attributes()
        .find(|attribute| attribute.key.as_str() == key)
        .map(|attribute| &attribute.expr)
}

fn hcl_text(expression: &hcl::Expression) -> String {
    match expression {
        hcl::Expression::String(text) => text.clone(),
        other => panic!("not a literal: {other:?}"),
    }
}

fn entry<'e>(
    object: &'e hcl::expr::Object<hcl::ObjectKey, hcl::Expression>,
    key: &str,
) -> &'e hcl::Expression {
    object
        .iter()
        .find(|(known, _)| known.to_string() == key)
        .map_or_else(|| panic!("no {key}"), |(_, value)| value)
}

#[test]
fn terraform_makes_the_grants_of_the_model() {
    for (name, compiled) in support::valid() {
        let model = compiled.model();
        let files = output(model, TargetName::Terraform);
        let locals: hcl::Body = hcl::from_str(&files["locals.tf"]).unwrap();
        let block = locals
            .blocks()
            .find(|block| block.identifier.as_str() == "locals")
            .unwrap();
        let Some(hcl::Expression::Object(roles)) = attribute(&block.body, "roles") else {
            panic!("{name}: no roles among the locals");
        };
        let mut grants = Vec::new();
        for (path, text) in &files {
            let body: hcl::Body =
                hcl::from_str(text).unwrap_or_else(|error| panic!("{name}: {path}: {error}"));
            for block in body.blocks().filter(|block| {
                block
                    .labels
                    .first()
                    .is_some_and(|label| label.as_str() == "azurerm_role_assignment")
            }) {
                assert_eq!(path, "role_assignments.tf", "{name}: a grant elsewhere");
                let Some(hcl::Expression::Object(each)) = attribute(&block.body, "for_each") else {
                    panic!("{name}: a grant of a form that this test does not read: {block:?}");
                };
                let kind = hcl_text(attribute(&block.body, "principal_type").unwrap());
                for (_, grant) in each {
                    let hcl::Expression::Object(grant) = grant else {
                        panic!("{name}: not an object: {grant:?}");
                    };
                    let role = hcl::format::to_string(entry(grant, "role")).unwrap();
                    let key = role.strip_prefix("local.roles.").unwrap().to_owned();
                    grants.push((
                        hcl_text(entry(roles, &key)),
                        hcl_text(entry(grant, "description")),
                        kind.clone(),
                    ));
                }
            }
        }
        compare(&name, model, grants);
    }
}

#[test]
fn retention_that_is_off_is_said_to_terraform() {
    // without a block, azurerm would leave an account's retention of seven days as it is
    let text = "version: 1\nname: demo\nlocation: westeurope\nstorage:\n  default: { soft_delete_days: 0 }\n";
    let compiled = support::compile("zero.yaml", text.as_bytes());
    let mut printed = support::built(compiled.model()).into_values();
    assert!(printed.any(|text| text.contains("\n  blob_properties {}\n")));
}
