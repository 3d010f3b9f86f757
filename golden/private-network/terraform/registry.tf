# Made by amlgen from blueprint fjord. Edit the blueprint, not this file.

# No admin user, no anonymous pull. The automatic AcrPull grants of Azure Machine Learning need this role mode.
resource "azurerm_container_registry" "main" {
  name                          = "crfjord${local.suffix}"
  resource_group_name           = var.resource_group_name
  location                      = var.location
  sku                           = "Premium"
  admin_enabled                 = false
  anonymous_pull_enabled        = false
  role_assignment_mode          = "LegacyRegistryPermissions"
  public_network_access_enabled = false
  network_rule_bypass_option    = "AzureServices"

  network_rule_set {
    default_action = "Deny"
  }
}
