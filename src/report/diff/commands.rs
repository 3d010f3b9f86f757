//! Commands of the Azure CLI that remove what a deployment leaves.

use super::held::Held;
use crate::model::{Kind, Model, Permissions, Principal, Resource, Right, Scope};
use crate::report::naming::{final_id, final_name, final_text, role_name, scope_id};
use crate::shell::argument;

/// What removes a resource; none of what goes with another one.
pub(super) fn removal(model: &Model, resource: &Resource) -> Option<String> {
    let name = || argument(&final_name(model, resource));
    let outer = || {
        let outer = resource.parent.and_then(|parent| model.resource(parent));
        outer
            .map(|outer| argument(&final_name(model, outer)))
            .unwrap_or_default()
    };
    let place = || place(model, resource);
    let id = || argument(&final_id(model, resource));
    let in_workspace = |words: &str, option: &str| {
        format!(
            "az ml {words} {option} {} --workspace-name {} {}",
            name(),
            outer(),
            place()
        )
    };
    Some(match resource.kind {
        Kind::FederatedCredential => format!(
            "az identity federated-credential delete --name {} --identity-name {} {}",
            name(),
            outer(),
            place()
        ),
        Kind::Identity => format!("az identity delete --ids {}", id()),
        Kind::Storage => format!("az storage account delete --ids {}", id()),
        Kind::Registry => format!("az acr delete --name {} {}", name(), place()),
        Kind::KeyVault => format!("az keyvault delete --name {} {}", name(), place()),
        Kind::Key => format!(
            "az keyvault key delete --vault-name {} --name {} --subscription {}",
            outer(),
            name(),
            argument(&subscription_and_group(model, resource).0)
        ),
        Kind::Workspace => format!("az ml workspace delete --name {} {}", name(), place()),
        Kind::Cluster | Kind::Instance => in_workspace("compute delete", "--name"),
        Kind::KubernetesCompute => in_workspace("compute detach", "--name"),
        Kind::Datastore => in_workspace("datastore delete", "--name"),
        Kind::Connection => in_workspace("connection delete", "--name"),
        Kind::OnlineEndpoint => in_workspace("online-endpoint delete", "--name"),
        Kind::BatchEndpoint => in_workspace("batch-endpoint delete", "--name"),
        Kind::OutboundRule => in_workspace("workspace outbound-rule remove", "--rule"),
        Kind::RoleDefinition => format!(
            "az role definition delete --name {} --scope {}",
            argument(&role_name(model, resource)),
            argument(&scope_id(model, Scope::ResourceGroup))
        ),
        Kind::DiagnosticSetting => {
            let on = resource.scope.and_then(|id| model.resource(id));
            let on = on.map(|on| argument(&final_id(model, on))).unwrap_or_default();
            format!(
                "az monitor diagnostic-settings delete --name {} --resource {on}",
                name()
            )
        }
        Kind::PrivateEndpoint => format!("az network private-endpoint delete --ids {}", id()),
        Kind::BlobService | Kind::PrivateDnsZoneGroup => return None,
        Kind::LogAnalytics
        | Kind::ApplicationInsights
        | Kind::Container
        | Kind::Hub
        | Kind::FeatureStore
        | Kind::AiServices
        | Kind::Search
        | Kind::MlRegistry
        | Kind::ManagedCluster
        | Kind::ConnectedCluster
        | Kind::ClusterExtension
        | Kind::Relay
        | Kind::Redis
        | Kind::VirtualNetwork
        | Kind::Subnet
        | Kind::NetworkSecurityGroup
        | Kind::NatGateway
        | Kind::PublicIpAddress
        | Kind::RouteTable
        | Kind::PrivateDnsZone
        | Kind::VirtualNetworkLink
        | Kind::Workload => format!("az resource delete --ids {}", id()),
    })
}

/// What takes a grant back; none of what is said in words, or of somebody whom the blueprint does not name. `kept` is what an entry
/// of access policies is to permit from now on: a vault has one for each principal.
pub(super) fn revocation(held: &Held<'_>, kept: Option<Permissions>) -> Option<String> {
    let (model, grant) = (held.model, held.grant);
    if let Right::AccessPolicy(permitted) = grant.right {
        let Scope::Resource(vault) = grant.scope else {
            return None;
        };
        let vault = model.resource(vault)?;
        let (name, place) = (argument(&final_name(model, vault)), place(model, vault));
        let of_principal = |verb: &str, principal: &str| {
            format!("az keyvault {verb}-policy --name {name} {place} --object-id {principal}")
        };
        return for_principal(model, grant.principal, |principal| {
            let Some(kept) = kept else {
                return of_principal("delete", principal);
            };
            let mut command = of_principal("set", principal);
            for (kind, words) in kept.by_kind() {
                let noun = kind.trim_end_matches('s');
                command = format!("{command} --{noun}-permissions {}", words.join(" "));
            }
            // what it sets takes the place of what was there, kind by kind
            let keeps = |kind| kept.by_kind().any(|(kept, _)| kept == kind);
            if permitted.by_kind().all(|(kind, _)| keeps(kind)) {
                command
            } else {
                format!("{} && {command}", of_principal("delete", principal))
            }
        });
    }
    let scope = scope_id(model, grant.scope);
    if let Some(name) = &grant.name {
        let id = format!("{scope}/providers/Microsoft.Authorization/roleAssignments/{name}");
        return Some(format!("az role assignment delete --ids {}", argument(&id)));
    }
    let role = match model.custom_role(grant.right) {
        Some(role) => role_name(model, role),
        None => final_text(model, &model.role_ref(grant.right)?.id),
    };
    for_principal(model, grant.principal, |principal| {
        format!(
            "az role assignment delete --assignee-object-id {principal} --role {} --scope {}",
            argument(&role),
            argument(&scope)
        )
    })
}

/// A command about the object id of a principal, which is looked up where Azure alone knows it. Without one nothing runs: the CLI
/// takes an empty assignee for everybody's assignments.
fn for_principal(
    model: &Model,
    principal: Principal,
    command: impl FnOnce(&str) -> String,
) -> Option<String> {
    let (show, id, path) = match principal {
        Principal::UserAssigned(id) => ("identity", id, "principalId"),
        Principal::SystemAssigned(id) => ("resource", id, "identity.principalId"),
        Principal::Kubelet(id) => ("aks", id, "identityProfile.kubeletidentity.objectId"),
        Principal::Directory(at) => {
            let entry = model.directory.get(at)?;
            return Some(match &entry.parameter {
                // whoever runs the command knows its value
                Some(name) => command(&format!("\"${{{name}:?}}\"")),
                None => command(&argument(&entry.object_id)),
            });
        }
        Principal::Outside(_) => return None,
    };
    let id = argument(&final_id(model, model.resource(id)?));
    Some(format!(
        "principal=\"$(az {show} show --ids {id} --query {path} --output tsv)\" && {}",
        command("\"${principal:?}\"")
    ))
}

/// Where a resource lies, as options of a command: the default subscription of whoever runs it may be another one.
fn place(model: &Model, resource: &Resource) -> String {
    let (subscription, group) = subscription_and_group(model, resource);
    format!(
        "--resource-group {} --subscription {}",
        argument(&group),
        argument(&subscription)
    )
}

fn subscription_and_group(model: &Model, resource: &Resource) -> (String, String) {
    let id = model.shown_group(model.place(resource.id));
    let mut parts = id.split('/').skip(2);
    let subscription = parts.next().unwrap_or_default().to_owned();
    (subscription, parts.nth(1).unwrap_or_default().to_owned())
}
