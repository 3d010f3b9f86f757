# Made by amlgen from blueprint studio. Edit the blueprint, not this file.

output "compute_instances" {
  description = "Id and name of each compute instance, by its name in the blueprint."
  value = {
    alice = {
      id   = azapi_resource.alice_instance.id
      name = azapi_resource.alice_instance.name
    }
    bob = {
      id   = azapi_resource.bob_instance.id
      name = azapi_resource.bob_instance.name
    }
    carol = {
      id   = azapi_resource.carol_instance.id
      name = azapi_resource.carol_instance.name
    }
  }
}

output "identities" {
  description = "Client id and principal id of each user-assigned identity, by its name in the blueprint."
  value = {
    notebooks = {
      client_id    = azurerm_user_assigned_identity.notebooks.client_id
      principal_id = azurerm_user_assigned_identity.notebooks.principal_id
    }
    nightly = {
      client_id    = azurerm_user_assigned_identity.nightly.client_id
      principal_id = azurerm_user_assigned_identity.nightly.principal_id
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
    data = {
      id   = azurerm_storage_account.data.id
      name = azurerm_storage_account.data.name
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
