//! Commands of the Azure CLI that remove what a deployment leaves.

use crate::emit::argument;
use crate::model::{Kind, Model, Principal, Resource, Right, RoleAssignment, Scope};
use crate::report::identification::identify;
use crate::report::naming::{final_id, final_name, final_text, role_name, scope_id};

/// What removes a resource; none of what goes with another one.
pub(super) fn removal(model: &Model, resource: &Resource) -> Option<String> {
    let name = || argument(&final_name(model, resource));
    let outer = || {
        let outer = resource.parent.and_then(|parent| model.resource(parent));
        outer
            .map(|outer| argument(&final_name(model, outer)))
            .unwrap_or_default()
    };
    let group = || argument(&group(model, resource));
    let id = || argument(&final_id(model, resource));
    let in_workspace = |words: &str, option: &str| {
        format!(
            "az ml {words} {option} {} --workspace-name {} --resource-group {}",
            name(),
            outer(),
            group()
        )
    };
    Some(match resource.kind {
        Kind::FederatedCredential => format!(
            "az identity federated-credential delete --name {} --identity-name {} --resource-group {}",
            name(),
            outer(),
            group()
        ),
        Kind::Identity => format!("az identity delete --ids {}", id()),
        Kind::Storage => format!("az storage account delete --ids {}", id()),
        Kind::Registry => format!("az acr delete --name {} --resource-group {}", name(), group()),
        Kind::KeyVault => format!(
            "az keyvault delete --name {} --resource-group {}",
            name(),
            group()
        ),
        Kind::Key => format!(
            "az keyvault key delete --vault-name {} --name {}",
            outer(),
            name()
        ),
        Kind::Workspace => format!(
            "az ml workspace delete --name {} --resource-group {}",
            name(),
            group()
        ),
        Kind::Cluster | Kind::Instance => in_workspace("compute delete", "--name"),
        Kind::KubernetesCompute => in_workspace("compute detach", "--name"),
        Kind::Datastore => in_workspace("datastore delete", "--name"),
        Kind::Connection => in_workspace("connection delete", "--name"),
        Kind::OnlineEndpoint => in_workspace("online-endpoint delete", "--name"),
        Kind::BatchEndpoint => in_workspace("batch-endpoint delete", "--name"),
        Kind::OutboundRule => in_workspace("workspace outbound-rule remove", "--rule"),
        Kind::RoleDefinition => format!(
            "az role definition delete --name {}",
            argument(&role_name(model, resource))
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

/// What takes a grant back; none of what is no grant of a template.
pub(super) fn revocation(model: &Model, grant: &RoleAssignment) -> Option<String> {
    let principal = object_id(model, grant.principal)?;
    if let Right::AccessPolicy(_) = grant.right {
        let Scope::Resource(vault) = grant.scope else {
            return None;
        };
        let vault = argument(&final_name(model, model.resource(vault)?));
        return Some(format!(
            "az keyvault delete-policy --name {vault} --object-id {principal}"
        ));
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
    Some(format!(
        "az role assignment delete --assignee-object-id {principal} --role {} --scope {}",
        argument(&role),
        argument(&scope)
    ))
}

/// What brings the object id of a principal.
fn object_id(model: &Model, principal: Principal) -> Option<String> {
    let query = |command: &str, id, path: &str| {
        let id = argument(&final_id(model, model.resource(id)?));
        Some(format!(
            "\"$(az {command} show --ids {id} --query {path} --output tsv)\""
        ))
    };
    match principal {
        Principal::UserAssigned(id) => query("identity", id, "principalId"),
        Principal::SystemAssigned(id) => query("resource", id, "identity.principalId"),
        Principal::Kubelet(id) => query("aks", id, "identityProfile.kubeletidentity.objectId"),
        Principal::Directory(_) => identify(model, principal).object_id().map(argument),
        Principal::Outside(_) => None,
    }
}

/// The resource group of a resource.
fn group(model: &Model, resource: &Resource) -> String {
    let id = model.shown_group(model.place(resource.id));
    id.rsplit('/').next().unwrap_or_default().to_owned()
}
