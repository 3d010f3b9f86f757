//! `access.md`: who gets what on which resource and why, for whoever reviews access.

mod adjusted;
mod cores;
mod keys;
mod lists;
mod managed_network;
mod network;
mod notes;
mod providers;
mod redeployment;
mod unseen;

pub(in crate::report) use cores::{DEDICATED, Machines, machines};

use std::collections::BTreeSet;

use serde::Serialize;

use self::adjusted::Adjusted;
use super::federation::FederatedView;
use super::identification::{credentials, identify};
use super::markdown::{self, Markup};
use super::naming::{SUFFIX, final_name, final_text, role_name};
use super::sound;
use super::wording;
use crate::emit::{self, Bug, Template, mark, template};
use crate::model::{
    Activity, ActorKind, AssignedBy, Carries, EXTRA, Emission, Kind, Mark, Model, Principal, Resource,
    ResourceId, RoleAssignment, Scope, TargetName,
};

static HEAD: Template = template!("report/access.md");

type Condition = fn(&View) -> bool;

/// The sections of the page, each with whether there is one.
static SECTIONS: [(Template, Condition); 17] = [
    (template!("report/access/granted.md"), |_| true),
    (template!("report/access/by_people.md"), |page| {
        !page.by_people.is_empty()
    }),
    (template!("report/access/azure.md"), |page| !page.azure.is_empty()),
    (template!("report/access/federated.md"), |page| {
        !page.federated.is_empty()
    }),
    (template!("report/access/lists.md"), |page| !page.lists.is_empty()),
    (template!("report/access/adjusted.md"), |_| true),
    (template!("report/access/needed.md"), |_| true),
    (template!("report/access/condition.md"), |page| {
        !page.condition.is_empty()
    }),
    (template!("report/access/names.md"), |_| true),
    (template!("report/access/network.md"), |page| {
        !page.network.is_empty()
    }),
    (template!("report/access/networks_to_ask.md"), |page| {
        !page.network.is_empty()
    }),
    (template!("report/access/managed_network.md"), |page| {
        !page.managed_network.is_empty()
    }),
    (template!("report/access/keys.md"), |page| !page.keys.is_empty()),
    (template!("report/access/unseen.md"), |page| {
        !page.unseen.is_empty()
    }),
    (template!("report/access/cores.md"), |page| !page.cores.is_empty()),
    (template!("report/access/redeployment.md"), |_| true),
    (template!("report/access/notes.md"), |_| true),
];

/// A table for one principal.
static HOLDER: Template = template!("report/access/holder.md");

#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "templates test booleans only")]
struct View {
    mark: Markup,
    blueprint: Markup,
    /// The environment, if it is one.
    environment: Option<Markup>,
    isolated: bool,
    has_policies: bool,
    /// Whether `access/` makes the grants.
    separate: bool,
    /// Whether there is a `bootstrap/`.
    bootstrap: bool,
    /// A table for each principal, as in the next two.
    granted: Vec<Markup>,
    by_people: Vec<Markup>,
    /// Whether the templates leave all grants to people.
    emits_none: bool,
    azure: Vec<GrantView>,
    federated: Vec<FederatedView>,
    lists: Vec<lists::Entry>,
    adjusted: Adjusted,
    needs: Vec<Markup>,
    /// Whether some of them lie on what the deployment makes.
    needs_later: bool,
    providers: Markup,
    /// One, or none.
    condition: Vec<ConditionView>,
    has_risks: bool,
    names: Vec<NameView>,
    has_suffixes: bool,
    /// One, or none.
    managed_network: Vec<managed_network::View>,
    /// One, or none.
    network: Vec<network::View>,
    keys: Vec<keys::Entry>,
    unseen: Vec<unseen::Entry>,
    /// Whether Terraform asks for it too.
    checked: bool,
    cores: Vec<cores::Entry>,
    redeployment: redeployment::Redeployment,
    /// Where code finds its client id in the environment; none where none does.
    told: Option<Markup>,
    client_ids: Vec<NameView>,
    notes: Vec<Markup>,
}

#[derive(Debug, Serialize)]
struct PrincipalView {
    title: Markup,
    /// Who it is outside of the blueprint.
    identification: Option<Markup>,
    /// Whether the table says when each becomes possible.
    dated: bool,
    grants: Vec<GrantView>,
}

#[derive(Debug, Serialize)]
struct GrantView {
    principal: Markup,
    role: Markup,
    scope: Markup,
    when: Markup,
    why: Markup,
    rules: Markup,
    marks: Markup,
}

#[derive(Debug, Serialize)]
struct ConditionView {
    text: Markup,
    kinds: Markup,
    /// The rules that bring Contributor into the set.
    contributor: Option<Markup>,
    /// Roles of this build that are not in the set.
    left_out: Option<Markup>,
}

#[derive(Debug, Serialize)]
struct NameView {
    what: Markup,
    name: Markup,
}

/// The text of `access.md`.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn render(model: &Model) -> Result<String, Bug> {
    sound::check(model)?;
    let by = |who: AssignedBy| {
        model
            .role_assignments
            .iter()
            .filter(move |assignment| assignment.assigned_by == who)
    };
    let preparing = model.acting_as(&ActorKind::PREPARING);
    let deployers = model.acting_as(&[ActorKind::Deployer]);
    let (needs, by_people): (Vec<_>, Vec<_>) =
        by(AssignedBy::Person).partition(|assignment| preparing.contains(&assignment.principal));
    let names: Vec<(String, String)> = model
        .resources
        .iter()
        .filter(|resource| resource.facts.listed)
        .flat_map(|resource| names_of(model, resource))
        .collect();
    let view = View {
        mark: markdown::comment(&mark::sentence(&model.blueprint)),
        blueprint: markdown::code(&model.blueprint),
        environment: model
            .deployment
            .environment
            .as_ref()
            .map(|one| markdown::code(&one.value)),
        isolated: model
            .role_assignments
            .iter()
            .any(|assignment| assignment.own_containers_only),
        separate: model.rbac.emission == Emission::Separate,
        bootstrap: emit::deployables(model)
            .iter()
            .any(|deployable| deployable.folder == Some(emit::BOOTSTRAP)),
        has_policies: model.policies().next().is_some(),
        granted: by_principal(model, &deployers, by(AssignedBy::Template), false)?,
        by_people: by_principal(model, &deployers, by_people.into_iter(), true)?,
        emits_none: model.rbac.emission == Emission::None,
        azure: by(AssignedBy::Azure)
            .map(|assignment| grant(model, assignment))
            .collect(),
        federated: credentials(model).map(FederatedView::from).collect(),
        lists: lists::entries(model),
        adjusted: adjusted::adjusted(model),
        needs_later: needs.iter().any(|assignment| model.makes(assignment.scope)),
        needs: by_principal(model, &deployers, needs.into_iter(), false)?,
        providers: providers::commands(model),
        condition: condition(model, &deployers).into_iter().collect(),
        has_risks: model
            .role_assignments
            .iter()
            .any(|assignment| model.is_keyless_risk(assignment.right, assignment.scope)),
        has_suffixes: names.iter().any(|(_, name)| name.contains(SUFFIX)),
        names: names
            .iter()
            .map(|(what, name)| NameView {
                what: markdown::text(what),
                name: markdown::code(name),
            })
            .collect(),
        managed_network: managed_network::view(model).into_iter().collect(),
        network: network::view(model).into_iter().collect(),
        keys: keys::entries(model),
        unseen: unseen::entries(model),
        checked: model.deployment.targets.contains(&TargetName::Terraform),
        cores: cores::entries(model),
        redeployment: redeployment::redeployment(model),
        told: told(model).map(markdown::text),
        client_ids: client_ids(model),
        notes: notes::notes(model),
    };
    let sections = SECTIONS
        .iter()
        .filter_map(|(section, is_there)| is_there(&view).then_some(section));
    let page: Vec<&Template> = [&HEAD].into_iter().chain(sections).collect();
    emit::page(&page, view)
}

/// What a resource is called in Azure. A custom role is spoken of by what is shown of it, and assigned by its id.
fn names_of(model: &Model, resource: &Resource) -> Vec<(String, String)> {
    let what = model.scope_display(Scope::Resource(resource.id));
    let name = final_name(model, resource);
    if resource.kind == Kind::RoleDefinition {
        let id = format!("id of {what}");
        return vec![(what, role_name(model, resource)), (id, name)];
    }
    vec![(what, name)]
}

/// A table for each principal, in the order of the principals. Each is filled by itself: all views at once would take many times
/// the memory of the text.
fn by_principal<'m>(
    model: &Model,
    deployers: &BTreeSet<Principal>,
    assignments: impl Iterator<Item = &'m RoleAssignment>,
    dated: bool,
) -> Result<Vec<Markup>, Bug> {
    let mut assignments: Vec<&RoleAssignment> = assignments.collect();
    assignments.sort_by_key(|assignment| assignment.principal);
    assignments
        .chunk_by(|one, next| one.principal == next.principal)
        .filter_map(|of_one| Some((of_one.first()?.principal, of_one)))
        .map(|(principal, of_one)| {
            let view = PrincipalView {
                title: markdown::text(&title(model, deployers, principal)),
                identification: identify(model, principal).markup(),
                dated,
                grants: of_one.iter().map(|one| grant(model, one)).collect(),
            };
            HOLDER.render(view).map(markdown::filled)
        })
        .collect()
}

/// Who it is, and that they deploy, where their name does not say so.
fn title(model: &Model, deployers: &BTreeSet<Principal>, principal: Principal) -> String {
    let display = model.principal_display(principal);
    let unnamed = matches!(principal, Principal::Outside(_));
    if deployers.contains(&principal) && !unnamed {
        format!("{display}, who deploys")
    } else {
        display
    }
}

fn condition(model: &Model, deployers: &BTreeSet<Principal>) -> Option<ConditionView> {
    let text = model
        .role_assignments
        .iter()
        .find(|assignment| {
            assignment.assigned_by == AssignedBy::Person
                && deployers.contains(&assignment.principal)
                && assignment.condition.is_some()
        })
        .and_then(|assignment| assignment.condition.as_ref())?;
    let mut kinds: BTreeSet<&str> = BTreeSet::new();
    let mut contributor: BTreeSet<&str> = BTreeSet::new();
    let mut left_out: BTreeSet<String> = BTreeSet::new();
    for (_, assignment, role) in model.emitted() {
        if model.can_assign_roles(assignment.right) {
            left_out.insert(role.name.into_owned());
            continue;
        }
        kinds.insert(model.principal_type(assignment.principal).as_str());
        if role.name == "Contributor" {
            contributor.extend(assignment.reasons.first().map(|reason| reason.rule));
        }
    }
    let list = |words: Vec<&str>| (!words.is_empty()).then(|| markdown::text(&words.join(", ")));
    Some(ConditionView {
        text: markdown::block(&final_text(model, text)),
        kinds: markdown::text(&kinds.into_iter().collect::<Vec<_>>().join(", ")),
        contributor: list(contributor.into_iter().collect()),
        left_out: list(left_out.iter().map(String::as_str).collect()),
    })
}

/// Where code gets the client id of the default identity from its environment.
fn told(model: &Model) -> Option<&'static str> {
    let clusters = model
        .resources
        .iter()
        .any(|resource| resource.kind == Kind::Cluster);
    let serverless = model
        .uses
        .iter()
        .any(|entry| entry.activity == Activity::RunServerless);
    match (clusters, serverless) {
        (true, true) => Some("a cluster or on serverless compute"),
        (true, false) => Some("a cluster"),
        (false, true) => Some("serverless compute"),
        (false, false) => None,
    }
}

/// The outputs with the client ids of what a compute or an endpoint works as, of the identities that are attached to the
/// workspace beside its own, and of those that work elsewhere: for federated sign-in and for pipelines.
fn client_ids(model: &Model) -> Vec<NameView> {
    let resources = model.resources.iter();
    let workers = resources.filter(|resource| resource.facts.carries == Carries::ForCode);
    let mut found: Vec<NameView> = workers
        .flat_map(|consumer| {
            let unused = if consumer.kind == Kind::KubernetesCompute {
                ", which code of jobs does not pass (V-ID-17)"
            } else {
                ""
            };
            attached(consumer)
                .iter()
                .filter_map(move |id| client_id(model, *id, &consumer.display(), unused))
        })
        .collect();
    let workspace = model.resource(model.platform.workspace);
    let beside = workspace
        .map(attached)
        .unwrap_or_default()
        .iter()
        .filter(|id| model.workspace.primary_identity != Some(**id))
        .filter_map(|id| client_id(model, *id, "attached to the workspace", ""));
    found.extend(beside);
    let principals = model.uses.iter().filter_map(|entry| {
        let Principal::UserAssigned(id) = entry.principal else {
            return None;
        };
        matches!(entry.actor, ActorKind::Person | ActorKind::Deployer).then_some(id)
    });
    let federated = model
        .resources
        .iter()
        .filter(|resource| resource.kind == Kind::FederatedCredential)
        .filter_map(|credential| credential.parent);
    let elsewhere: BTreeSet<ResourceId> = principals.chain(federated).collect();
    found.extend(
        elsewhere
            .into_iter()
            .filter_map(|id| client_id(model, id, "sign-in from outside, as pipelines do", "")),
    );
    found
}

fn attached(consumer: &Resource) -> &[ResourceId] {
    consumer
        .identity
        .as_ref()
        .map_or(&[], |identity| identity.user_assigned.as_slice())
}

fn client_id(model: &Model, identity: ResourceId, what: &str, more: &str) -> Option<NameView> {
    let identity = model.resource(identity)?;
    Some(NameView {
        what: markdown::text(what),
        name: markdown::text(&format!("`identities.{}.clientId`{more}", identity.logical)),
    })
}

fn grant(model: &Model, assignment: &RoleAssignment) -> GrantView {
    let reasons = &assignment.reasons;
    let rules: Vec<&str> = reasons.iter().map(|reason| reason.rule).collect();
    let why = reasons.first().map(wording::because).unwrap_or_default();
    let mut marks: Vec<&str> = Vec::new();
    if model.is_keyless_risk(assignment.right, assignment.scope) {
        marks.push("keys");
    }
    if assignment.own_containers_only {
        marks.push("isolated");
    }
    if assignment.condition.is_some() {
        marks.push("condition");
    }
    // A grant is as well founded as its best reason; what the blueprint alone asks for covers what rules ask for.
    let own_wish = reasons.first().filter(|first| first.rule == EXTRA);
    let best = own_wish
        .map(|wish| wish.mark)
        .or_else(|| reasons.iter().map(|reason| reason.mark).min());
    if let Some(mark @ (Mark::Definition | Mark::Open)) = best {
        marks.push(mark.word());
    }
    GrantView {
        principal: markdown::text(&model.principal_display(assignment.principal)),
        role: markdown::text(&model.right_name(assignment.right)),
        scope: markdown::text(&wording::named_place(model, assignment)),
        when: markdown::text(&wording::when(model, assignment)),
        why: markdown::text(&why),
        rules: markdown::text(&rules.join(", ")),
        marks: markdown::text(&marks.join(", ")),
    }
}
