# Made by amlgen from blueprint atlas. Edit the blueprint, not this file.

# identity `training`
resource "azurerm_role_assignment" "training" {
  for_each = {
    acr_pull_on_registry = {
      scope       = local.registry_id
      role        = local.roles.acr_pull
      description = "Pulls the images of jobs from the workspace's registry. [CL-UAI-ACR-01]"
    }
    acr_pull_on_corp_registry = {
      scope       = local.corp_registry_id
      role        = local.roles.acr_pull
      description = "Pulls images of jobs from this registry. [CL-UAI-ACR-02]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = local.default_storage_id
      role        = local.roles.storage_blob_data_contributor
      description = "Mounts the default datastore and keeps code, outputs and logs of jobs there. [CL-UAI-STORAGE-03]"
    }
    storage_blob_data_contributor_on_prices_container = {
      scope       = local.prices_container_id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes this data in jobs. [CL-UAI-STORAGE-02]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(data.azurerm_user_assigned_identity.training.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${split("/", each.value.scope)[2]}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = data.azurerm_user_assigned_identity.training.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `scoring`
resource "azurerm_role_assignment" "scoring" {
  for_each = {
    monitoring_metrics_publisher_on_application_insights = {
      scope       = local.application_insights_id
      role        = local.roles.monitoring_metrics_publisher
      description = "May send telemetry to Application Insights with a token, which the inference server does not do by itself. [EP-UAI-PUB-01]"
    }
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
    storage_blob_data_reader_on_prices_container = {
      scope       = local.prices_container_id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data in scoring code. [EP-UAI-DATA-01]"
    }
    azure_ml_metrics_writer_preview_on_workspace = {
      scope       = local.workspace_id
      role        = local.roles.azure_ml_metrics_writer_preview
      description = "Writes metrics of deployments. [EP-UAI-METRICS-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(data.azurerm_user_assigned_identity.scoring.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${split("/", each.value.scope)[2]}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = data.azurerm_user_assigned_identity.scoring.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# system identity of workspace
resource "azurerm_role_assignment" "workspace_system_identity" {
  for_each = {
    monitoring_metrics_publisher_on_application_insights = {
      scope       = local.application_insights_id
      role        = local.roles.monitoring_metrics_publisher
      description = "Sends telemetry to Application Insights, which accepts no instrumentation key. [WS-SAI-PUB-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(data.azapi_resource.workspace.output.identity.principalId)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = data.azapi_resource.workspace.output.identity.principalId
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
    storage_blob_data_reader_on_prices_container = {
      scope       = local.prices_container_id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data. [HUM-DATA-01]"
    }
    azure_ml_data_scientist_on_workspace = {
      scope       = local.workspace_id
      role        = local.roles.azure_ml_data_scientist
      description = "Works in the workspace as a data scientist: submits jobs, registers data and models. [HUM-DS-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-12121212-1212-1212-1212-121212121212-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${split("/", each.value.scope)[2]}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "12121212-1212-1212-1212-121212121212"
  principal_type     = "Group"
  description        = each.value.description
}
