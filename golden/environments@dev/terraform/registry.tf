# Made by amlgen from blueprint renew. Edit the blueprint, not this file.

# No admin user, no anonymous pull. The automatic AcrPull grants of Azure Machine Learning need this role mode.
resource "azurerm_container_registry" "main" {
  name                          = "crrenewdev${local.suffix}"
  resource_group_name           = var.resource_group_name
  location                      = var.location
  sku                           = "Standard"
  admin_enabled                 = false
  anonymous_pull_enabled        = false
  role_assignment_mode          = "LegacyRegistryPermissions"
  public_network_access_enabled = true

  tags = local.tags
}
