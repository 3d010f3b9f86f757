# Made by amlgen from blueprint triage. Edit the blueprint, not this file.

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

# group `clinics`
resource "azurerm_role_assignment" "clinics" {
  for_each = {
    endpoint_caller_on_score_endpoint = {
      scope       = azapi_resource.score_endpoint.id
      role        = local.roles.endpoint_caller
      description = "Clinics have their images scored. [EXTRA]"
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

  depends_on = [azurerm_role_definition.endpoint_caller]
}

# service principal `uploads`
resource "azurerm_role_assignment" "uploads" {
  for_each = {
    blob_uploader_on_images_container = {
      scope       = azurerm_storage_container.images.id
      role        = local.roles.blob_uploader
      description = "The upload service brings in new images and must not lose old ones. [EXTRA]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-55555555-5555-5555-5555-555555555555-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "55555555-5555-5555-5555-555555555555"
  principal_type     = "ServicePrincipal"
  description        = each.value.description

  depends_on = [azurerm_role_definition.blob_uploader]
}

# A new role assignment is not honoured at once, and the workspace is checked against its vault and stores when it is
# made: so it waits.
resource "time_sleep" "rbac" {
  create_duration = "120s"

  triggers = {
    workspace = join(",", values(azurerm_role_assignment.workspace)[*].id)
  }
}
