# Made by amlgen from blueprint pricing. Edit the blueprint, not this file.

# The instrumentation key opens nothing: telemetry comes in with a role.
resource "azurerm_application_insights" "main" {
  name                         = "appi-pricing"
  resource_group_name          = var.resource_group_name
  location                     = var.location
  application_type             = "web"
  workspace_id                 = local.log_analytics_id
  local_authentication_enabled = false
  internet_ingestion_enabled   = true
  internet_query_enabled       = true
}

resource "azurerm_monitor_diagnostic_setting" "key_vault" {
  name                       = "to-log-analytics"
  target_resource_id         = azurerm_key_vault.main.id
  log_analytics_workspace_id = local.log_analytics_id

  enabled_log {
    category_group = "allLogs"
  }
}

resource "azurerm_monitor_diagnostic_setting" "registry" {
  name                       = "to-log-analytics"
  target_resource_id         = azurerm_container_registry.main.id
  log_analytics_workspace_id = local.log_analytics_id

  enabled_log {
    category_group = "allLogs"
  }
}

resource "azurerm_monitor_diagnostic_setting" "default_storage" {
  name                       = "to-log-analytics"
  target_resource_id         = "${azurerm_storage_account.default.id}/blobServices/default"
  log_analytics_workspace_id = local.log_analytics_id

  enabled_log {
    category_group = "allLogs"
  }
}

resource "azurerm_monitor_diagnostic_setting" "workspace" {
  name                       = "to-log-analytics"
  target_resource_id         = azapi_resource.workspace.id
  log_analytics_workspace_id = local.log_analytics_id

  enabled_log {
    category_group = "allLogs"
  }
}
