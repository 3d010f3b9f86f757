# Made by amlgen from blueprint forecast. Edit the blueprint, not this file.

output "endpoints" {
  description = "Id and name of each online and batch endpoint, by its name in the blueprint."
  value = {
    score = {
      id   = azapi_resource.score_endpoint.id
      name = azapi_resource.score_endpoint.name
    }
  }
}

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
    scoring = {
      client_id    = azurerm_user_assigned_identity.scoring.client_id
      principal_id = azurerm_user_assigned_identity.scoring.principal_id
    }
  }
}

output "storage_accounts" {
  description = "Id and name of each storage account, by its name in the blueprint."
  value = {
    lake = {
      id   = azurerm_storage_account.lake.id
      name = azurerm_storage_account.lake.name
    }
  }
}

output "workspace_id" {
  description = "Resource id of the workspace."
  value       = local.workspace_id
}

output "workspace_name" {
  description = "Name of the workspace, for `az ml --workspace-name`."
  value       = "mlw-forecast"
}
