//! The condition that limits the deployer, read and evaluated as Azure does: it allows what a build assigns, and no more.

use std::collections::BTreeSet;

use amlgen::catalog::roles;
use amlgen::model::{AssignedBy, Emission, Model, Principal, PrincipalType};

use crate::support;

const WRITE: &str = "Microsoft.Authorization/roleAssignments/write";
const DELETE: &str = "Microsoft.Authorization/roleAssignments/delete";
/// What the condition says nothing about.
const OTHERS: [&str; 3] = [
    "Microsoft.Authorization/roleAssignments/read",
    "Microsoft.Authorization/roleDefinitions/write",
    "Microsoft.Storage/storageAccounts/write",
];

/// A condition. The grammar is that of the printed text: version 2.0, no `AND` beside an `OR` without parentheses.
#[derive(Debug)]
enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    /// `ActionMatches{'…'}`.
    Action(String),
    /// `@Source[attribute] ForAnyOfAnyValues:Operator {values}`.
    Attribute {
        source: String,
        attribute: String,
        operator: String,
        values: Vec<String>,
    },
}

/// A request, with the assignment it makes (`@Request`) or meets (`@Resource`).
struct Request<'a> {
    action: &'a str,
    source: &'a str,
    role: &'a str,
    kind: &'a str,
}

impl Condition {
    fn parse(text: &str) -> Self {
        let mut rest = text.trim();
        let condition = Self::combined(&mut rest);
        assert_eq!(rest, "", "something is left");
        condition
    }

    fn combined(rest: &mut &str) -> Self {
        let mut parts = vec![Self::single(rest)];
        let mut word = None;
        while let Some(next) = ["AND", "OR"].into_iter().find(|next| rest.starts_with(next)) {
            assert!(
                word.is_none_or(|known| known == next),
                "AND and OR side by side: {rest}"
            );
            word = Some(next);
            skip(rest, next);
            parts.push(Self::single(rest));
        }
        match word {
            None => parts.remove(0),
            Some("AND") => Self::All(parts),
            Some(_) => Self::Any(parts),
        }
    }

    fn single(rest: &mut &str) -> Self {
        if rest.starts_with('!') {
            skip(rest, "!");
            return Self::Not(Box::new(Self::single(rest)));
        }
        if rest.starts_with('(') {
            skip(rest, "(");
            let inner = Self::combined(rest);
            skip(rest, ")");
            return inner;
        }
        if rest.starts_with("ActionMatches") {
            skip(rest, "ActionMatches");
            let mut values = set(rest);
            assert_eq!(values.len(), 1);
            return Self::Action(quoted(&values.remove(0)));
        }
        skip(rest, "@");
        let source = until(rest, "[");
        let attribute = until(rest, "]");
        skip(rest, "ForAnyOfAnyValues:");
        let operator = until(rest, " ");
        let values = set(rest);
        assert!(!values.is_empty(), "an empty set");
        let values = match operator.as_str() {
            "GuidEquals" => values,
            "StringEqualsIgnoreCase" => values.iter().map(|value| quoted(value)).collect(),
            other => panic!("operator {other}"),
        };
        Self::Attribute {
            source,
            attribute,
            operator,
            values,
        }
    }

    fn allows(&self, request: &Request<'_>) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.allows(request)),
            Self::Any(parts) => parts.iter().any(|part| part.allows(request)),
            Self::Not(part) => !part.allows(request),
            Self::Action(action) => action.eq_ignore_ascii_case(request.action),
            Self::Attribute {
                source,
                attribute,
                operator,
                values,
            } => {
                // An attribute that the request does not have is equal to nothing.
                if source != request.source {
                    return false;
                }
                let value = match attribute.as_str() {
                    "Microsoft.Authorization/roleAssignments:RoleDefinitionId" => request.role,
                    "Microsoft.Authorization/roleAssignments:PrincipalType" => request.kind,
                    other => panic!("attribute {other}"),
                };
                if operator == "GuidEquals" {
                    let guid = |text: &str| uuid::Uuid::parse_str(text).unwrap();
                    values.iter().any(|known| guid(known) == guid(value))
                } else {
                    values.iter().any(|known| known.eq_ignore_ascii_case(value))
                }
            }
        }
    }
}

fn skip(rest: &mut &str, word: &str) {
    *rest = rest
        .strip_prefix(word)
        .unwrap_or_else(|| panic!("{word} expected: {rest}"))
        .trim_start();
}

fn until(rest: &mut &str, end: &str) -> String {
    let (word, after) = rest.split_once(end).unwrap();
    *rest = after.trim_start();
    word.to_owned()
}

fn set(rest: &mut &str) -> Vec<String> {
    skip(rest, "{");
    until(rest, "}")
        .split(',')
        .map(|value| value.trim().to_owned())
        .collect()
}

fn quoted(value: &str) -> String {
    value
        .strip_prefix('\'')
        .and_then(|value| value.strip_suffix('\''))
        .unwrap_or_else(|| panic!("no string: {value}"))
        .to_owned()
}

fn text(model: &Model) -> Option<String> {
    let mut found: Vec<String> = model
        .role_assignments
        .iter()
        .filter(|assignment| assignment.is_by_rule("DEP-02"))
        .map(|assignment| support::deployed(assignment.condition.as_ref().unwrap()))
        .collect();
    found.dedup();
    assert!(found.len() < 2, "deployers differ");
    found.pop()
}

fn may(condition: &Condition, action: &str, role: &str, kind: &str) -> bool {
    let source = if action == DELETE { "Resource" } else { "Request" };
    condition.allows(&Request {
        action,
        source,
        role,
        kind,
    })
}

#[test]
fn the_condition_allows_what_a_build_assigns_and_nothing_else() {
    let mut seen = 0;
    for (name, compiled) in support::valid() {
        let model = compiled.model();
        if model.rbac.emission == Emission::None {
            assert_eq!(text(model), None, "{name}");
            continue;
        }
        let text = text(model).unwrap_or_else(|| panic!("{name} has no condition"));
        assert!(text.len() <= 8192, "{name}: {} bytes", text.len());
        let condition = Condition::parse(&text);
        let mut roles_of_build = BTreeSet::new();
        let mut kinds = BTreeSet::new();
        for (_, assignment, role) in model.emitted() {
            let kind = model.principal_type(assignment.principal).as_str();
            if model.can_assign_roles(assignment.right) {
                continue;
            }
            seen += 1;
            let id = support::deployed(&role.id);
            for action in [WRITE, DELETE] {
                assert!(
                    may(&condition, action, &id, kind),
                    "{name}: {action} {} {kind}",
                    role.name
                );
                assert!(may(&condition, action, &id.to_uppercase(), &kind.to_lowercase()));
            }
            roles_of_build.insert(id);
            kinds.insert(kind);
        }
        let a_role = roles_of_build.first().unwrap().clone();
        let a_kind = *kinds.first().unwrap();
        for action in [WRITE, DELETE] {
            for role in roles::ALL {
                assert_eq!(
                    may(&condition, action, role.guid, a_kind),
                    roles_of_build.contains(role.guid),
                    "{name}: {action} {}",
                    role.name
                );
                assert!(!(role.can_assign_roles && may(&condition, action, role.guid, a_kind)));
            }
            for kind in [
                PrincipalType::User,
                PrincipalType::Group,
                PrincipalType::ServicePrincipal,
            ] {
                let kind = kind.as_str();
                assert_eq!(
                    may(&condition, action, &a_role, kind),
                    kinds.contains(kind),
                    "{name}: {action} {kind}"
                );
            }
            assert!(!may(&condition, action, &a_role, "ForeignGroup"));
        }
        // A deletion is judged by what is there, a write by what is asked for.
        for (action, source) in [(WRITE, "Resource"), (DELETE, "Request")] {
            assert!(!condition.allows(&Request {
                action,
                source,
                role: &a_role,
                kind: a_kind
            }));
        }
        for action in OTHERS {
            assert!(
                may(&condition, action, roles::OWNER.guid, "ForeignGroup"),
                "{name}: {action}"
            );
        }
    }
    assert!(seen > 50, "only {seen} assignments");
}

/// `secure.yaml` with more under `rbac`.
fn adjusted(rbac: &str) -> support::Compiled {
    let text = support::text("blueprints/secure.yaml");
    support::compile("secure.yaml", format!("{text}rbac:\n{rbac}").as_bytes())
}

#[test]
fn roles_that_assign_roles_are_left_out_of_the_set() {
    let compiled = adjusted(
        "  extra:\n    - { principal: principals/auditors, role: Owner, scope: storage/data, reason: takes over }\n",
    );
    let model = compiled.model();
    assert!(model.emitted().any(|(_, _, role)| role.name == "Owner"));
    let condition = Condition::parse(&text(model).unwrap());
    for role in roles::ALL.iter().filter(|role| role.can_assign_roles) {
        assert!(
            !may(&condition, WRITE, role.guid, "Group"),
            "{} may be given away",
            role.name
        );
    }
}

#[test]
fn who_deploys_no_grants_needs_no_right_to_assign_roles() {
    let compiled = adjusted("  emit: none\n");
    let model = compiled.model();
    assert_eq!(text(model), None);
    assert!(
        model
            .role_assignments
            .iter()
            .any(|assignment| assignment.is_by_rule("DEP-01"))
    );
    assert!(
        model
            .role_assignments
            .iter()
            .all(|assignment| assignment.assigned_by != AssignedBy::Template)
    );
}

#[test]
fn without_grants_of_the_template_a_person_makes_them_and_azure_its_own() {
    let by = |rbac: &str| {
        let text = format!(
            "version: 1\nname: demo\nlocation: westeurope\nworkspace: {{ identity: system_assigned }}\n\
             computes: {{ cpu: {{ size: Standard_DS3_v2, max_instances: 2, identity: system_assigned }} }}\n{rbac}"
        );
        let compiled = support::compile("none.yaml", text.as_bytes());
        let grants = compiled.model().role_assignments.iter();
        // who deploys needs other things then
        let theirs = grants.filter(|grant| matches!(grant.principal, Principal::SystemAssigned(_)));
        let found: BTreeSet<_> = theirs
            .map(|grant| {
                let right = grant.right.name().into_owned();
                (grant.principal, grant.scope, right, grant.assigned_by)
            })
            .collect();
        found
    };
    let (inline, none) = (by(""), by("rbac: { emit: none }\n"));
    for who in [AssignedBy::Template, AssignedBy::Azure] {
        assert!(inline.iter().any(|grant| grant.3 == who), "{who:?}");
    }
    let expected = inline.into_iter().map(|(principal, scope, right, by)| {
        let by = if by == AssignedBy::Template {
            AssignedBy::Person
        } else {
            by
        };
        (principal, scope, right, by)
    });
    assert_eq!(none, expected.collect());
}

#[test]
fn a_condition_that_azure_would_not_take_is_refused() {
    use std::fmt::Write;
    let mut rbac = "  extra:\n".to_owned();
    for number in 0..120 {
        writeln!(
            rbac,
            "    - {{ principal: principals/auditors, role: {number:08x}-0000-4000-8000-000000000000, scope: workspace, reason: audits }}"
        )
        .unwrap();
    }
    let compiled = adjusted(&rbac);
    assert!(compiled.model.is_none());
    let findings = compiled.findings();
    assert!(
        findings.contains("error[AML5120]: the condition of the deployer's right to assign roles has 1"),
        "{findings}"
    );
}
