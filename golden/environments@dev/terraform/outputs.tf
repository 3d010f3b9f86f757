# Made by amlgen from blueprint renew. Edit the blueprint, not this file.

output "identities" {
  description = "Client id and principal id of each user-assigned identity, by its name in the blueprint."
  value = {
    training = {
      client_id    = azurerm_user_assigned_identity.training.client_id
      principal_id = azurerm_user_assigned_identity.training.principal_id
    }
    workspace = {
      client_id    = azurerm_user_assigned_identity.workspace.client_id
      principal_id = azurerm_user_assigned_identity.workspace.principal_id
    }
  }
}

output "key_vaults" {
  description = "Id and name of each key vault, by its name in the blueprint; that of the workspace is `default`."
  value = {
    default = {
      id   = azurerm_key_vault.main.id
      name = azurerm_key_vault.main.name
    }
  }
}

output "registries" {
  description = "Id and name of each container registry, by its name in the blueprint; that of the workspace is `default`."
  value = {
    default = {
      id   = azurerm_container_registry.main.id
      name = azurerm_container_registry.main.name
    }
  }
}

output "storage_accounts" {
  description = "Id and name of each storage account, by its name in the blueprint."
  value = {
    default = {
      id   = azurerm_storage_account.default.id
      name = azurerm_storage_account.default.name
    }
    lake = {
      id   = azurerm_storage_account.lake.id
      name = azurerm_storage_account.lake.name
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
