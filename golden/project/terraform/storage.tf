# Made by amlgen from blueprint concierge. Edit the blueprint, not this file.

data "azapi_resource" "default_storage_settings" {
  type        = "Microsoft.Storage/storageAccounts@2026-04-01"
  resource_id = local.default_storage_id

  response_export_values = ["properties.allowSharedKeyAccess"]
}

check "default_storage_settings" {
  assert {
    condition     = try(data.azapi_resource.default_storage_settings.output.properties.allowSharedKeyAccess == false, false)
    error_message = "Shared keys of this storage account are on. Switch them off: az storage account update --allow-shared-key-access false --ids ${local.default_storage_id}"
  }
}
