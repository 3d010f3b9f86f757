# Made by amlgen from blueprint renew. Edit the blueprint, not this file.

# Workspace keys are off: agents and queries use Microsoft Entra ID.
resource "azurerm_log_analytics_workspace" "main" {
  name                            = "log-renew"
  resource_group_name             = var.resource_group_name
  location                        = var.location
  sku                             = "PerGB2018"
  retention_in_days               = 30
  local_authentication_enabled    = false
  allow_resource_only_permissions = true
  internet_ingestion_access_type  = "Enabled"
  internet_query_access_type      = "Enabled"

  tags = local.tags
}

# The instrumentation key opens nothing: telemetry comes in with a role.
resource "azurerm_application_insights" "main" {
  name                         = "appi-renew"
  resource_group_name          = var.resource_group_name
  location                     = var.location
  application_type             = "web"
  workspace_id                 = azurerm_log_analytics_workspace.main.id
  local_authentication_enabled = false
  internet_ingestion_enabled   = true
  internet_query_enabled       = true

  tags = local.tags
}
