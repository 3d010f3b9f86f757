# Made by amlgen from blueprint delivery. Edit the blueprint, not this file.

# identity `release`
resource "azurerm_role_assignment" "release" {
  for_each = {
    azure_ai_inference_deployment_operator_on_resource_group = {
      scope       = local.resource_group_id
      role        = local.roles.azure_ai_inference_deployment_operator
      description = "Sets up automatic scaling of deployments. [EP-AUTOSCALE-01]"
    }
    acr_push_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.acr_push
      description = "Pulls images from this registry and pushes them to it. [HUM-ACR-02]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes this data. [HUM-DATA-02]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.release.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.release.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `release`
resource "azurerm_role_assignment" "release_after_workspace" {
  for_each = {
    azure_ml_data_scientist_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_data_scientist
      description = "Works in the workspace as a data scientist: submits jobs, registers data and models. [HUM-DS-01, HUM-MLE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.release.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.release.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `pods`
resource "azurerm_role_assignment" "pods_after_computes" {
  for_each = {
    azure_ml_data_scientist_on_score_endpoint = {
      scope       = azapi_resource.score_endpoint.id
      role        = local.roles.azure_ml_data_scientist
      description = "Calls this online endpoint with a token of Microsoft Entra ID. [EP-INVOKE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.pods.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.pods.principal_id
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

# system identity of online endpoint `score`
resource "azurerm_role_assignment" "score_system_identity" {
  for_each = {
    monitoring_metrics_publisher_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.monitoring_metrics_publisher
      description = "May send telemetry to Application Insights with a token, which the inference server does not do by itself. [EP-SAI-PUB-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azapi_resource.score_endpoint.identity[0].principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azapi_resource.score_endpoint.identity[0].principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# system identity of resource `aks-delivery`
resource "azurerm_role_assignment" "aks_delivery_system_identity" {
  for_each = {
    storage_blob_data_contributor_on_events_container = {
      scope       = azurerm_storage_container.events.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes this data. [HUM-DATA-02]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(data.azapi_resource.aks_delivery_workload.output.identity.principalId)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = data.azapi_resource.aks_delivery_workload.output.identity.principalId
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# system identity of resource `aks-delivery`
resource "azurerm_role_assignment" "aks_delivery_system_identity_2" {
  for_each = {
    azure_ml_data_scientist_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_data_scientist
      description = "Works in the workspace as a data scientist: submits jobs, registers data and models. [HUM-DS-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(data.azapi_resource.aks_delivery_workload.output.identity.principalId)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = data.azapi_resource.aks_delivery_workload.output.identity.principalId
  principal_type     = "ServicePrincipal"
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
