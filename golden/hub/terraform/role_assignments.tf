# Made by amlgen from blueprint ai-hub. Edit the blueprint, not this file.

# system identity of workspace
resource "azurerm_role_assignment" "workspace_system_identity" {
  for_each = {
    cognitive_services_open_ai_user_on_aoai_shared_ai_services = {
      scope       = local.aoai_shared_ai_services_id
      role        = local.roles.cognitive_services_open_ai_user
      description = "Calls models of Azure OpenAI through a connection of the workspace. [HUB-CONN-01]"
    }
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

# group `leads`
resource "azurerm_role_assignment" "leads" {
  for_each = {
    azure_ai_developer_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ai_developer
      description = "Makes projects of the hub in its default resource group and becomes Owner of each, without a role on that group. [HUB-HUM-01]"
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
