# Made by amlgen from blueprint imaging. Edit the blueprint, not this file.

# No admin user, no anonymous pull. The automatic AcrPull grants of Azure Machine Learning need this role mode.
resource "azurerm_container_registry" "main" {
  name                          = "crimaging${local.suffix}"
  resource_group_name           = var.resource_group_name
  location                      = var.location
  sku                           = "Standard"
  admin_enabled                 = false
  anonymous_pull_enabled        = false
  role_assignment_mode          = "LegacyRegistryPermissions"
  public_network_access_enabled = true
}

data "azapi_resource" "vendor_registry_keys" {
  type        = "Microsoft.ContainerRegistry/registries@2025-11-01"
  resource_id = local.vendor_registry_id

  response_export_values = ["properties.adminUserEnabled"]
}

check "vendor_registry_keys" {
  assert {
    condition     = !try(data.azapi_resource.vendor_registry_keys.output.properties.adminUserEnabled, true)
    error_message = "The admin user of this registry is on. Switch it off: az acr update --admin-enabled false --name crvendor"
  }
}

data "azapi_resource" "corporate_registry_keys" {
  type        = "Microsoft.ContainerRegistry/registries@2025-11-01"
  resource_id = local.corporate_registry_id

  response_export_values = ["properties.adminUserEnabled"]
}

check "corporate_registry_keys" {
  assert {
    condition     = !try(data.azapi_resource.corporate_registry_keys.output.properties.adminUserEnabled, true)
    error_message = "The admin user of this registry is on. Switch it off: az acr update --admin-enabled false --name crcorporate"
  }
}
