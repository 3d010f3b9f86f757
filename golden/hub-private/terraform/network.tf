# Made by amlgen from blueprint harbor. Edit the blueprint, not this file.

resource "azurerm_private_endpoint" "storage_blob" {
  name                = "pep-harbor-storage-blob"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = local.snet_endpoints_subnet_id

  private_service_connection {
    name                           = "pep-harbor-storage-blob"
    is_manual_connection           = false
    private_connection_resource_id = azurerm_storage_account.default.id
    subresource_names              = ["blob"]
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [local.blob_zone_id]
  }
}

resource "azurerm_private_endpoint" "storage_file" {
  name                = "pep-harbor-storage-file"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = local.snet_endpoints_subnet_id

  private_service_connection {
    name                           = "pep-harbor-storage-file"
    is_manual_connection           = false
    private_connection_resource_id = azurerm_storage_account.default.id
    subresource_names              = ["file"]
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [local.file_zone_id]
  }
}

resource "azurerm_private_endpoint" "vault_vault" {
  name                = "pep-harbor-vault-vault"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = local.snet_endpoints_subnet_id

  private_service_connection {
    name                           = "pep-harbor-vault-vault"
    is_manual_connection           = false
    private_connection_resource_id = azurerm_key_vault.main.id
    subresource_names              = ["vault"]
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [local.vaultcore_zone_id]
  }
}

resource "azurerm_private_endpoint" "registry_registry" {
  name                = "pep-harbor-registry-registry"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = local.snet_endpoints_subnet_id

  private_service_connection {
    name                           = "pep-harbor-registry-registry"
    is_manual_connection           = false
    private_connection_resource_id = azurerm_container_registry.main.id
    subresource_names              = ["registry"]
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [local.azurecr_zone_id]
  }
}

resource "azurerm_private_endpoint" "workspace_amlworkspace" {
  name                = "pep-harbor-workspace-amlworkspace"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = local.snet_endpoints_subnet_id

  private_service_connection {
    name                           = "pep-harbor-workspace-amlworkspace"
    is_manual_connection           = false
    private_connection_resource_id = azapi_resource.workspace.id
    subresource_names              = ["amlworkspace"]
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [local.api_zone_id, local.notebooks_zone_id]
  }
}
