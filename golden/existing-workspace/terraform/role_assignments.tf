# Made by amlgen from blueprint forecast. Edit the blueprint, not this file.

# identity `workspace`
resource "azurerm_role_assignment" "workspace" {
  for_each = {
    key_vault_contributor_on_key_vault = {
      scope       = local.key_vault_id
      role        = local.roles.key_vault_contributor
      description = "Manages the workspace's key vault, which is checked when the workspace is created. [WS-UAI-KV-01]"
    }
    key_vault_secrets_officer_on_key_vault = {
      scope       = local.key_vault_id
      role        = local.roles.key_vault_secrets_officer
      description = "Keeps the workspace's secrets in its vault. [WS-UAI-KV-02]"
    }
    contributor_on_registry = {
      scope       = local.registry_id
      role        = local.roles.contributor
      description = "Builds, pushes and pulls the images of environments. [WS-UAI-ACR-01]"
    }
    reader_on_default_storage = {
      scope       = local.default_storage_id
      role        = local.roles.reader
      description = "Reads the settings of the workspace's own storage account. [WS-UAI-STORAGE-01]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = local.default_storage_id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes the workspace's own stores, where keys are off. [WS-UAI-STORAGE-02]"
    }
    contributor_on_workspace = {
      scope       = local.workspace_id
      role        = local.roles.contributor
      description = "Runs the workspace. [WS-UAI-WS-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(data.azurerm_user_assigned_identity.workspace.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = data.azurerm_user_assigned_identity.workspace.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `training`
resource "azurerm_role_assignment" "training" {
  for_each = {
    acr_pull_on_registry = {
      scope       = local.registry_id
      role        = local.roles.acr_pull
      description = "Pulls the images of jobs from the workspace's registry. [CL-UAI-ACR-01]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = local.default_storage_id
      role        = local.roles.storage_blob_data_contributor
      description = "Mounts the default datastore and keeps code, outputs and logs of jobs there. [CL-UAI-STORAGE-03]"
    }
    storage_blob_data_contributor_on_demand_container = {
      scope       = azurerm_storage_container.demand.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes this data in jobs. [CL-UAI-STORAGE-02]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.training.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.training.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `scoring`
resource "azurerm_role_assignment" "scoring" {
  for_each = {
    acr_pull_on_registry = {
      scope       = local.registry_id
      role        = local.roles.acr_pull
      description = "Pulls the images of deployments from the workspace's registry. [EP-UAI-ACR-01]"
    }
    storage_blob_data_reader_on_default_storage = {
      scope       = local.default_storage_id
      role        = local.roles.storage_blob_data_reader
      description = "Reads models and code of deployments from the workspace's own stores. [EP-UAI-STORAGE-01]"
    }
    azure_ml_metrics_writer_preview_on_workspace = {
      scope       = local.workspace_id
      role        = local.roles.azure_ml_metrics_writer_preview
      description = "Writes metrics of deployments. [EP-UAI-METRICS-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.scoring.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.scoring.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# group `scientists`
resource "azurerm_role_assignment" "scientists" {
  for_each = {
    storage_blob_data_contributor_on_default_storage = {
      scope       = local.default_storage_id
      role        = local.roles.storage_blob_data_contributor
      description = "Creates and browses data in the workspace's own stores and uploads models and code. [HUM-DS-02]"
    }
    storage_file_data_privileged_contributor_on_default_storage = {
      scope       = local.default_storage_id
      role        = local.roles.storage_file_data_privileged_contributor
      description = "Keeps notebooks in the workspace's file share. [HUM-DS-03]"
    }
    azure_ml_data_scientist_on_workspace = {
      scope       = local.workspace_id
      role        = local.roles.azure_ml_data_scientist
      description = "Works in the workspace as a data scientist: submits jobs, registers data and models. [HUM-DS-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-11111111-1111-1111-1111-111111111111-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "11111111-1111-1111-1111-111111111111"
  principal_type     = "Group"
  description        = each.value.description
}
