# Made by amlgen from blueprint ledger. Edit the blueprint, not this file.

# system identity of workspace
resource "azurerm_role_assignment" "workspace_system_identity" {
  for_each = {
    monitoring_metrics_publisher_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.monitoring_metrics_publisher
      description = "Sends telemetry to Application Insights, which accepts no instrumentation key. [WS-SAI-PUB-01]"
    }
    storage_blob_data_reader_on_postings_container = {
      scope       = azurerm_storage_container.postings.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data, for previews in the studio or for the workspace's own work. [WS-SAI-DATA-01]"
    }
    storage_blob_data_contributor_on_reports_container = {
      scope       = azurerm_storage_container.reports.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes this data. [WS-SAI-DATA-02]"
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

# system identity of cluster `train`
resource "azurerm_role_assignment" "train_system_identity" {
  for_each = {
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Mounts the default datastore and keeps code, outputs and logs of jobs there. [CL-SAI-STORAGE-03]"
    }
    storage_blob_data_reader_on_postings_container = {
      scope       = azurerm_storage_container.postings.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data in jobs. [CL-SAI-STORAGE-01]"
    }
    storage_blob_data_contributor_on_reports_container = {
      scope       = azurerm_storage_container.reports.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes this data in jobs. [CL-SAI-STORAGE-02]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azapi_resource.train_cluster.identity[0].principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azapi_resource.train_cluster.identity[0].principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# system identity of cluster `score`
resource "azurerm_role_assignment" "score_system_identity" {
  for_each = {
    storage_blob_data_reader_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_reader
      description = "Mounts the default datastore to read the code of jobs. [CL-SAI-STORAGE-03]"
    }
    storage_blob_data_reader_on_postings_container = {
      scope       = azurerm_storage_container.postings.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data in jobs. [CL-SAI-STORAGE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azapi_resource.score_cluster.identity[0].principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azapi_resource.score_cluster.identity[0].principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# group `analysts`
resource "azurerm_role_assignment" "analysts" {
  for_each = {
    storage_blob_data_reader_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_reader
      description = "Browses data in the workspace's own stores. [HUM-RO-02]"
    }
    storage_file_data_privileged_reader_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_file_data_privileged_reader
      description = "Reads notebooks in the workspace's file share. [HUM-RO-03]"
    }
    reader_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.reader
      description = "Looks at the assets of the workspace. [HUM-RO-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-77777777-7777-7777-7777-777777777777-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "77777777-7777-7777-7777-777777777777"
  principal_type     = "Group"
  description        = each.value.description
}
