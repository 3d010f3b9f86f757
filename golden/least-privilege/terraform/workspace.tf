# Made by amlgen from blueprint narrow. Edit the blueprint, not this file.

# Datastores of its own are reached with identities, never with account keys.
resource "azurerm_machine_learning_workspace" "main" {
  name                           = "mlw-narrow"
  resource_group_name            = var.resource_group_name
  location                       = var.location
  kind                           = "Default"
  sku_name                       = "Basic"
  storage_account_id             = azurerm_storage_account.default.id
  key_vault_id                   = azurerm_key_vault.main.id
  application_insights_id        = azurerm_application_insights.main.id
  container_registry_id          = azurerm_container_registry.main.id
  storage_account_access_type    = "Identity"
  primary_user_assigned_identity = azurerm_user_assigned_identity.workspace.id
  high_business_impact           = false
  public_network_access_enabled  = true
  v1_legacy_mode_enabled         = false

  identity {
    type = "UserAssigned"
    identity_ids = [
      azurerm_user_assigned_identity.workspace.id,
      azurerm_user_assigned_identity.sessions.id,
    ]
  }

  depends_on = [time_sleep.rbac]
}
