# Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

data "azapi_resource" "aml_cmk_key" {
  type        = "Microsoft.KeyVault/vaults/keys@2025-05-01"
  resource_id = local.aml_cmk_key_id

  response_export_values = ["properties.keyUriWithVersion"]
}

# Roles decide about access; access policies are ignored.
resource "azurerm_key_vault" "main" {
  name                          = "kvfraud${local.suffix}"
  resource_group_name           = var.resource_group_name
  location                      = var.location
  tenant_id                     = data.azurerm_client_config.current.tenant_id
  sku_name                      = "standard"
  rbac_authorization_enabled    = true
  purge_protection_enabled      = true
  soft_delete_retention_days    = 90
  public_network_access_enabled = false

  tags = local.tags

  network_acls {
    default_action             = "Deny"
    bypass                     = "AzureServices"
    ip_rules                   = []
    virtual_network_subnet_ids = []
  }
}

data "azapi_resource" "kv_cmk_key_vault_settings" {
  type        = "Microsoft.KeyVault/vaults@2026-02-01"
  resource_id = local.kv_cmk_key_vault_id

  response_export_values = [
    "properties.enablePurgeProtection",
    "properties.enableRbacAuthorization",
  ]
}

check "kv_cmk_key_vault_settings" {
  assert {
    condition     = try(data.azapi_resource.kv_cmk_key_vault_settings.output.properties.enableRbacAuthorization == true, false)
    error_message = "Access policies decide about this vault, so roles on it count for nothing. Write permission_model: access_policies in the blueprint, and look: az resource show --query properties.enableRbacAuthorization --ids ${local.kv_cmk_key_vault_id}"
  }
  assert {
    condition     = try(data.azapi_resource.kv_cmk_key_vault_settings.output.properties.enablePurgeProtection == true, false)
    error_message = "This vault has no purge protection, so Azure refuses it for a customer-managed key. Switch it on: az resource update --set properties.enablePurgeProtection=true --ids ${local.kv_cmk_key_vault_id}"
  }
}
