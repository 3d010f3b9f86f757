//! Limits of Azure on numbers and lengths. Quotas that can be raised are warned about, the others are refused.

use std::collections::BTreeMap;

use crate::catalog::limits;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Limit, Model, Quota, Resource};

/// More of something than a region allows without a raised quota.
pub(super) fn quotas(model: &Model, diags: &mut Diagnostics) {
    let mut counted: BTreeMap<&str, (&Limit, Vec<&Resource>)> = BTreeMap::new();
    for resource in model.resources.iter().filter(|resource| !resource.existing) {
        if let Some(Quota { noun, limit }) = resource.facts.quota {
            counted
                .entry(noun)
                .or_insert((limit, Vec::new()))
                .1
                .push(resource);
        }
    }
    for (noun, (limit, made)) in counted {
        if !limit.allows(made.len() as u64) {
            diags.push(
                Diagnostic::warning(
                    Code::QUOTA,
                    made.last().and_then(|last| last.origin.primary()),
                    format!(
                        "the blueprint makes {} {noun}, and a region allows {} by default",
                        made.len(),
                        limit.max
                    ),
                )
                .help("have the quota raised before you deploy"),
            );
        }
    }
}

/// More role assignments than a subscription holds, which nobody raises.
pub(super) fn role_assignments(model: &Model, diags: &mut Diagnostics) {
    let mut granted: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for (_, assignment, _) in model.emitted() {
        *granted
            .entry(model.subscription_of(assignment.scope))
            .or_default() += 1;
    }
    let most = &limits::ROLE_ASSIGNMENTS;
    for (subscription, count) in granted {
        if most.allows(count as u64) {
            continue;
        }
        let which = subscription.map_or_else(
            || "its subscription".to_owned(),
            |id| format!("subscription `{id}`"),
        );
        diags.push(
            Diagnostic::error(
                Code::TOO_MANY_ROLE_ASSIGNMENTS,
                None,
                format!(
                    "the blueprint makes {count} role assignments in {which}, which holds {}",
                    most.max
                ),
            )
            .cause(
                "those of the subscription, its groups and its resources count together with all that are there already, and nobody raises \
                 the bound",
            )
            .help(
                "share identities between computes, assign to groups instead of people, name accounts instead of each of their \
                 containers, or split the blueprint over several subscriptions",
            ),
        );
    }
}

/// Descriptions of role assignments that are too long: only a reason that the author writes can be.
pub(super) fn descriptions(model: &Model, diags: &mut Diagnostics) {
    for (_, assignment, _) in model.emitted() {
        let length = assignment.description().len();
        if !limits::ROLE_ASSIGNMENT_DESCRIPTION.allows(length as u64) {
            diags.push(
                Diagnostic::error(
                    Code::OUT_OF_RANGE,
                    assignment.origin.primary(),
                    format!(
                        "the description of this role assignment has {length} bytes, and Azure allows {}",
                        limits::ROLE_ASSIGNMENT_DESCRIPTION.max
                    ),
                )
                .cause("it is made of the `reason` and the rule ids")
                .help("shorten the `reason`"),
            );
        }
    }
}
