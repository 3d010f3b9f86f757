# Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

output "compute_instances" {
  description = "Id and name of each compute instance, by its name in the blueprint."
  value = {
    "ci-alice" = {
      id   = azapi_resource.ci_alice_instance.id
      name = azapi_resource.ci_alice_instance.name
    }
  }
}

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
      client_id    = azurerm_user_assigned_identity.workspace.client_id
      principal_id = azurerm_user_assigned_identity.workspace.principal_id
    }
    training = {
      client_id    = azurerm_user_assigned_identity.training.client_id
      principal_id = azurerm_user_assigned_identity.training.principal_id
    }
    build = {
      client_id    = azurerm_user_assigned_identity.build.client_id
      principal_id = azurerm_user_assigned_identity.build.principal_id
    }
    monitor = {
      client_id    = azurerm_user_assigned_identity.monitor.client_id
      principal_id = azurerm_user_assigned_identity.monitor.principal_id
    }
    scoring = {
      client_id    = azurerm_user_assigned_identity.scoring.client_id
      principal_id = azurerm_user_assigned_identity.scoring.principal_id
    }
    notebooks = {
      client_id    = azurerm_user_assigned_identity.notebooks.client_id
      principal_id = azurerm_user_assigned_identity.notebooks.principal_id
    }
    shared_reader = {
      client_id    = data.azapi_resource.shared_reader_identity.output.properties.clientId
      principal_id = data.azapi_resource.shared_reader_identity.output.properties.principalId
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
