# Made by amlgen from blueprint tenant. Edit the blueprint, not this file.

# Datastores of its own are reached with identities, never with account keys.
resource "azurerm_machine_learning_workspace" "main" {
  name                           = "mlw-tenant"
  resource_group_name            = var.resource_group_name
  location                       = var.location
  kind                           = "Default"
  sku_name                       = "Basic"
  storage_account_id             = local.default_storage_id
  key_vault_id                   = local.key_vault_id
  application_insights_id        = azurerm_application_insights.main.id
  container_registry_id          = local.registry_id
  storage_account_access_type    = "Identity"
  primary_user_assigned_identity = local.workspace_identity_id
  high_business_impact           = false
  public_network_access_enabled  = true
  v1_legacy_mode_enabled         = false

  identity {
    type         = "UserAssigned"
    identity_ids = [local.workspace_identity_id]
  }

  depends_on = [time_sleep.rbac]
}
