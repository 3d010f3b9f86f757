//! The vCPUs that computes may take, which the quota of subscription and region has to cover.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::vm_sizes;
use crate::model::{Details, Model, Resource};
use crate::report::markdown::{self, Markup};

/// What is no low-priority machine.
pub(in crate::report) const DEDICATED: &str = "dedicated";

#[derive(Debug, Serialize)]
pub(super) struct Entry {
    family: Markup,
    priority: &'static str,
    most: Markup,
    computes: Markup,
}

/// Machines of one size, as many as a compute may have.
pub(in crate::report) struct Machines<'m> {
    pub(in crate::report) size: &'m str,
    pub(in crate::report) priority: &'static str,
    /// None where a parameter says it.
    pub(in crate::report) most: Option<u64>,
    pub(in crate::report) compute: &'m Resource,
}

impl Machines<'_> {
    /// The family in whose quota they count, or their size where that is not known.
    pub(in crate::report) fn family(&self) -> String {
        vm_sizes::quota_family(self.size).unwrap_or_else(|| self.size.to_owned())
    }

    /// Their vCPUs; none where the size has an unknown number of them.
    pub(in crate::report) fn vcpus(&self) -> Option<u64> {
        Some(self.most? * u64::from(vm_sizes::vcpus(self.size)?))
    }
}

/// What the computes of a model may take.
pub(in crate::report) fn machines(model: &Model) -> impl Iterator<Item = Machines<'_>> {
    model.resources.iter().filter_map(of)
}

/// A row for each VM family and priority.
pub(super) fn entries(model: &Model) -> Vec<Entry> {
    let mut families: BTreeMap<(String, &str), Vec<Machines<'_>>> = BTreeMap::new();
    for machines in machines(model) {
        families
            .entry((machines.family(), machines.priority))
            .or_default()
            .push(machines);
    }
    families
        .into_iter()
        .map(|((family, priority), machines)| Entry {
            family: markdown::text(&family),
            priority,
            most: markdown::text(
                &most(&machines).map_or_else(|| "not known".to_owned(), |most| most.to_string()),
            ),
            computes: markdown::text(&computes(&machines)),
        })
        .collect()
}

fn of(compute: &Resource) -> Option<Machines<'_>> {
    let (size, priority, most) = match &compute.details {
        Details::Cluster {
            vm_size,
            low_priority,
            max_nodes,
        } => {
            let priority = if *low_priority { "low priority" } else { DEDICATED };
            (vm_size, priority, *max_nodes)
        }
        Details::Instance { vm_size, .. } => (vm_size, DEDICATED, Some(1)),
        Details::Plain
        | Details::KeyHolder
        | Details::ApplicationInsights { .. }
        | Details::FederatedCredential { .. }
        | Details::OutboundRule(_)
        | Details::OnlineEndpoint { .. }
        | Details::ZonesByOthers
        | Details::RoleDefinition { .. } => return None,
    };
    Some(Machines {
        size,
        priority,
        most,
        compute,
    })
}

/// Their vCPUs together; none where one size has an unknown number of them.
fn most(machines: &[Machines<'_>]) -> Option<u64> {
    let mut each = machines.iter().map(Machines::vcpus);
    each.try_fold(0, |sum, vcpus| Some(sum + vcpus?))
}

fn computes(machines: &[Machines<'_>]) -> String {
    let each: Vec<String> = machines
        .iter()
        .map(|machines| {
            let most = machines.most.map(|most| most.to_string());
            let most = most.as_deref().unwrap_or("as many as a parameter says");
            format!("{}: {most} x `{}`", machines.compute.display(), machines.size)
        })
        .collect();
    each.join(", ")
}
