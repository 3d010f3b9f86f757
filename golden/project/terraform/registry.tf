# Made by amlgen from blueprint concierge. Edit the blueprint, not this file.

data "azapi_resource" "registry_settings" {
  type        = "Microsoft.ContainerRegistry/registries@2025-11-01"
  resource_id = local.registry_id

  response_export_values = ["properties.adminUserEnabled", "properties.roleAssignmentMode"]
}

check "registry_settings" {
  assert {
    condition     = try(data.azapi_resource.registry_settings.output.properties.adminUserEnabled == false, false)
    error_message = "The admin user of this registry is on. Switch it off: az resource update --set properties.adminUserEnabled=false --ids ${local.registry_id}"
  }
  assert {
    condition     = try(data.azapi_resource.registry_settings.output.properties.roleAssignmentMode == "LegacyRegistryPermissions", false)
    error_message = "This registry honours repository roles only, so AcrPull and AcrPush count for nothing. Write role_assignment_mode: abac in the blueprint, and look: az resource show --query properties.roleAssignmentMode --ids ${local.registry_id}"
  }
}
