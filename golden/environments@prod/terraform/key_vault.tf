# Made by amlgen from blueprint renew. Edit the blueprint, not this file.

# Roles decide about access; access policies are ignored.
resource "azurerm_key_vault" "main" {
  name                          = "kvrenewprod${local.suffix}"
  resource_group_name           = var.resource_group_name
  location                      = var.location
  tenant_id                     = data.azurerm_client_config.current.tenant_id
  sku_name                      = "standard"
  rbac_authorization_enabled    = true
  purge_protection_enabled      = true
  soft_delete_retention_days    = 90
  public_network_access_enabled = true

  tags = local.tags

  network_acls {
    default_action             = "Allow"
    bypass                     = "AzureServices"
    ip_rules                   = []
    virtual_network_subnet_ids = []
  }
}
