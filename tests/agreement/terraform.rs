//! Grants of Terraform.

use std::collections::BTreeMap;

use super::Grant;

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

pub(super) fn grants(files: &BTreeMap<String, String>) -> Vec<Grant> {
    let locals: hcl::Body = hcl::from_str(&files["locals.tf"]).unwrap();
    let block = locals
        .blocks()
        .find(|block| block.identifier.as_str() == "locals")
        .unwrap();
    let Some(hcl::Expression::Object(roles)) = attribute(&block.body, "roles") else {
        panic!("no roles among the locals");
    };
    let mut grants = Vec::new();
    for (path, text) in files {
        let body: hcl::Body = hcl::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        for block in body.blocks().filter(|block| {
            block
                .labels
                .first()
                .is_some_and(|label| label.as_str() == "azurerm_role_assignment")
        }) {
            assert_eq!(path, "role_assignments.tf", "a grant elsewhere");
            let Some(hcl::Expression::Object(each)) = attribute(&block.body, "for_each") else {
                panic!("a grant of a form that this test does not read: {block:?}");
            };
            let kind = hcl_text(attribute(&block.body, "principal_type").unwrap());
            for (_, grant) in each {
                let hcl::Expression::Object(grant) = grant else {
                    panic!("not an object: {grant:?}");
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
    grants
}
