# Made by amlgen from blueprint sealed. Edit the blueprint, not this file.

# The workspace's own stores. Account keys, local users and public blobs are off. Each switch is written out, because not every default of Azure is keyless.
resource "azurerm_storage_account" "default" {
  name                             = "stsealed${local.suffix}"
  resource_group_name              = var.resource_group_name
  location                         = var.location
  account_kind                     = "StorageV2"
  account_tier                     = "Standard"
  account_replication_type         = "LRS"
  shared_access_key_enabled        = false
  default_to_oauth_authentication  = true
  allow_nested_items_to_be_public  = false
  local_user_enabled               = false
  cross_tenant_replication_enabled = false
  min_tls_version                  = "TLS1_2"
  https_traffic_only_enabled       = true
  public_network_access_enabled    = true
  queue_encryption_key_type        = "Account"
  table_encryption_key_type        = "Account"

  network_rules {
    default_action             = "Allow"
    bypass                     = ["AzureServices"]
    ip_rules                   = []
    virtual_network_subnet_ids = []
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.keys.id]
  }

  customer_managed_key {
    key_vault_key_id          = "https://${azurerm_key_vault.keys.name}.vault.azure.net/keys/${azapi_resource.platform_key.name}"
    user_assigned_identity_id = azurerm_user_assigned_identity.keys.id
  }

  blob_properties {
    delete_retention_policy {
      days = 7
    }

    container_delete_retention_policy {
      days = 7
    }
  }

  depends_on = [time_sleep.key]
}
