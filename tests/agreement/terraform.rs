//! Terraform, read.

use std::collections::{BTreeMap, BTreeSet};

use hcl::expr::{TraversalOperator, Variable};
use hcl::template::Element;
use hcl::{Expression, Template};
use serde_json::Value;

use super::expression::{called, member, text};
use super::{Declared, Grant, Made, Policy};

/// The types of azurerm that have an id of their own, with what their ids are made of.
const TYPES: &[(&str, &str)] = &[
    ("azurerm_application_insights", "Microsoft.Insights/components"),
    (
        "azurerm_container_registry",
        "Microsoft.ContainerRegistry/registries",
    ),
    ("azurerm_key_vault", "Microsoft.KeyVault/vaults"),
    (
        "azurerm_log_analytics_workspace",
        "Microsoft.OperationalInsights/workspaces",
    ),
    ("azurerm_storage_account", "Microsoft.Storage/storageAccounts"),
    ("azurerm_private_endpoint", "Microsoft.Network/privateEndpoints"),
    ("azurerm_virtual_network", "Microsoft.Network/virtualNetworks"),
    (
        "azurerm_network_security_group",
        "Microsoft.Network/networkSecurityGroups",
    ),
    ("azurerm_nat_gateway", "Microsoft.Network/natGateways"),
    ("azurerm_public_ip", "Microsoft.Network/publicIPAddresses"),
    ("azurerm_private_dns_zone", "Microsoft.Network/privateDnsZones"),
    (
        "azurerm_user_assigned_identity",
        "Microsoft.ManagedIdentity/userAssignedIdentities",
    ),
];

/// The variables that every configuration has; others are parameters of the blueprint.
const OWN_VARIABLES: [&str; 3] = ["location", "resource_group_name", "subscription_id"];

/// What all files say.
#[derive(Default)]
struct Files {
    locals: BTreeMap<String, Expression>,
    /// Resources and data, by address.
    blocks: BTreeMap<String, hcl::Body>,
}

impl Files {
    fn read(files: &BTreeMap<String, String>) -> Self {
        let mut found = Files::default();
        // The values of variables and settings of the tool are no part of the configuration.
        for (path, text) in files
            .iter()
            .filter(|(path, _)| path.split('.').next_back() == Some("tf"))
        {
            let body: hcl::Body = hcl::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            for block in body.into_blocks() {
                let labels: Vec<&str> = block.labels.iter().map(hcl::BlockLabel::as_str).collect();
                let address = match block.identifier.as_str() {
                    "locals" => {
                        for local in block.body.into_attributes() {
                            found.locals.insert(local.key.to_string(), local.expr);
                        }
                        continue;
                    }
                    "resource" => labels.join("."),
                    "data" => format!("data.{}", labels.join(".")),
                    _ => continue,
                };
                assert!(
                    path == "role_assignments.tf" || !address.starts_with("azurerm_role_assignment."),
                    "a grant in {path}"
                );
                assert!(
                    found.blocks.insert(address.clone(), block.body).is_none(),
                    "{address} twice"
                );
            }
        }
        found
    }

    /// The id of a resource, where it has one of its own.
    fn id(&self, address: &str) -> Option<(String, String)> {
        let body = self.blocks.get(address)?;
        let of = |key: &str| attribute(body, key).map(|value| text(&self.value(value)));
        let kind = address.trim_start_matches("data.").split('.').next()?;
        if kind == "azapi_resource" {
            if let Some(id) = of("resource_id") {
                return Some((String::new(), id));
            }
            let (kind, name, parent) = (of("type")?, of("name")?, of("parent_id")?);
            let kind = kind.split('@').next()?.to_owned();
            let id = match parent.contains("/providers/") {
                true if kind.matches('/').count() > 1 => {
                    format!("{parent}/{}/{name}", kind.rsplit('/').next()?)
                }
                true => format!("{parent}/providers/{kind}/{name}"),
                false => super::id(&kind, &[name]),
            };
            return Some((kind, id));
        }
        if kind == "azurerm_storage_container" {
            let kind = "Microsoft.Storage/storageAccounts/blobServices/containers";
            let id = format!(
                "{}/blobServices/default/containers/{}",
                of("storage_account_id")?,
                of("name")?
            );
            return Some((kind.to_owned(), id));
        }
        if kind == "azurerm_subnet" {
            let kind = "Microsoft.Network/virtualNetworks/subnets";
            let names = [of("virtual_network_name")?, of("name")?];
            return Some((kind.to_owned(), super::id(kind, &names)));
        }
        if kind == "azurerm_private_dns_zone_virtual_network_link" {
            let kind = "Microsoft.Network/privateDnsZones/virtualNetworkLinks";
            let id = format!(
                "{}/virtualNetworkLinks/{}",
                of("private_dns_zone_id")?,
                of("name")?
            );
            return Some((kind.to_owned(), id));
        }
        let (_, kind) = TYPES.iter().find(|(known, _)| *known == kind)?;
        Some(((*kind).to_owned(), super::id(kind, &[of("name")?])))
    }

    /// What an expression comes to.
    fn value(&self, expression: &Expression) -> Value {
        match expression {
            Expression::Null => Value::Null,
            Expression::Bool(value) => (*value).into(),
            Expression::Number(value) => value
                .as_i64()
                .map_or_else(|| value.to_string().into(), Value::from),
            Expression::String(value) => value.as_str().into(),
            Expression::Array(items) => items.iter().map(|item| self.value(item)).collect(),
            Expression::Object(entries) => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| (key.to_string().trim_matches('"').to_owned(), self.value(value)));
                Value::Object(entries.collect())
            }
            Expression::Parenthesis(inner) => self.value(inner),
            Expression::TemplateExpr(template) => self.template(&Template::from_expr(template).unwrap()),
            Expression::FuncCall(call) if call.name.to_string() == "join" => {
                let values: Vec<Value> = call.args.iter().map(|argument| self.value(argument)).collect();
                match &values[..] {
                    [Value::String(between), Value::Array(parts)] => {
                        let parts: Vec<String> = parts.iter().map(text).collect();
                        parts.join(between).into()
                    }
                    _ => hcl::format::to_string(expression).unwrap().into(),
                }
            }
            Expression::FuncCall(call) => {
                let words: Vec<String> = call
                    .args
                    .iter()
                    .map(|argument| match self.value(argument) {
                        Value::String(text) => text,
                        other => other.to_string(),
                    })
                    .collect();
                called(&call.name.to_string(), &words).into()
            }
            Expression::Traversal(traversal) => {
                let Expression::Variable(root) = &traversal.expr else {
                    return hcl::format::to_string(expression).unwrap().into();
                };
                self.member(root, &traversal.operators)
            }
            other => hcl::format::to_string(other).unwrap().into(),
        }
    }

    fn template(&self, template: &Template) -> Value {
        let pieces = template.elements().iter().map(|element| match element {
            Element::Literal(text) => text.clone(),
            Element::Interpolation(hole) => match self.value(&hole.expr) {
                Value::String(text) => text,
                other => other.to_string(),
            },
            Element::Directive(other) => panic!("a directive: {other:?}"),
        });
        let text: String = pieces.collect();
        let group = "/subscriptions/var.subscription_id/resourceGroups/var.resource_group_name";
        match text.strip_prefix(group) {
            Some(rest) => format!("group{rest}").into(),
            None if text == "/subscriptions/var.subscription_id" => "subscription".into(),
            None => text
                .replacen("/subscriptions/var.subscription_id/", "/subscriptions/own/", 1)
                .into(),
        }
    }

    fn member(&self, root: &Variable, operators: &[TraversalOperator]) -> Value {
        let mut keys: Vec<String> = vec![root.to_string()];
        keys.extend(operators.iter().filter_map(|operator| match operator {
            TraversalOperator::GetAttr(key) => Some(key.to_string()),
            TraversalOperator::Index(Expression::String(key)) => Some(key.clone()),
            _ => None,
        }));
        let (mut value, rest) = match &*keys[0] {
            "local" => (self.value(&self.locals[&keys[1]]), &keys[2..]),
            "var" if !OWN_VARIABLES.contains(&&*keys[1]) => return format!("parameter {}", keys[1]).into(),
            "var" | "each" | "path" => return keys.join(".").into(),
            "data" if keys[1] == "azurerm_client_config" => return keys.join(".").into(),
            first => {
                let parts = if first == "data" { 3 } else { 2 };
                let address = keys[..parts].join(".");
                if address == "azurerm_resource_group.main" {
                    return "group".into();
                }
                if keys.last().is_some_and(|key| key == "name") {
                    let name = attribute(&self.blocks[&address], "name").unwrap();
                    return self.value(name);
                }
                let id = self.id(&address).map_or(address, |(_, id)| id);
                (id.into(), &keys[parts..])
            }
        };
        for key in rest {
            value = member(&value, key);
        }
        value
    }

    /// What is made before a block: what it names, through the locals that it names.
    fn named(&self, text: &str, found: &mut BTreeSet<String>) {
        let word = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.');
        for word in text.split(|letter| !word(letter)) {
            let parts: Vec<&str> = word.split('.').collect();
            let address = match parts[..] {
                ["local", local, ..] => {
                    if let Some(value) = self.locals.get(local) {
                        self.named(&hcl::format::to_string(value).unwrap(), found);
                    }
                    continue;
                }
                ["data", kind, name, ..] => format!("data.{kind}.{name}"),
                [kind, name, ..] => format!("{kind}.{name}"),
                _ => continue,
            };
            if self.blocks.contains_key(&address) {
                found.insert(address);
            }
        }
    }

    /// A body as one object, blocks as objects in it, and those of which there are several as lists.
    fn json(&self, body: &hcl::Body) -> Value {
        let attributes = body
            .attributes()
            .map(|attribute| (attribute.key.to_string(), self.value(&attribute.expr)));
        let mut found: serde_json::Map<String, Value> = attributes.collect();
        for block in body.blocks() {
            let inner = self.json(&block.body);
            match found.get_mut(block.identifier.as_str()) {
                None => drop(found.insert(block.identifier.to_string(), inner)),
                Some(Value::Array(items)) => items.push(inner),
                Some(one) => *one = Value::Array(vec![one.take(), inner]),
            }
        }
        Value::Object(found)
    }
}

/// The attribute of a body.
fn attribute<'b>(body: &'b hcl::Body, key: &str) -> Option<&'b Expression> {
    body.attributes()
        .find(|attribute| attribute.key.as_str() == key)
        .map(|attribute| &attribute.expr)
}

pub(super) fn read(files: &BTreeMap<String, String>) -> Made {
    let files = Files::read(files);
    let mut made = Made::default();
    for (address, body) in &files.blocks {
        let json = files.json(body);
        if address.starts_with("azurerm_role_assignment.") {
            grants(address, &json, &mut made);
        }
        let id = files.id(address);
        if let (true, Some((_, vault))) = (address.starts_with("azurerm_key_vault."), &id) {
            let policies = body
                .blocks()
                .filter(|block| block.identifier.as_str() == "access_policy");
            for policy in policies {
                let policy = files.json(&policy.body);
                let kinds = ["secret", "key"].into_iter();
                let permitted = kinds.flat_map(|kind| {
                    let words = policy[format!("{kind}_permissions")].as_array();
                    let words = words.into_iter().flatten();
                    words.map(move |word| format!("{kind}s {}", text(word).to_lowercase()))
                });
                made.policies.push(Policy {
                    vault: vault.clone(),
                    principal: text(&policy["object_id"]),
                    permissions: permitted.collect(),
                });
            }
        }
        if json["action"] == "accessPolicies/add" {
            let policies = &json["body"]["properties"]["accessPolicies"];
            Policy::read(&text(&json["resource_id"]), policies, &mut made.policies);
        }
        let mut after = BTreeSet::new();
        files.named(&hcl::format::to_string(body).unwrap(), &mut after);
        after.remove(address);
        let azapi = address.starts_with("azapi_resource.");
        let read = address.starts_with("data.");
        let declared = Declared {
            resource: id.filter(|_| !read),
            body: if azapi { json["body"].clone() } else { json },
            azurerm: !azapi && !read,
            after,
        };
        made.declared.insert(address.clone(), declared);
    }
    made
}

/// The grants of a block: one for each entry of its map.
fn grants(address: &str, block: &Value, made: &mut Made) {
    let of = |key: &str| block[key].as_str().unwrap_or_default().to_owned();
    assert_eq!(of("scope"), "each.value.scope", "{address}");
    assert_eq!(of("description"), "each.value.description", "{address}");
    let role = of("role_definition_id");
    assert!(
        role.ends_with("/providers/Microsoft.Authorization/roleDefinitions/each.value.role"),
        "{role}"
    );
    let entries = block["for_each"].as_object().unwrap();
    let is_far = |entry: &Value| {
        let scope = text(&entry["scope"]);
        scope.starts_with("/subscriptions/") && !scope.starts_with("/subscriptions/own/")
    };
    let subscription = if entries.values().any(is_far) {
        "split(\"/\", each.value.scope)[2]"
    } else {
        "own"
    };
    assert!(
        role.starts_with(&format!("/subscriptions/{subscription}/")),
        "{role}"
    );
    for entry in entries.values() {
        let of_entry = |key: &str| entry[key].as_str().map(str::to_owned);
        let condition = of_entry("condition");
        if condition.is_some() {
            assert_eq!(of("condition"), "each.value.condition");
            assert!(of("condition_version").contains("\"2.0\""), "{block}");
        }
        let grant = Grant {
            role: of_entry("role").unwrap(),
            principal: of("principal_id"),
            principal_type: of("principal_type"),
            // ARM asks for the names of its cloud
            scope: of_entry("scope")
                .unwrap()
                .replace(".core.windows.net", ".environment()"),
            description: of_entry("description").unwrap(),
            condition,
        };
        made.grants.push((grant, address.to_owned()));
    }
}
