//! How the blueprint adjusts what is derived: narrower roles, switched rules, further grants, kept names and what is accepted.

use serde::Serialize;

use crate::model::{Model, Profile};
use crate::report::markdown::{self, Markup};
use crate::report::wording;

#[derive(Debug, Serialize)]
pub(super) struct Adjusted {
    least_privilege: bool,
    swaps: Vec<SwapView>,
    switches: Vec<SwitchView>,
    extra: Vec<ExtraView>,
    kept: Vec<KeptView>,
    /// Whether anything is accepted.
    accepts: bool,
    waivers: Vec<WaiverView>,
    ignored: Vec<IgnoredView>,
}

#[derive(Debug, Serialize)]
struct SwapView {
    principal: Markup,
    role: Markup,
    instead_of: Markup,
    scope: Markup,
    rules: Markup,
}

#[derive(Debug, Serialize)]
struct SwitchView {
    rule: Markup,
    state: &'static str,
    reason: Markup,
}

#[derive(Debug, Serialize)]
struct ExtraView {
    principal: Markup,
    role: Markup,
    scope: Markup,
    reason: Markup,
}

#[derive(Debug, Serialize)]
struct KeptView {
    principal: Markup,
    role: Markup,
    scope: Markup,
    name: Markup,
}

#[derive(Debug, Serialize)]
struct WaiverView {
    rule: Markup,
    reason: Markup,
    owner: Markup,
    until: Markup,
}

#[derive(Debug, Serialize)]
struct IgnoredView {
    rule: Markup,
    at: Markup,
    reason: Markup,
}

pub(super) fn adjusted(model: &Model) -> Adjusted {
    let swaps = model.role_assignments.iter().filter_map(|assignment| {
        let instead_of = assignment.instead_of?;
        let rules: Vec<String> = assignment
            .reasons
            .iter()
            .map(|reason| format!("{} ({})", reason.rule, reason.mark.word()))
            .collect();
        Some(SwapView {
            principal: markdown::text(&model.principal_display(assignment.principal)),
            role: markdown::text(&model.right_name(assignment.right)),
            instead_of: markdown::text(instead_of),
            scope: markdown::text(&wording::named_place(model, assignment)),
            rules: markdown::text(&rules.join(", ")),
        })
    });
    let switches = model.rbac.switches.iter().map(|switch| SwitchView {
        rule: markdown::text(&switch.rule),
        state: if switch.enabled { "on" } else { "off" },
        reason: optional(switch.reason.as_deref()),
    });
    let extra = model.rbac.extra.iter().map(|grant| ExtraView {
        principal: markdown::text(&model.principal_display(grant.principal)),
        role: markdown::text(&model.right_name(grant.right)),
        scope: markdown::text(&model.scope_display(grant.scope)),
        reason: markdown::text(&grant.reason),
    });
    let kept = model.rbac.adopted.iter().map(|grant| KeptView {
        principal: markdown::text(&model.principal_display(grant.principal)),
        role: markdown::text(&model.right_name(grant.right)),
        scope: markdown::text(&model.scope_display(grant.scope)),
        name: markdown::code(&grant.name),
    });
    let waivers = model.waivers.iter().map(|waiver| WaiverView {
        rule: markdown::text(&waiver.rule),
        reason: markdown::text(&waiver.reason),
        owner: optional(waiver.owner.as_deref()),
        until: optional(waiver.until.as_deref()),
    });
    let ignored = model.ignored.iter().map(|comment| IgnoredView {
        rule: markdown::text(&comment.rule),
        at: markdown::code(&comment.at),
        reason: markdown::text(&comment.reason),
    });
    Adjusted {
        least_privilege: model.rbac.profile == Profile::LeastPrivilege,
        swaps: swaps.collect(),
        switches: switches.collect(),
        extra: extra.collect(),
        kept: kept.collect(),
        accepts: !(model.waivers.is_empty() && model.ignored.is_empty()),
        waivers: waivers.collect(),
        ignored: ignored.collect(),
    }
}

fn optional(text: Option<&str>) -> Markup {
    markdown::text(text.unwrap_or_default())
}
