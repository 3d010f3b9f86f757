//! The vCPUs that computes may take, which the quota of subscription and region has to cover.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::vm_sizes;
use crate::model::{Details, Model, Resource};
use crate::report::markdown::{self, Markup};

#[derive(Debug, Serialize)]
pub(super) struct Entry {
    family: Markup,
    priority: &'static str,
    most: Markup,
    computes: Markup,
}

/// Machines of one size, as many as a compute may have.
struct Machines<'m> {
    size: &'m str,
    priority: &'static str,
    /// None where a parameter says it.
    most: Option<u64>,
    compute: String,
}

/// A row for each VM family and priority.
pub(super) fn entries(model: &Model) -> Vec<Entry> {
    let mut families: BTreeMap<(String, &str), Vec<Machines<'_>>> = BTreeMap::new();
    for machines in model.resources.iter().filter_map(machines) {
        let family = vm_sizes::quota_family(machines.size).unwrap_or_else(|| machines.size.to_owned());
        families
            .entry((family, machines.priority))
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

fn machines(compute: &Resource) -> Option<Machines<'_>> {
    const DEDICATED: &str = "dedicated";
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
        compute: compute.display(),
    })
}

/// Their vCPUs together; none where one size has an unknown number of them.
fn most(machines: &[Machines<'_>]) -> Option<u64> {
    let mut each = machines
        .iter()
        .map(|machines| Some(machines.most? * u64::from(vm_sizes::vcpus(machines.size)?)));
    each.try_fold(0, |sum, vcpus| Some(sum + vcpus?))
}

fn computes(machines: &[Machines<'_>]) -> String {
    let each: Vec<String> = machines
        .iter()
        .map(|machines| {
            let most = machines.most.map(|most| most.to_string());
            let most = most.as_deref().unwrap_or("as many as a parameter says");
            format!("{}: {most} x `{}`", machines.compute, machines.size)
        })
        .collect();
    each.join(", ")
}
