# Made by amlgen from blueprint narrow. Edit the blueprint, not this file.

# identity `workspace`
resource "azurerm_role_assignment" "workspace" {
  for_each = {
    application_insights_component_contributor_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.application_insights_component_contributor
      description = "Manages the workspace's Application Insights. [WS-UAI-AI-01]"
    }
    monitoring_metrics_publisher_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.monitoring_metrics_publisher
      description = "Sends telemetry to Application Insights, which accepts no instrumentation key. [WS-UAI-PUB-01]"
    }
    key_vault_contributor_on_key_vault = {
      scope       = azurerm_key_vault.main.id
      role        = local.roles.key_vault_contributor
      description = "Manages the workspace's key vault, which is checked when the workspace is created. [WS-UAI-KV-01]"
    }
    key_vault_secrets_officer_on_key_vault = {
      scope       = azurerm_key_vault.main.id
      role        = local.roles.key_vault_secrets_officer
      description = "Keeps the workspace's secrets in its vault. [WS-UAI-KV-02]"
    }
    contributor_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.contributor
      description = "Builds, pushes and pulls the images of environments. [WS-UAI-ACR-01]"
    }
    reader_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.reader
      description = "Reads the settings of the workspace's own storage account. [WS-UAI-STORAGE-01]"
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

# identity `sessions`
resource "azurerm_role_assignment" "sessions" {
  for_each = {
    acr_pull_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.acr_pull
      description = "Pulls the images of serverless jobs from the workspace's registry, whose admin user is off. [WS-UAIX-ACR-01]"
    }
    storage_blob_data_reader_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads the code of serverless jobs in the workspace's own stores, where it can keep no outputs and no logs. [WS-UAIX-STORAGE-01]"
    }
    reader_on_lake_storage = {
      scope       = azurerm_storage_account.lake.id
      role        = local.roles.reader
      description = "Opens the storage account of the data of Spark jobs. [WS-UAIX-SPARK-02]"
    }
    storage_blob_data_contributor_on_raw_container = {
      scope       = azurerm_storage_container.raw.id
      role        = local.roles.storage_blob_data_contributor
      description = "Works on this data in Spark jobs. [WS-UAIX-SPARK-01, WS-UAIX-DATA-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.sessions.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.sessions.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `training`
resource "azurerm_role_assignment" "training" {
  for_each = {
    acr_pull_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.acr_pull
      description = "Pulls the images of jobs from the workspace's registry. [CL-UAI-ACR-01]"
      name        = "12345678-1234-4234-8234-123456789abc"
    }
    storage_blob_data_reader_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads the code of jobs on the default datastore, where it can keep no outputs and no logs. [CL-UAI-STORAGE-03]"
      name        = null
    }
    storage_blob_data_reader_on_raw_container = {
      scope       = azurerm_storage_container.raw.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data in jobs. [CL-UAI-STORAGE-01]"
      name        = null
    }
  }

  name = coalesce(
    each.value.name,
    uuidv5(
      local.arm_guid_namespace,
      "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.training.principal_id)}-${each.value.role}"
    )
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.training.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# group `scientists`
resource "azurerm_role_assignment" "scientists" {
  for_each = {
    monitoring_reader_on_resource_group = {
      scope       = local.resource_group_id
      role        = local.roles.monitoring_reader
      description = "Reads metrics and alerts of the resource group while monitoring models. [HUM-MON-02]"
    }
    log_analytics_reader_on_log_analytics = {
      scope       = azurerm_log_analytics_workspace.main.id
      role        = local.roles.log_analytics_reader
      description = "Reads the logs of the platform while monitoring models. [HUM-MON-02]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Creates and browses data in the workspace's own stores and uploads models and code. [HUM-DS-02]"
    }
    azure_ml_data_scientist_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_data_scientist
      description = "Works in the workspace as a data scientist: submits jobs, registers data and models. [HUM-DS-01, HUM-MON-01]"
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

# group `support`
resource "azurerm_role_assignment" "support" {
  for_each = {
    log_analytics_reader_on_log_analytics = {
      scope       = azurerm_log_analytics_workspace.main.id
      role        = local.roles.log_analytics_reader
      description = "Reads the logs of failed jobs. [EXTRA]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads the data to label and writes the labels. [HUM-LAB-02]"
    }
    data_labeling_labeler_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.data_labeling_labeler
      description = "Labels data in the projects of the workspace. [HUM-LAB-01]"
    }
    azure_ml_compute_operator_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_compute_operator
      description = "Makes, starts, stops and deletes computes. [HUM-CO-01]"
    }
    reader_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.reader
      description = "Sees the workspace, which the role for computes does not include. [HUM-CO-02]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-22222222-2222-2222-2222-222222222222-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "22222222-2222-2222-2222-222222222222"
  principal_type     = "Group"
  description        = each.value.description
}

# A new role assignment is not honoured at once, and the workspace is checked against its vault and stores when it is
# made: so it waits.
resource "time_sleep" "rbac" {
  create_duration = "120s"

  triggers = {
    workspace = join(",", values(azurerm_role_assignment.workspace)[*].id)
    sessions  = join(",", values(azurerm_role_assignment.sessions)[*].id)
  }
}
