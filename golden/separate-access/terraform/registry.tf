# Made by amlgen from blueprint atlas. Edit the blueprint, not this file.

# No admin user, no anonymous pull. The automatic AcrPull grants of Azure Machine Learning need this role mode.
resource "azurerm_container_registry" "main" {
  name                          = "cratlas${local.suffix}"
  resource_group_name           = var.resource_group_name
  location                      = var.location
  sku                           = "Standard"
  admin_enabled                 = false
  anonymous_pull_enabled        = false
  role_assignment_mode          = "LegacyRegistryPermissions"
  public_network_access_enabled = true
}

data "azapi_resource" "corp_registry_settings" {
  type        = "Microsoft.ContainerRegistry/registries@2025-11-01"
  resource_id = local.corp_registry_id

  response_export_values = ["properties.adminUserEnabled", "properties.roleAssignmentMode"]
}

check "corp_registry_settings" {
  assert {
    condition     = try(data.azapi_resource.corp_registry_settings.output.properties.adminUserEnabled == false, false)
    error_message = "The admin user of this registry is on. Switch it off: az resource update --set properties.adminUserEnabled=false --ids ${local.corp_registry_id}"
  }
  assert {
    condition     = try(data.azapi_resource.corp_registry_settings.output.properties.roleAssignmentMode == "LegacyRegistryPermissions", false)
    error_message = "This registry honours repository roles only, so AcrPull and AcrPush count for nothing. Write role_assignment_mode: abac in the blueprint, and look: az resource show --query properties.roleAssignmentMode --ids ${local.corp_registry_id}"
  }
}
