# Made by amlgen from blueprint tenant. Edit the blueprint, not this file.

output "identities" {
  description = "Client id and principal id of each user-assigned identity, by its name in the blueprint."
  value = {
    workspace = {
      client_id    = data.azurerm_user_assigned_identity.workspace.client_id
      principal_id = data.azurerm_user_assigned_identity.workspace.principal_id
    }
    training = {
      client_id    = azurerm_user_assigned_identity.training.client_id
      principal_id = azurerm_user_assigned_identity.training.principal_id
    }
  }
}

output "workspace_id" {
  description = "Resource id of the workspace."
  value       = azapi_resource.workspace.id
}

output "workspace_name" {
  description = "Name of the workspace, for `az ml --workspace-name`."
  value       = azapi_resource.workspace.name
}
