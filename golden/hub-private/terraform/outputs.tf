# Made by amlgen from blueprint harbor. Edit the blueprint, not this file.

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
