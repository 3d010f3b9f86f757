# Made by amlgen from blueprint adhoc. Edit the blueprint, not this file.

# identity `jobs`
resource "azurerm_role_assignment" "jobs" {
  for_each = {
    acr_pull_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.acr_pull
      description = "Pulls the images of serverless jobs from the workspace's registry, whose admin user is off. [WS-UAIX-ACR-01]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Keeps code, outputs and logs of serverless jobs and sessions in the workspace's own stores. [WS-UAIX-STORAGE-01]"
    }
    storage_blob_data_reader_on_raw_container = {
      scope       = azurerm_storage_container.raw.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data in serverless jobs and sessions. [WS-UAIX-DATA-01]"
    }
    storage_blob_data_contributor_on_curated_container = {
      scope       = azurerm_storage_container.curated.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes this data in serverless jobs and sessions. [WS-UAIX-DATA-02]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.jobs.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.jobs.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `jobs`
resource "azurerm_role_assignment" "jobs_after_workspace" {
  for_each = {
    azure_ml_data_scientist_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_data_scientist
      description = "Submits jobs and registers models in its own workspace from code. [WS-UAIX-WS-02]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.jobs.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.jobs.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `spark`
resource "azurerm_role_assignment" "spark" {
  for_each = {
    acr_pull_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.acr_pull
      description = "Pulls the images of serverless jobs from the workspace's registry, whose admin user is off. [WS-UAIX-ACR-01]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Keeps code, outputs and logs of serverless jobs and sessions in the workspace's own stores. [WS-UAIX-STORAGE-01]"
    }
    contributor_on_lake_storage = {
      scope       = azurerm_storage_account.lake.id
      role        = local.roles.contributor
      description = "Opens the storage account of the data of Spark jobs. [WS-UAIX-SPARK-02]"
    }
    storage_blob_data_contributor_on_curated_container = {
      scope       = azurerm_storage_container.curated.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes this data in serverless jobs and sessions. [WS-UAIX-DATA-02, WS-UAIX-SPARK-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.spark.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.spark.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `monitor`
resource "azurerm_role_assignment" "monitor" {
  for_each = {
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes what model monitors keep in the workspace's own stores, where keys are off. [WS-UAIX-MON-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.monitor.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.monitor.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `flows`
resource "azurerm_role_assignment" "flows" {
  for_each = {
    contributor_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.contributor
      description = "Connects prompt flow sessions to the workspace's Application Insights. [WS-UAIX-PF-01]"
    }
    contributor_on_key_vault = {
      scope       = azurerm_key_vault.main.id
      role        = local.roles.contributor
      description = "Manages the workspace's key vault for prompt flow sessions. [WS-UAIX-PF-01]"
    }
    key_vault_administrator_on_key_vault = {
      scope       = azurerm_key_vault.main.id
      role        = local.roles.key_vault_administrator
      description = "Reads and keeps secrets of prompt flow sessions in the workspace's vault. [WS-UAIX-PF-03]"
    }
    contributor_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.contributor
      description = "Builds and pulls the images of prompt flow sessions. [WS-UAIX-PF-01]"
    }
    contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.contributor
      description = "Manages the workspace's own storage account for prompt flow sessions. [WS-UAIX-PF-01]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes data of prompt flow sessions in the workspace's own stores. [WS-UAIX-PF-02]"
    }
    storage_file_data_privileged_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_file_data_privileged_contributor
      description = "Keeps the files of prompt flow sessions in the workspace's file share. [WS-UAIX-PF-02]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.flows.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.flows.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `flows`
resource "azurerm_role_assignment" "flows_after_workspace" {
  for_each = {
    contributor_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.contributor
      description = "Runs prompt flow sessions in the workspace. [WS-UAIX-PF-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.flows.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.flows.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# system identity of workspace
resource "azurerm_role_assignment" "workspace_system_identity" {
  for_each = {
    monitoring_metrics_publisher_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.monitoring_metrics_publisher
      description = "Sends telemetry to Application Insights, which accepts no instrumentation key. [WS-SAI-PUB-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azapi_resource.workspace.identity[0].principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azapi_resource.workspace.identity[0].principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# group `analysts`
resource "azurerm_role_assignment" "analysts" {
  for_each = {
    managed_identity_operator_on_jobs_identity = {
      scope       = azurerm_user_assigned_identity.jobs.id
      role        = local.roles.managed_identity_operator
      description = "Submits jobs and sessions that run as this identity, which is attached to their compute at each start. [WS-UAIX-SUBMIT-01, HUM-DS-06]"
    }
    managed_identity_operator_on_spark_identity = {
      scope       = azurerm_user_assigned_identity.spark.id
      role        = local.roles.managed_identity_operator
      description = "Submits jobs and sessions that run as this identity, which is attached to their compute at each start. [WS-UAIX-SUBMIT-01, HUM-DS-06]"
    }
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
    azure_ml_data_scientist_on_workspace = {
      scope       = azapi_resource.workspace.id
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

# group `builders`
resource "azurerm_role_assignment" "builders" {
  for_each = {
    managed_identity_operator_on_flows_identity = {
      scope       = azurerm_user_assigned_identity.flows.id
      role        = local.roles.managed_identity_operator
      description = "Submits jobs and sessions that run as this identity, which is attached to their compute at each start. [WS-UAIX-SUBMIT-01, HUM-DS-06]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Keeps data of flows and their runs in the workspace's own stores. [HUM-PF-02]"
    }
    storage_file_data_privileged_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_file_data_privileged_contributor
      description = "Keeps the files of flows in the workspace's file share. [HUM-PF-02]"
    }
    azure_ml_data_scientist_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_data_scientist
      description = "Works with prompt flow in the workspace. [HUM-PF-01]"
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
    jobs    = join(",", values(azurerm_role_assignment.jobs)[*].id)
    spark   = join(",", values(azurerm_role_assignment.spark)[*].id)
    monitor = join(",", values(azurerm_role_assignment.monitor)[*].id)
    flows   = join(",", values(azurerm_role_assignment.flows)[*].id)
  }
}
