//! Switches after which more, or less, of the world reaches a resource that is there before and after.

use super::change::{Change, Opening, PropertyChange, Reach, ResourceChange};
use super::pairs::Pairs;
use super::resources::words;
use crate::address;
use crate::model::{Carries, Kind, Model, Outbound, Resource, ResourceId};
use crate::report::reference;

/// One switch.
struct Switch {
    /// Where it stands.
    path: &'static str,
    /// Its values, from closed to open.
    steps: &'static [&'static str],
    /// What counts where nothing is written.
    absent: &'static str,
    opens: &'static str,
    closes: &'static str,
}

const SWITCHES: &[Switch] = &[
    Switch {
        path: "properties.publicNetworkAccess",
        steps: &["Disabled", "Enabled"],
        absent: "Enabled",
        opens: "public network access is on",
        closes: "public network access is off",
    },
    Switch {
        path: "properties.networkAcls.defaultAction",
        steps: &["Deny", "Allow"],
        absent: "Allow",
        opens: "its firewall lets every address in",
        closes: "its firewall lets in only what its rules name",
    },
    Switch {
        path: "properties.networkRuleSet.defaultAction",
        steps: &["Deny", "Allow"],
        absent: "Allow",
        opens: "its firewall lets every address in",
        closes: "its firewall lets in only what its rules name",
    },
    Switch {
        path: "properties.properties.enableNodePublicIp",
        steps: &["false", "true"],
        absent: "true",
        opens: "its nodes have public addresses",
        closes: "its nodes have no public address",
    },
    Switch {
        path: "properties.serverlessComputeSettings.serverlessComputeNoPublicIP",
        steps: &["true", "false"],
        absent: "false",
        opens: "nodes of serverless compute have public addresses",
        closes: "nodes of serverless compute have no public address",
    },
    Switch {
        path: "properties.managedNetwork.isolationMode",
        // without the network, or with it open, they reach all of the internet
        steps: &["AllowOnlyApprovedOutbound", "AllowInternetOutbound"],
        absent: "AllowInternetOutbound",
        opens: "computes reach more of the internet",
        closes: "computes reach less of the internet",
    },
    Switch {
        path: "properties.DisableLocalAuth",
        steps: &["true", "false"],
        absent: "false",
        opens: "whoever knows the instrumentation key can send telemetry",
        closes: "telemetry takes an identity, and no key",
    },
    Switch {
        path: "properties.enableRbacAuthorization",
        steps: &["true", "false"],
        absent: "false",
        opens: "access policies decide, which a Contributor of the vault can rewrite",
        closes: "roles decide, and access policies no longer count",
    },
    Switch {
        path: "properties.roleAssignmentMode",
        steps: &["AbacRepositoryPermissions", "LegacyRegistryPermissions"],
        absent: "LegacyRegistryPermissions",
        opens: "roles hold on all repositories of the registry",
        closes: "roles can be limited to repositories",
    },
    Switch {
        path: "properties.isSharedToAll",
        steps: &["false", "true"],
        absent: "false",
        opens: "everybody in the workspace can use the connection",
        closes: "the connection is no longer for everybody in the workspace",
    },
    Switch {
        path: "properties.enableDataIsolation",
        steps: &["true", "false"],
        absent: "false",
        opens: "its data is not kept apart from that of other workspaces on its account",
        closes: "its data is kept apart from that of other workspaces on its account",
    },
    Switch {
        path: "properties.hbiWorkspace",
        steps: &["true", "false"],
        absent: "false",
        opens: "the service collects more diagnostic data",
        closes: "the service collects less diagnostic data",
    },
    Switch {
        path: "properties.encryption.status",
        steps: &["Enabled", ""],
        absent: "",
        opens: "no key of one's own encrypts it",
        closes: "a key of one's own encrypts it",
    },
    Switch {
        path: "properties.encryption.keySource",
        steps: &["Microsoft.Keyvault", ""],
        absent: "",
        opens: "no key of one's own encrypts it",
        closes: "a key of one's own encrypts it",
    },
];

/// Lists of whom a firewall lets in, and what it does with all others.
const LISTS: &[(&str, &str)] = &[
    (
        "properties.networkAcls.ipRules[]",
        "properties.networkAcls.defaultAction",
    ),
    (
        "properties.networkAcls.virtualNetworkRules[]",
        "properties.networkAcls.defaultAction",
    ),
    (
        "properties.networkRuleSet.ipRules[]",
        "properties.networkRuleSet.defaultAction",
    ),
];

/// What opens and closes.
pub(super) fn openings(pairs: &Pairs<'_>, resources: &[ResourceChange]) -> Vec<Opening> {
    let mut found = Vec::new();
    for change in resources
        .iter()
        .filter(|one| one.change == Change::Changed && !one.existing)
    {
        for property in &change.properties {
            let told = switched(property).or_else(|| listed(property, &change.properties));
            if let Some((reach, because)) = told {
                found.push(Opening {
                    resource: change.resource.clone(),
                    path: property.path.clone(),
                    reach,
                    because,
                    words: change.words.clone(),
                });
            }
        }
    }
    found.extend(outbound(pairs));
    found.extend(carried(pairs));
    found
}

/// Identities that were there before and that more code can act as. Nobody gets a right by that, but who may run code there.
fn carried(pairs: &Pairs<'_>) -> Vec<Opening> {
    let Some(model) = pairs.new else { return Vec::new() };
    let mut found = Vec::new();
    for resource in model.made().filter(|one| one.facts.carries == Carries::ForCode) {
        let before = pairs.old_of(resource.id).and_then(|id| pairs.old?.resource(id));
        let carries = |id: ResourceId| {
            let identity = before.and_then(|one| one.identity.as_ref());
            identity.is_some_and(|identity| identity.user_assigned.contains(&id))
        };
        let attached = resource
            .identity
            .iter()
            .flat_map(|identity| &identity.user_assigned);
        for identity in attached.filter_map(|id| model.resource(*id)) {
            let known = pairs.old_of(identity.id);
            if known.is_none_or(carries) {
                continue;
            }
            found.push(Opening {
                resource: reference::resource(model, resource.id),
                path: "identity.userAssignedIdentities".to_owned(),
                reach: Reach::Same,
                because: format!("code on it acts as {} now", identity.display()),
                words: words(model, resource),
            });
        }
    }
    found
}

fn switched(property: &PropertyChange) -> Option<(Reach, String)> {
    let (old, new) = (property.old.as_deref(), property.new.as_deref());
    let switch = SWITCHES.iter().find(|switch| switch.path == property.path)?;
    let step = |value: Option<&str>| {
        let value = value.unwrap_or(switch.absent);
        switch
            .steps
            .iter()
            .position(|step| step.eq_ignore_ascii_case(value))
    };
    let (old, new) = (step(old)?, step(new)?);
    match new.cmp(&old) {
        std::cmp::Ordering::Greater => Some((Reach::Broadens, switch.opens.to_owned())),
        std::cmp::Ordering::Less => Some((Reach::Narrows, switch.closes.to_owned())),
        std::cmp::Ordering::Equal => None,
    }
}

/// An entry of a list of whom a firewall lets in. Where the firewall itself opens or closes, the lists are no news.
fn listed(property: &PropertyChange, all: &[PropertyChange]) -> Option<(Reach, String)> {
    let (list, others) = LISTS.iter().find(|(list, _)| *list == property.path)?;
    if all.iter().any(|one| one.path == *others) {
        return None;
    }
    let mut same = all.iter().filter(|one| one.path == *list);
    if let Some(item) = property.new.as_deref() {
        let mut before = same.filter_map(|one| one.old.as_deref());
        let is_new = !before.any(|other| is_within(item, other));
        return is_new.then(|| (Reach::Broadens, format!("lets in {}", let_in(item))));
    }
    let item = property.old.as_deref()?;
    if same
        .clone()
        .filter_map(|one| one.new.as_deref())
        .any(|other| is_within(item, other))
    {
        return None;
    }
    let in_part = same.any(|one| one.new.as_deref().is_some_and(|part| is_within(part, item)));
    let verb = if in_part {
        "lets in less of"
    } else {
        "no longer lets in"
    };
    Some((Reach::Narrows, format!("{verb} {}", let_in(item))))
}

/// The range or the subnet of an entry, which is printed as `{value: 203.0.113.0/24, action: Allow}`.
fn let_in(item: &str) -> &str {
    let fields = item.trim_start_matches('{').trim_end_matches('}').split(", ");
    let mut named = fields.filter_map(|field| field.split_once(": "));
    let value = named.find(|(key, _)| matches!(*key, "value" | "id"));
    value.map_or(item, |(_, value)| value)
}

/// Whether the addresses of one entry are among those of another one.
fn is_within(inner: &str, outer: &str) -> bool {
    let (inner, outer) = (let_in(inner), let_in(outer));
    match (address::range(inner), address::range(outer)) {
        (Ok(inner), Ok(outer)) => address::lies_in(inner, &[outer]),
        _ => inner == outer,
    }
}

/// Where computes of a managed network get to, that was there before.
fn outbound(pairs: &Pairs<'_>) -> Vec<Opening> {
    let is_managed =
        |model: Option<&Model>| model.is_some_and(|model| model.workspace.managed_network.is_some());
    if !is_managed(pairs.old) || !is_managed(pairs.new) {
        return Vec::new();
    }
    let told = |model: &Model, resource: &Resource, reach, verb: &str| {
        let to = resource.outbound().map(|outbound| destination(model, outbound))?;
        Some(Opening {
            resource: reference::resource(model, resource.id),
            path: "properties.destination".to_owned(),
            reach,
            because: format!("computes {verb} {to}"),
            words: words(model, resource),
        })
    };
    let is_rule = |resource: &Resource| resource.kind == Kind::OutboundRule;
    let mut found: Vec<Opening> = Vec::new();
    for (model, resource) in pairs.added().filter(|(_, one)| is_rule(one)) {
        found.extend(told(model, resource, Reach::Broadens, "reach"));
    }
    for (old, new) in pairs.resources().filter(|(old, _)| is_rule(old)) {
        let (Some(before), Some(now)) = (pairs.old, pairs.new) else {
            continue;
        };
        let to =
            |model, resource: &Resource| resource.outbound().map(|outbound| destination(model, outbound));
        if to(before, old) != to(now, new) {
            found.extend(told(now, new, Reach::Broadens, "reach"));
        }
    }
    for (model, resource) in pairs.removed().filter(|(_, one)| is_rule(one)) {
        found.extend(told(model, resource, Reach::Narrows, "no longer reach"));
    }
    found
}

fn destination(model: &Model, outbound: &Outbound) -> String {
    match outbound {
        Outbound::Host(host) => host.clone(),
        Outbound::ServiceTag(tag) => tag.clone(),
        Outbound::PrivateEndpoint { target, part, .. } => {
            let resource = model.resource(*target).map(Resource::display).unwrap_or_default();
            format!("{part} of {resource}")
        }
    }
}
