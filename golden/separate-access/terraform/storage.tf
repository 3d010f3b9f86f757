# Made by amlgen from blueprint atlas. Edit the blueprint, not this file.

# The workspace's own stores. Account keys, local users and public blobs are off. Each switch is written out, because not every default of Azure is keyless.
resource "azurerm_storage_account" "default" {
  name                             = "statlas${local.suffix}"
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

  network_rules {
    default_action             = "Allow"
    bypass                     = ["AzureServices"]
    ip_rules                   = []
    virtual_network_subnet_ids = []
  }

  blob_properties {
    delete_retention_policy {
      days = 7
    }

    container_delete_retention_policy {
      days = 7
    }
  }
}

data "azapi_resource" "lake_storage_settings" {
  type        = "Microsoft.Storage/storageAccounts@2026-04-01"
  resource_id = local.lake_storage_id

  response_export_values = ["properties.allowSharedKeyAccess"]
}

check "lake_storage_settings" {
  assert {
    condition     = try(data.azapi_resource.lake_storage_settings.output.properties.allowSharedKeyAccess == false, false)
    error_message = "Shared keys of this storage account are on. Switch them off: az storage account update --allow-shared-key-access false --ids ${local.lake_storage_id}"
  }
}
