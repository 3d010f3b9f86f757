# Made by amlgen from blueprint forecast. Edit the blueprint, not this file.

data "azapi_resource" "key_vault_settings" {
  type        = "Microsoft.KeyVault/vaults@2026-02-01"
  resource_id = local.key_vault_id

  response_export_values = ["properties.enableRbacAuthorization"]
}

check "key_vault_settings" {
  assert {
    condition     = try(data.azapi_resource.key_vault_settings.output.properties.enableRbacAuthorization == true, false)
    error_message = "Access policies decide about this vault, so roles on it count for nothing. Write permission_model: access_policies in the blueprint, and look: az resource show --query properties.enableRbacAuthorization --ids ${local.key_vault_id}"
  }
}
