//! Role assignments: one block per principal and stage, a map of grants in each.

use std::collections::{BTreeMap, BTreeSet};

use super::address::Address;
use super::hcl::{Body, Hcl, Item, Piece};
use super::value::{GROUP, Values};
use crate::emit::bug::Bug;
use crate::emit::shared::lookup;
use crate::emit::shared::modules::CONDITION_VERSION;
use crate::emit::shared::namer::{Namer, Style};
use crate::emit::shared::principals::principal_value;
use crate::model::{Kind, Model, Place, Principal, ResourceId, RoleAssignment, RoleRef, Scope, Stage};

/// A block of role assignments of one principal.
pub(super) struct GrantBlock<'m> {
    /// The name of the block.
    name: String,
    /// Whose and when: blocks are ordered by it.
    key: (Principal, Stage),
    grants: Vec<(usize, &'m RoleAssignment, RoleRef)>,
    /// Whether something is checked against its grants when it is made.
    pub(super) is_checked: bool,
}

impl GrantBlock<'_> {
    fn address(&self) -> String {
        format!("azurerm_role_assignment.{}", self.name)
    }
}

/// The blocks of a model. Those of an identity are apart by stage, because the workspace waits for some and brings the
/// scope of others; those of a person are one, because nothing waits for them, but for what opens a key.
pub(super) fn blocks<'m>(values: &Values<'m>) -> Result<Vec<GrantBlock<'m>>, Bug> {
    let model = values.model;
    let mut grouped: BTreeMap<(Principal, Stage), Vec<_>> = BTreeMap::new();
    for grant in model.emitted() {
        grouped.entry(key_of(grant.1)).or_default().push(grant);
    }
    let mut namer = Namer::new(Style::Snake, &[]);
    let checked: BTreeSet<usize> = model
        .made()
        .filter(|resource| resource.facts.waits.pauses())
        .flat_map(|resource| &resource.waits.assignments)
        .copied()
        .collect();
    grouped
        .into_iter()
        .map(|(key, grants)| {
            Ok(GrantBlock {
                name: block_name(values.model, &mut namer, key.0, key.1)?,
                key,
                is_checked: grants.iter().any(|(index, ..)| checked.contains(index)),
                grants,
            })
        })
        .collect()
}

/// The key of the block that holds an assignment.
fn key_of(assignment: &RoleAssignment) -> (Principal, Stage) {
    let stage = match assignment.principal {
        Principal::Directory(_) => assignment.stage.min(Stage::GROUND),
        Principal::UserAssigned(_)
        | Principal::SystemAssigned(_)
        | Principal::Kubelet(_)
        | Principal::Outside(_) => assignment.stage,
    };
    (assignment.principal, stage)
}

fn block_name(model: &Model, namer: &mut Namer, principal: Principal, stage: Stage) -> Result<String, Bug> {
    Ok(match principal {
        Principal::UserAssigned(id) => {
            let logical = &*lookup::resource(model, id)?.logical;
            if stage == Stage::GROUND {
                namer.name(&[logical])
            } else {
                namer.name(&[logical, stage.symbol()])
            }
        }
        Principal::SystemAssigned(id) => {
            let owner = lookup::resource(model, id)?;
            let word = if owner.kind == Kind::Workspace {
                "workspace"
            } else {
                &owner.logical
            };
            namer.name(&[word, "system-identity"])
        }
        Principal::Kubelet(id) => namer.name(&[&lookup::resource(model, id)?.logical, "nodes"]),
        Principal::Outside(outsider) => namer.name(&[outsider.display()]),
        Principal::Directory(index) => {
            let logical = &*lookup::person(model, index)?.logical;
            if stage == Stage::GROUND {
                namer.name(&[logical])
            } else {
                namer.name(&[logical, stage.symbol()])
            }
        }
    })
}

/// `role_assignments.tf`.
pub(super) fn file(values: &Values<'_>, blocks: &[GrantBlock<'_>]) -> Result<Vec<Body>, Bug> {
    let bodies = blocks.iter().map(|block| body(values, block));
    let mut bodies = bodies.collect::<Result<Vec<Body>, _>>()?;
    bodies.extend(pauses(blocks));
    Ok(bodies)
}

/// The principal id of who holds the grants of a block, and the same in lower case.
fn principal_id(values: &Values<'_>, principal: Principal) -> Result<(Hcl, Hcl), Bug> {
    Ok(match principal {
        Principal::UserAssigned(_)
        | Principal::SystemAssigned(_)
        | Principal::Kubelet(_)
        | Principal::Outside(_) => {
            let id = values.hcl(&principal_value(principal)?.1);
            (id.clone(), Hcl::call("lower", vec![id]))
        }
        Principal::Directory(index) => {
            let person = lookup::person(values.model, index)?;
            let id = values.hcl(&person.id());
            let lowered = match person.parameter {
                Some(_) => Hcl::call("lower", vec![id.clone()]),
                None => id.clone(),
            };
            (id, lowered)
        }
    })
}

/// A scope: the words for a grant of a role on it, and its id.
fn placed<'v>(values: &Values<'v>, scope: Scope, role: &'v str) -> Result<(Vec<&'v str>, Hcl), Bug> {
    let model = values.model;
    Ok(match scope {
        Scope::Resource(id) => {
            let resource = lookup::resource(model, id)?;
            let words = vec![role, "on", &*resource.logical, resource.facts.symbol];
            (words, values.id(id))
        }
        Scope::ResourceGroup => (
            vec![role, "on", "resource-group"],
            Hcl::reference("local.resource_group_id"),
        ),
        Scope::OtherGroup(_) => {
            let place = model.place_of(scope);
            let group = match place {
                Place::Own => "resource-group",
                Place::Elsewhere { group, .. } => group,
            };
            (vec![role, "on", group], Hcl::Text(values.group_id(place)))
        }
        Scope::Subscription => (
            vec![role, "on", "subscription"],
            Hcl::Text(vec![
                Piece::Literal("/subscriptions/".to_owned()),
                Piece::Hole(Hcl::reference("var.subscription_id")),
            ]),
        ),
    })
}

fn body(values: &Values<'_>, block: &GrantBlock<'_>) -> Result<Body, Bug> {
    let model = values.model;
    let mut keys = Namer::new(Style::Snake, &[]);
    let some =
        |has: fn(&RoleAssignment) -> bool| block.grants.iter().any(|(_, assignment, _)| has(assignment));
    let some_kept = some(|assignment| assignment.name.is_some());
    let some_computed = some(|assignment| assignment.name.is_none());
    let some_limited = some(|assignment| assignment.condition.is_some());
    let grants = block.grants.iter().map(|(_, assignment, role)| {
        let (words, scope) = placed(values, assignment.scope, &role.name)?;
        let mut entry = vec![
            ("scope", scope),
            ("role", values.role(&role.id)),
            ("description", Hcl::text(assignment.description())),
        ];
        // all entries of a map have the same attributes
        if some_kept {
            let name = assignment.name.as_ref();
            entry.push(("name", name.map_or(Hcl::Null, Hcl::text)));
        }
        if some_limited {
            let condition = assignment.condition.as_ref();
            let condition = condition.map(|condition| values.hcl(condition).lines());
            entry.push(("condition", condition.unwrap_or(Hcl::Null)));
        }
        Ok((keys.name(&words), Hcl::object(entry)))
    });
    let grants: Vec<(String, Hcl)> = grants.collect::<Result<_, Bug>>()?;
    let (principal, lowered) = principal_id(values, block.key.0)?;
    let hashed = Hcl::Text(vec![
        Piece::Hole(Hcl::call("lower", vec![Hcl::reference("each.value.scope")])),
        Piece::Literal("-".to_owned()),
        Piece::Hole(lowered),
        Piece::Literal("-".to_owned()),
        Piece::Hole(Hcl::reference("each.value.role")),
    ]);
    let computed = Hcl::call("uuidv5", vec![Hcl::reference("local.arm_guid_namespace"), hashed]);
    let kept = Hcl::reference("each.value.name");
    let name = match (some_kept, some_computed) {
        (false, _) => computed,
        (true, false) => kept,
        (true, true) => Hcl::call("coalesce", vec![kept, computed]),
    };
    let mut items = vec![
        Item::attribute("for_each", Hcl::object(grants)),
        Item::Blank,
        Item::attribute("name", name),
        Item::attribute("scope", Hcl::reference("each.value.scope")),
        Item::attribute("role_definition_id", definition(model, block)),
        Item::attribute("principal_id", principal),
        Item::attribute(
            "principal_type",
            Hcl::text(model.principal_type(block.key.0).as_str()),
        ),
        Item::attribute("description", Hcl::reference("each.value.description")),
    ];
    if some_limited {
        items.push(Item::attribute(
            "condition",
            Hcl::reference("each.value.condition"),
        ));
        items.push(Item::attribute(
            "condition_version",
            Hcl::conditional(
                Hcl::reference("each.value.condition == null"),
                Hcl::Null,
                Hcl::text(CONDITION_VERSION),
            ),
        ));
    }
    let before = predecessors(values, block)?;
    if !before.is_empty() {
        items.push(Item::Blank);
        let before = before.into_iter().map(Hcl::reference).collect();
        items.push(Item::attribute("depends_on", Hcl::Array(before)));
    }
    Ok(Body(vec![
        Item::Comment(model.principal_display(block.key.0)),
        Item::block("resource", &["azurerm_role_assignment", &block.name], items),
    ]))
}

/// The role definition: a scope takes that of its own subscription.
fn definition(model: &Model, block: &GrantBlock<'_>) -> Hcl {
    let mut scopes = block.grants.iter().map(|(_, assignment, _)| assignment.scope);
    let is_far = scopes.any(|scope| model.place_of(scope).other_subscription().is_some());
    let subscription = if is_far {
        "split(\"/\", each.value.scope)[2]"
    } else {
        "var.subscription_id"
    };
    Hcl::Text(vec![
        Piece::Literal("/subscriptions/".to_owned()),
        Piece::Hole(Hcl::reference(subscription)),
        Piece::Literal("/providers/Microsoft.Authorization/roleDefinitions/".to_owned()),
        Piece::Hole(Hcl::reference("each.value.role")),
    ])
}

/// What a block has to wait for: the custom roles that it gives, and the group where something is given on it. The id of a group
/// that is made is composed, so that names are known before it is there.
fn predecessors(values: &Values<'_>, block: &GrantBlock<'_>) -> Result<BTreeSet<String>, Bug> {
    let mut found = custom_roles(values, block)?;
    let mut scopes = block.grants.iter().map(|(_, assignment, _)| assignment.scope);
    if values.makes_group() && scopes.any(|scope| scope == Scope::ResourceGroup) {
        found.insert(GROUP.to_owned());
    }
    Ok(found)
}

/// The addresses of the custom roles of a block that are made with it.
fn custom_roles(values: &Values<'_>, block: &GrantBlock<'_>) -> Result<BTreeSet<String>, Bug> {
    let roles = block
        .grants
        .iter()
        .filter_map(|(_, assignment, _)| values.model.custom_role(assignment.right));
    roles
        .filter(|role| !role.existing)
        .map(|role| {
            let address = values.addresses.of(role.id);
            let missing = || Bug::new(format!("{} has no block to wait for", role.display()));
            address.map(Address::reference).ok_or_else(missing)
        })
        .collect()
}

/// One pause per stage, between its grants and what is checked against them.
fn pauses(blocks: &[GrantBlock<'_>]) -> Vec<Body> {
    let mut triggers: BTreeMap<Stage, Vec<(String, Hcl)>> = BTreeMap::new();
    for block in blocks.iter().filter(|block| block.is_checked) {
        let ids = Hcl::reference(format!("values({})[*].id", block.address()));
        let ids = Hcl::call("join", vec![Hcl::text(","), ids]);
        let (_, stage) = block.key;
        triggers.entry(stage).or_default().push((block.name.clone(), ids));
    }
    let pauses = triggers
        .into_iter()
        .filter_map(|(stage, triggers)| Some((stage.pause()?, triggers)));
    pauses
        .map(|(pause, triggers)| {
            let items = vec![
                Item::attribute("create_duration", Hcl::text("120s")),
                Item::Blank,
                Item::attribute("triggers", Hcl::object(triggers)),
            ];
            Body(vec![
                Item::Comment(pause.why.to_owned()),
                Item::block("resource", &["time_sleep", pause.name], items),
            ])
        })
        .collect()
}

/// What a resource has to wait for.
pub(super) fn depends_on(
    values: &Values<'_>,
    resource: ResourceId,
    blocks: &[GrantBlock<'_>],
) -> Result<Vec<Hcl>, Bug> {
    let model = values.model;
    let pauses = lookup::resource(model, resource)?.facts.waits.pauses();
    let mut keys = BTreeSet::new();
    for index in model.waits_of(resource) {
        let assignment = lookup::assignment(model, *index)?;
        if assignment.right.is_role() {
            keys.insert(key_of(assignment));
        }
    }
    let mut found = Vec::new();
    for key in keys {
        let reference = match key.1.pause().filter(|_| pauses) {
            Some(pause) => format!("time_sleep.{}", pause.name),
            None => blocks
                .iter()
                .find(|block| block.key == key)
                .ok_or_else(|| Bug::new(format!("no block holds the grants of {key:?}")))?
                .address(),
        };
        let reference = Hcl::reference(reference);
        if !found.contains(&reference) {
            found.push(reference);
        }
    }
    Ok(found)
}
