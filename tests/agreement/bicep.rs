//! Bicep, read.

mod syntax;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::expression::{Expression, called, member, text};
use super::{Declared, Grant, Made, Policy, output_of, told_in};
use syntax::{Declaration, What};

/// What a module comes to.
const MODULE: &str = "module ";

/// A file, with what is known where it stands.
struct File<'f> {
    declarations: &'f [Declaration],
    /// Values of its parameters, where it is a module.
    passed: BTreeMap<String, Value>,
}

impl File<'_> {
    fn find(&self, name: &str) -> Option<&Declaration> {
        self.declarations
            .iter()
            .find(|declaration| declaration.name == name)
    }

    /// What it is deployed into: the group, where it does not say.
    fn home(&self) -> String {
        match self.find("targetScope").map(|scope| &scope.value) {
            Some(Expression::Literal(scope)) if scope == "subscription" => scope.clone(),
            _ => "group".to_owned(),
        }
    }

    fn property<'d>(declaration: &'d Declaration, key: &str) -> Option<&'d Expression> {
        entry(&declaration.value, key)
    }

    /// The names of a resource, from the outermost.
    fn names(&self, resource: &Declaration) -> Vec<String> {
        let parent = Self::property(resource, "parent").map(|parent| match parent {
            Expression::Name(name) => self.names(self.find(name).unwrap()),
            other => panic!("a parent of another form: {other:?}"),
        });
        let name = Self::property(resource, "name").unwrap();
        let mut names = parent.unwrap_or_default();
        names.push(text(&self.value(name)));
        names
    }

    fn id(&self, resource: &Declaration) -> String {
        let What::Resource(kind) = &resource.what else {
            panic!("{} is no resource", resource.name)
        };
        let mut outermost = resource;
        while let Some(Expression::Name(parent)) = Self::property(outermost, "parent") {
            outermost = self.find(parent).unwrap();
        }
        let group = self.group_of(outermost);
        match Self::property(outermost, "scope") {
            Some(scope) if group == "group" => format!(
                "{}/providers/{kind}/{}",
                text(&self.value(scope)),
                self.names(resource).join("/")
            ),
            _ => told_in(&group, &super::id(kind, &self.names(resource))),
        }
    }

    /// The group that a declaration has for its scope.
    fn group_of(&self, declaration: &Declaration) -> String {
        match Self::property(declaration, "scope") {
            Some(scope @ Expression::Call(name, _)) if name == "resourceGroup" => text(&self.value(scope)),
            _ => "group".to_owned(),
        }
    }

    /// What an expression comes to.
    fn value(&self, expression: &Expression) -> Value {
        match expression {
            Expression::Literal(text) => text.as_str().into(),
            Expression::Text(pieces) => {
                let pieces = pieces.iter().map(|piece| text(&self.value(piece)));
                pieces.collect::<String>().into()
            }
            Expression::Name(name) => match self.find(name) {
                Some(found) => match &found.what {
                    What::Variable => self.value(&found.value),
                    What::Resource(_) => self.id(found).into(),
                    What::Parameter => match self.passed.get(name) {
                        Some(value) => value.clone(),
                        None => format!("parameter {name}").into(),
                    },
                    What::Module(_) => format!("{MODULE}{name}").into(),
                    What::Output => name.as_str().into(),
                },
                None => match &**name {
                    "true" => true.into(),
                    "false" => false.into(),
                    "null" => Value::Null,
                    number => number.parse::<i64>().map_or_else(|_| number.into(), Value::from),
                },
            },
            Expression::Member(of, key) => match (&**of, &**key) {
                (Expression::Name(name), "name") if self.is_resource(name) => self
                    .names(self.find(name).unwrap())
                    .last()
                    .unwrap()
                    .as_str()
                    .into(),
                _ => {
                    let of = self.value(of);
                    match of.as_str().and_then(|text| text.strip_prefix(MODULE)) {
                        Some(_) if ["outputs", "principalIds"].contains(&&**key) => of,
                        Some(module) => output_of(module, key).into(),
                        None => member(&of, key),
                    }
                }
            },
            Expression::Call(name, arguments) => {
                let words: Vec<String> = arguments
                    .iter()
                    .map(|argument| match self.value(argument) {
                        Value::String(text) => text,
                        other => other.to_string(),
                    })
                    .collect();
                called(name, &words).into()
            }
            Expression::Object(entries) => {
                let entries = entries.iter().map(|(key, value)| {
                    let key = match key {
                        Expression::Name(name) => name.clone(),
                        other => text(&self.value(other)),
                    };
                    (key, self.value(value))
                });
                Value::Object(entries.collect())
            }
            Expression::List(items) => items.iter().map(|item| self.value(item)).collect(),
            Expression::Other(words) => words.as_str().into(),
        }
    }

    fn is_resource(&self, name: &str) -> bool {
        self.find(name)
            .is_some_and(|found| matches!(found.what, What::Resource(_)))
    }
}

fn entry<'e>(object: &'e Expression, key: &str) -> Option<&'e Expression> {
    let Expression::Object(entries) = object else {
        return None;
    };
    let of = |known: &Expression| matches!(known, Expression::Name(name) | Expression::Literal(name) if name == key);
    entries
        .iter()
        .find(|(known, _)| of(known))
        .map(|(_, value)| value)
}

/// What goes into the group, and the folder of its modules: the module of a template that makes one, or the template itself.
fn platform(files: &BTreeMap<String, String>) -> (Vec<Declaration>, &'static str) {
    let main = syntax::read(&files["main.bicep"]);
    let resources = main.iter().filter(|one| matches!(one.what, What::Resource(_)));
    let kinds: Vec<&What> = resources.map(|one| &one.what).collect();
    if kinds != [&What::Resource("Microsoft.Resources/resourceGroups".to_owned())] {
        return (main, "");
    }
    let modules: Vec<&Declaration> = main
        .iter()
        .filter(|one| matches!(one.what, What::Module(_)))
        .collect();
    let [
        Declaration {
            what: What::Module(path),
            value,
            ..
        },
    ] = modules[..]
    else {
        panic!("not one module beside the group");
    };
    assert_eq!(entry(value, "scope"), Some(&Expression::Name("group".to_owned())));
    (syntax::read(&files[path]), "modules/")
}

pub(super) fn read(files: &BTreeMap<String, String>) -> Made {
    let (main, folder) = platform(files);
    let main = File {
        declarations: &main,
        passed: BTreeMap::new(),
    };
    let known: BTreeSet<&str> = main.declarations.iter().map(|one| one.name.as_str()).collect();
    let parts = files.values().filter(|text| is_part(text));
    let in_parts: BTreeSet<String> = parts
        .flat_map(|text| syntax::read(text))
        .filter(|one| matches!(one.what, What::Resource(_)) && !one.existing)
        .map(|one| one.name)
        .collect();
    let mut made = Made::default();
    for declaration in main.declarations {
        let after = declaration
            .words
            .iter()
            .filter(|word| known.contains(word.as_str()) && **word != declaration.name);
        let after: BTreeSet<String> = after.cloned().collect();
        let resource = match &declaration.what {
            // what a part makes is declared once more where something refers to it
            What::Resource(_) if in_parts.contains(&declaration.name) => continue,
            What::Resource(kind) => {
                assert_ne!(
                    kind, "Microsoft.Authorization/roleAssignments",
                    "a grant in main.bicep"
                );
                let id = main.id(declaration);
                if let Some(policies) =
                    File::property(declaration, "properties").and_then(|all| entry(all, "accessPolicies"))
                {
                    Policy::read(&id, &main.value(policies), &mut made.policies);
                }
                Some((kind.clone(), id))
            }
            What::Module(path) => {
                let text = &files[&format!("{folder}{path}")];
                if is_part(text) {
                    part(&declaration.name, text, &after, &mut made);
                    continue;
                }
                module(&main, declaration, text, &mut made);
                None
            }
            _ => continue,
        };
        let declared = Declared {
            resource,
            body: if declaration.existing {
                Value::Null
            } else {
                main.value(&declaration.value)
            },
            azurerm: false,
            after,
        };
        let twice = made.declared.insert(declaration.name.clone(), declared);
        assert!(twice.is_none(), "{} twice", declaration.name);
    }
    made
}

/// Whether a file is a part of the platform, which says in its first lines which.
fn is_part(text: &str) -> bool {
    let mut lines = text.lines();
    lines.nth(2).is_some_and(|line| line.starts_with("// "))
        && lines.nth(1).is_some_and(|line| line.starts_with("targetScope"))
}

/// What a part makes.
fn part(name: &str, text_of_part: &str, after: &BTreeSet<String>, made: &mut Made) {
    let declarations = syntax::read(text_of_part);
    let file = File {
        declarations: &declarations,
        passed: BTreeMap::new(),
    };
    let own: Vec<&str> = declarations
        .iter()
        .filter(|one| !one.existing)
        .map(|one| one.name.as_str())
        .collect();
    let mut members = Vec::new();
    for declaration in &declarations {
        match &declaration.what {
            What::Resource(kind) if !declaration.existing => {
                let words = declaration.words.iter();
                let words = words.filter(|word| own.contains(&word.as_str()) && **word != declaration.name);
                let declared = Declared {
                    resource: Some((kind.clone(), file.id(declaration))),
                    body: file.value(&declaration.value),
                    after: words.cloned().collect(),
                    ..Declared::default()
                };
                members.push((declaration.name.clone(), declared));
            }
            What::Output => {
                let Value::Object(owners) = file.value(&declaration.value) else {
                    panic!("principal ids are no object");
                };
                for (symbol, owner) in owners {
                    made.outputs.insert(output_of(name, &symbol), text(&owner));
                }
            }
            _ => {}
        }
    }
    made.part(name, after, members);
}

/// The grants of a module.
fn module(main: &File<'_>, declaration: &Declaration, text_of_module: &str, made: &mut Made) {
    let declarations = syntax::read(text_of_module);
    let parameters = entry(&declaration.value, "params").map(|values| main.value(values));
    let passed = match parameters {
        Some(Value::Object(values)) => values.into_iter().collect(),
        _ => BTreeMap::new(),
    };
    let file = File {
        declarations: &declarations,
        passed,
    };
    let group = main.group_of(declaration);
    for resource in &declarations {
        let What::Resource(kind) = &resource.what else {
            continue;
        };
        if resource.existing {
            continue;
        }
        let properties = File::property(resource, "properties").unwrap();
        if kind == "Microsoft.KeyVault/vaults/accessPolicies" {
            let id = file.id(resource);
            let vault = id.strip_suffix("/accessPolicies/add").unwrap();
            let policies = file.value(entry(properties, "accessPolicies").unwrap());
            Policy::read(&told_in(&group, vault), &policies, &mut made.policies);
            continue;
        }
        assert_eq!(kind, "Microsoft.Authorization/roleAssignments");
        let of = |key: &str| text(&file.value(entry(properties, key).unwrap_or_else(|| panic!("no {key}"))));
        let condition = entry(properties, "condition").map(|_| of("condition"));
        assert_eq!(
            entry(properties, "conditionVersion").map(|_| of("conditionVersion")),
            condition.as_ref().map(|_| "2.0".to_owned())
        );
        let scope = File::property(resource, "scope");
        let grant = Grant {
            role: of("roleDefinitionId"),
            principal: of("principalId"),
            principal_type: of("principalType"),
            scope: scope.map_or_else(
                || {
                    if group == "group" {
                        file.home()
                    } else {
                        group.clone()
                    }
                },
                |scope| told_in(&group, &text(&file.value(scope))),
            ),
            description: of("description"),
            condition,
        };
        made.grants.push((grant, declaration.name.clone()));
    }
}
