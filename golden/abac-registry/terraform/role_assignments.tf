# Made by amlgen from blueprint forge. Edit the blueprint, not this file.

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
    container_registry_repository_contributor_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.container_registry_repository_contributor
      description = "Pushes and pulls the images of environments in a registry that honours repository roles only. [WS-UAI-ACR-03]"
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

# identity `training`
resource "azurerm_role_assignment" "training" {
  for_each = {
    container_registry_repository_reader_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.container_registry_repository_reader
      description = "Pulls the images of jobs from the workspace's registry. [CL-UAI-ACR-01]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Mounts the default datastore, where code, outputs and logs of jobs lie. [CL-UAI-STORAGE-03]"
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

# identity `serving`
resource "azurerm_role_assignment" "serving" {
  for_each = {
    monitoring_metrics_publisher_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.monitoring_metrics_publisher
      description = "May send telemetry to Application Insights with a token, which the inference server does not do by itself. [EP-UAI-PUB-01]"
    }
    container_registry_repository_contributor_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.container_registry_repository_contributor
      description = "Pulls the images of deployments from a registry that honours repository roles only. [EP-ABAC-01, EP-UAI-ACR-01]"
    }
    storage_blob_data_reader_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads models and code of deployments from the workspace's own stores. [EP-UAI-STORAGE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.serving.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.serving.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `serving`
resource "azurerm_role_assignment" "serving_after_workspace" {
  for_each = {
    azure_ml_metrics_writer_preview_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_metrics_writer_preview
      description = "Writes metrics of deployments. [EP-UAI-METRICS-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.serving.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.serving.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# system identity of cluster `batch`
resource "azurerm_role_assignment" "batch_system_identity" {
  for_each = {
    container_registry_repository_reader_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.container_registry_repository_reader
      description = "Pulls the images of jobs from the workspace's registry, where the role that Azure gives has no effect. [CL-SAI-ACR-01]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Mounts the default datastore, where code, outputs and logs of jobs lie. [CL-SAI-STORAGE-03]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azapi_resource.batch_cluster.identity[0].principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azapi_resource.batch_cluster.identity[0].principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# system identity of online endpoint `probe`
resource "azurerm_role_assignment" "probe_system_identity" {
  for_each = {
    monitoring_metrics_publisher_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.monitoring_metrics_publisher
      description = "May send telemetry to Application Insights with a token, which the inference server does not do by itself. [EP-SAI-PUB-01]"
    }
    container_registry_repository_contributor_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.container_registry_repository_contributor
      description = "Pulls the images of deployments from a registry that honours repository roles only. [EP-ABAC-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azapi_resource.probe_endpoint.identity[0].principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azapi_resource.probe_endpoint.identity[0].principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# group `publishers`
resource "azurerm_role_assignment" "publishers" {
  for_each = {
    container_registry_repository_writer_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.container_registry_repository_writer
      description = "Pulls images from this registry and pushes them to it. [HUM-ACR-02]"
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
  }
}
