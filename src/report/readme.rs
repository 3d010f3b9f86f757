//! `README.md` of an output folder: what lies there, who deploys it in which order and with which commands.

use serde::Serialize;

use super::markdown::{self, Markup};
use super::sound;
use crate::emit::{self, ACCESS, BOOTSTRAP, Bug, Deployable, Target, Template, mark, template};
use crate::model::{ActorKind, Emission, Kind, Level, Model, Principal};

static README: Template = template!("report/README.md");

#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "templates test booleans only")]
struct View {
    mark: Markup,
    blueprint: Markup,
    /// The environment, if it is one.
    environment: Option<Markup>,
    location: Markup,
    /// The group, where the blueprint names it.
    resource_group: Option<Markup>,
    /// Whether the platform makes it.
    makes_group: bool,
    /// What is deployed into.
    home: Markup,
    deployer: Markup,
    /// Whether there is a `bootstrap/`.
    bootstrap: bool,
    /// Whether there is an `access/`.
    access: bool,
    /// Whether roles are given in other resource groups too.
    elsewhere: bool,
    /// Whether people make the grants.
    by_hand: bool,
    /// Whether there are several languages.
    several: bool,
    targets: Vec<TargetView>,
}

/// One language. The template of its notes sees all of this but the notes.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "templates test booleans only")]
struct TargetView {
    title: Markup,
    folder: Markup,
    /// What else there is to know of it.
    notes: Option<Markup>,
    /// Commands for `bootstrap/`, where there is one.
    bootstrap: Option<Markup>,
    /// Commands for the platform, which there always is.
    platform: Option<Markup>,
    /// Commands for `access/`, where there is one.
    access: Option<Markup>,
    /// Whether the blueprint names the subscription.
    subscription: bool,
    /// Whether the blueprint declares parameters.
    parameters: bool,
    /// Whether there is more to deploy than the platform.
    several_states: bool,
    /// Whether something is made of which others set a property later: it asks for newer tools.
    set_later: bool,
    /// Whether the workspace waits for grants that are made with it.
    waits: bool,
    /// Whether outbound rules wait for grants to the workspace.
    approves: bool,
    /// Whether something waits for grants.
    pauses: bool,
}

/// The text of the README for what lies there of `model` in `targets`.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn render(model: &Model, targets: &[&dyn Target]) -> Result<String, Bug> {
    sound::check(model)?;
    let deployables = emit::deployables(model);
    let has = |folder| deployables.iter().any(|one| one.folder == Some(folder));
    let deployment = &model.deployment;
    let view = View {
        mark: markdown::comment(&mark::sentence(&model.blueprint)),
        blueprint: markdown::code(&model.blueprint),
        environment: model
            .deployment
            .environment
            .as_ref()
            .map(|one| markdown::code(&one.value)),
        location: markdown::code(&deployment.location),
        resource_group: deployment.resource_group.as_deref().map(markdown::code),
        makes_group: deployment.level == Level::NewGroup,
        home: markdown::text(if deployment.level == Level::Group {
            "group"
        } else {
            "subscription"
        }),
        deployer: markdown::text(&deployer(model)),
        bootstrap: has(BOOTSTRAP),
        access: has(ACCESS),
        elsewhere: model
            .emitted()
            .any(|(_, grant, _)| !model.place_of(grant.scope).is_own()),
        by_hand: model.rbac.emission == Emission::None,
        several: targets.len() > 1,
        targets: targets
            .iter()
            .map(|target| target_view(*target, &deployables, model))
            .collect::<Result<_, _>>()?,
    };
    README.render(&view)
}

fn target_view(
    target: &dyn Target,
    deployables: &[Deployable<'_>],
    model: &Model,
) -> Result<TargetView, Bug> {
    let word = target.name().as_str();
    let find = |folder| deployables.iter().find(|one| one.folder == folder);
    let commands = |one: &Deployable<'_>| {
        let folder = one
            .folder
            .map_or_else(|| word.to_owned(), |folder| format!("{folder}/{word}"));
        let commands = target.commands(&one.model, &folder);
        let lines: Vec<String> = commands
            .prepare
            .iter()
            .chain([&commands.preview, &commands.deploy])
            .map(ToString::to_string)
            .collect();
        markdown::block(&lines.join("\n"))
    };
    let waits = find(None).is_some_and(|platform| waits(&platform.model));
    let approves = find(None).is_some_and(|platform| approves(&platform.model));
    let mut view = TargetView {
        title: markdown::text(target.title()),
        folder: markdown::code(&format!("{word}/")),
        notes: None,
        bootstrap: find(Some(BOOTSTRAP)).map(commands),
        platform: find(None).map(commands),
        access: find(Some(ACCESS)).map(commands),
        subscription: model.deployment.subscription.is_some(),
        parameters: !model.parameters.is_empty(),
        several_states: deployables.len() > 1,
        set_later: model.has_set_later(),
        waits,
        approves,
        pauses: waits || approves,
    };
    view.notes = Some(markdown::filled(target.notes().render(&view)?));
    Ok(view)
}

/// Whether the workspace is made with grants that have to be there before it.
fn waits(platform: &Model) -> bool {
    let workspace = platform.platform.workspace;
    platform.is_made(workspace) && !platform.waits_of(workspace).is_empty()
}

/// Whether outbound rules are made with grants that have to be there before them.
fn approves(platform: &Model) -> bool {
    let mut rules = platform
        .made()
        .filter(|resource| resource.kind == Kind::OutboundRule);
    rules.any(|rule| !rule.waits.assignments.is_empty())
}

/// Who deploys, by name where the blueprint names them.
fn deployer(model: &Model) -> String {
    let named: Vec<String> = model
        .acting_as(&[ActorKind::Deployer])
        .into_iter()
        .filter(|principal| !matches!(principal, Principal::Outside(_)))
        .map(|principal| model.principal_display(principal))
        .collect();
    if named.is_empty() {
        "the deployer".to_owned()
    } else {
        named.join(" or ")
    }
}
