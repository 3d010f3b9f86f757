# Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

# The instrumentation key opens nothing: telemetry comes in with a role.
resource "azurerm_application_insights" "main" {
  name                         = "appi-fraud"
  resource_group_name          = var.resource_group_name
  location                     = var.location
  application_type             = "web"
  workspace_id                 = local.log_analytics_id
  local_authentication_enabled = false
  internet_ingestion_enabled   = true
  internet_query_enabled       = true

  tags = local.tags
}
