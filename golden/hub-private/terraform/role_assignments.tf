# Made by amlgen from blueprint harbor. Edit the blueprint, not this file.

# system identity of workspace
resource "azurerm_role_assignment" "workspace_system_identity" {
  for_each = {
    monitoring_metrics_publisher_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.monitoring_metrics_publisher
      description = "Sends telemetry to Application Insights, which accepts no instrumentation key. [WS-SAI-PUB-01]"
    }
    reader_on_storage_blob_private_endpoint = {
      scope       = azurerm_private_endpoint.storage_blob.id
      role        = local.roles.reader
      description = "Sees that this private endpoint leads to storage of the workspace. [WS-SAI-PE-01]"
    }
    reader_on_storage_file_private_endpoint = {
      scope       = azurerm_private_endpoint.storage_file.id
      role        = local.roles.reader
      description = "Sees that this private endpoint leads to storage of the workspace. [WS-SAI-PE-01]"
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

# group `platform-team`
resource "azurerm_role_assignment" "platform_team" {
  for_each = {
    contributor_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.contributor
      description = "Administers the workspace. [HUM-ADM-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-5d2e8c14-7f3a-4b90-a6d1-2c9e0b7f4a38-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "5d2e8c14-7f3a-4b90-a6d1-2c9e0b7f4a38"
  principal_type     = "Group"
  description        = each.value.description
}
