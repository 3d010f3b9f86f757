# Made by amlgen from blueprint renew. Edit the blueprint, not this file.

# identity `training`
resource "azurerm_role_assignment" "training" {
  for_each = {
    acr_pull_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.acr_pull
      description = "Pulls the images of jobs from the workspace's registry. [CL-UAI-ACR-01]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Mounts the default datastore, where code, outputs and logs of jobs lie. [CL-UAI-STORAGE-03]"
    }
    storage_blob_data_reader_on_events_container = {
      scope       = azurerm_storage_container.events.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data in jobs. [CL-UAI-STORAGE-01]"
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

# identity `workspace`
resource "azurerm_role_assignment" "workspace" {
  for_each = {
    contributor_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.contributor
      description = "Manages the workspace's Application Insights. [WS-UAI-AI-01]"
    }
    monitoring_metrics_publisher_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.monitoring_metrics_publisher
      description = "Sends telemetry to Application Insights, which accepts no instrumentation key. [WS-UAI-PUB-01]"
    }
    contributor_on_key_vault = {
      scope       = azurerm_key_vault.main.id
      role        = local.roles.contributor
      description = "Manages the workspace's key vault, which is checked when the workspace is created. [WS-UAI-KV-01]"
    }
    key_vault_administrator_on_key_vault = {
      scope       = azurerm_key_vault.main.id
      role        = local.roles.key_vault_administrator
      description = "Keeps the workspace's secrets, keys and certificates in its vault. [WS-UAI-KV-02]"
    }
    contributor_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.contributor
      description = "Builds, pushes and pulls the images of environments. [WS-UAI-ACR-01]"
    }
    contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.contributor
      description = "Manages the workspace's own storage account. [WS-UAI-STORAGE-01]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes the workspace's own stores, where keys are off. [WS-UAI-STORAGE-02]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.workspace.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.workspace.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `workspace`
resource "azurerm_role_assignment" "workspace_after_workspace" {
  for_each = {
    contributor_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.contributor
      description = "Runs the workspace. [WS-UAI-WS-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.workspace.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.workspace.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# group `scientists`
resource "azurerm_role_assignment" "scientists" {
  for_each = {
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Creates and browses data in the workspace's own stores and uploads models and code. [HUM-DS-02]"
    }
    storage_file_data_privileged_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_file_data_privileged_contributor
      description = "Keeps notebooks in the workspace's file share. [HUM-DS-03]"
    }
    storage_blob_data_reader_on_events_container = {
      scope       = azurerm_storage_container.events.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data. [HUM-DATA-01]"
    }
    azure_ml_data_scientist_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_data_scientist
      description = "Works in the workspace as a data scientist: submits jobs, registers data and models. [HUM-DS-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-44444444-4444-4444-4444-444444444444-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "44444444-4444-4444-4444-444444444444"
  principal_type     = "Group"
  description        = each.value.description
}

# A new role assignment is not honoured at once, and the workspace is checked against its vault and stores when it is
# made: so it waits.
resource "time_sleep" "rbac" {
  create_duration = "120s"

  triggers = {
    workspace = join(",", values(azurerm_role_assignment.workspace)[*].id)
  }
}
