# Made by amlgen from blueprint forge. Edit the blueprint, not this file.

# No admin user, no anonymous pull. In this role mode only repository roles count.
resource "azurerm_container_registry" "main" {
  name                          = "crforge${local.suffix}"
  resource_group_name           = var.resource_group_name
  location                      = var.location
  sku                           = "Premium"
  admin_enabled                 = false
  anonymous_pull_enabled        = false
  role_assignment_mode          = "AbacRepositoryPermissions"
  public_network_access_enabled = true
  network_rule_bypass_option    = "AzureServices"

  network_rule_set {
    default_action = "Allow"
  }
}
