# Made by amlgen from blueprint sealed. Edit the blueprint, not this file.

# No admin user, no anonymous pull. The automatic AcrPull grants of Azure Machine Learning need this role mode.
resource "azurerm_container_registry" "main" {
  name                          = "crsealed${local.suffix}"
  resource_group_name           = var.resource_group_name
  location                      = var.location
  sku                           = "Premium"
  admin_enabled                 = false
  anonymous_pull_enabled        = false
  role_assignment_mode          = "LegacyRegistryPermissions"
  public_network_access_enabled = true
  network_rule_bypass_option    = "AzureServices"

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.keys.id]
  }

  encryption {
    key_vault_key_id   = "https://${azurerm_key_vault.keys.name}.vault.azure.net/keys/${azapi_resource.platform_key.name}"
    identity_client_id = azurerm_user_assigned_identity.keys.client_id
  }

  network_rule_set {
    default_action = "Allow"
  }

  depends_on = [time_sleep.key]
}
