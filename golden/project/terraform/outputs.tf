# Made by amlgen from blueprint concierge. Edit the blueprint, not this file.

output "endpoints" {
  description = "Id and name of each online and batch endpoint, by its name in the blueprint."
  value = {
    assistant = {
      id   = azapi_resource.assistant_endpoint.id
      name = azapi_resource.assistant_endpoint.name
    }
  }
}

output "identities" {
  description = "Client id and principal id of each user-assigned identity, by its name in the blueprint."
  value = {
    assistant = {
      client_id    = azurerm_user_assigned_identity.assistant.client_id
      principal_id = azurerm_user_assigned_identity.assistant.principal_id
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
