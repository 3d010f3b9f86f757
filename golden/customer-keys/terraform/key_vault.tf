# Made by amlgen from blueprint sealed. Edit the blueprint, not this file.

# Roles decide about access; access policies are ignored.
resource "azurerm_key_vault" "main" {
  name                          = "kvsealed${local.suffix}"
  resource_group_name           = var.resource_group_name
  location                      = var.location
  tenant_id                     = data.azurerm_client_config.current.tenant_id
  sku_name                      = "standard"
  rbac_authorization_enabled    = true
  purge_protection_enabled      = true
  soft_delete_retention_days    = 90
  public_network_access_enabled = true

  network_acls {
    default_action             = "Allow"
    bypass                     = "AzureServices"
    ip_rules                   = []
    virtual_network_subnet_ids = []
  }
}

# Roles decide about access; access policies are ignored.
resource "azurerm_key_vault" "keys" {
  name                          = "kvsealedkeys${local.keys_suffix}"
  resource_group_name           = var.resource_group_name
  location                      = var.location
  tenant_id                     = data.azurerm_client_config.current.tenant_id
  sku_name                      = "standard"
  rbac_authorization_enabled    = true
  purge_protection_enabled      = true
  soft_delete_retention_days    = 90
  public_network_access_enabled = true

  network_acls {
    default_action             = "Allow"
    bypass                     = "AzureServices"
    ip_rules                   = []
    virtual_network_subnet_ids = []
  }
}

# Made through Azure Resource Manager, which leaves a key alone that is there already. All that it does is to wrap other keys.
resource "azapi_resource" "platform_key" {
  type      = "Microsoft.KeyVault/vaults/keys@2025-05-01"
  name      = "platform"
  parent_id = azurerm_key_vault.keys.id

  body = {
    properties = {
      kty     = "RSA"
      keySize = 3072
      keyOps  = ["wrapKey", "unwrapKey"]
    }
  }

  response_export_values = ["properties.keyUriWithVersion"]
}
