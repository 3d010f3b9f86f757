# Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

resource "azurerm_private_endpoint" "storage_blob" {
  name                = "pep-fraud-storage-blob-dev"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = local.snet_pe_subnet_id

  tags = local.tags

  private_service_connection {
    name                           = "pep-fraud-storage-blob-dev"
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
  name                = "pep-fraud-storage-file-dev"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = local.snet_pe_subnet_id

  tags = local.tags

  private_service_connection {
    name                           = "pep-fraud-storage-file-dev"
    is_manual_connection           = false
    private_connection_resource_id = azurerm_storage_account.default.id
    subresource_names              = ["file"]
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [local.file_zone_id]
  }
}

resource "azurerm_private_endpoint" "storage_queue" {
  name                = "pep-fraud-storage-queue-dev"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = local.snet_pe_subnet_id

  tags = local.tags

  private_service_connection {
    name                           = "pep-fraud-storage-queue-dev"
    is_manual_connection           = false
    private_connection_resource_id = azurerm_storage_account.default.id
    subresource_names              = ["queue"]
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [local.queue_zone_id]
  }
}

resource "azurerm_private_endpoint" "storage_table" {
  name                = "pep-fraud-storage-table-dev"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = local.snet_pe_subnet_id

  tags = local.tags

  private_service_connection {
    name                           = "pep-fraud-storage-table-dev"
    is_manual_connection           = false
    private_connection_resource_id = azurerm_storage_account.default.id
    subresource_names              = ["table"]
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [local.table_zone_id]
  }
}

resource "azurerm_private_endpoint" "vault_vault" {
  name                = "pep-fraud-vault-vault-dev"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = local.snet_pe_subnet_id

  tags = local.tags

  private_service_connection {
    name                           = "pep-fraud-vault-vault-dev"
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
  name                = "pep-fraud-registry-registry-dev"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = local.snet_pe_subnet_id

  tags = local.tags

  private_service_connection {
    name                           = "pep-fraud-registry-registry-dev"
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
  name                = "pep-fraud-workspace-amlworkspace-dev"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = local.snet_pe_subnet_id

  tags = local.tags

  private_service_connection {
    name                           = "pep-fraud-workspace-amlworkspace-dev"
    is_manual_connection           = false
    private_connection_resource_id = azapi_resource.workspace.id
    subresource_names              = ["amlworkspace"]
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [local.api_zone_id, local.notebooks_zone_id]
  }
}

resource "azapi_resource" "default_queue_outbound_rule" {
  type      = "Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01"
  name      = "default-queue"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      type     = "PrivateEndpoint"
      category = "UserDefined"
      destination = {
        serviceResourceId = azurerm_storage_account.default.id
        subresourceTarget = "queue"
        sparkEnabled      = false
      }
    }
  }

  response_export_values = []
}

resource "azapi_resource" "default_table_outbound_rule" {
  type      = "Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01"
  name      = "default-table"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      type     = "PrivateEndpoint"
      category = "UserDefined"
      destination = {
        serviceResourceId = azurerm_storage_account.default.id
        subresourceTarget = "table"
        sparkEnabled      = false
      }
    }
  }

  response_export_values = []

  depends_on = [azapi_resource.default_queue_outbound_rule]
}

resource "azapi_resource" "lake_outbound_rule" {
  type      = "Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01"
  name      = "lake"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      type     = "PrivateEndpoint"
      category = "UserDefined"
      destination = {
        serviceResourceId = local.lake_storage_id
        subresourceTarget = "dfs"
        sparkEnabled      = false
      }
    }
  }

  response_export_values = []

  depends_on = [azapi_resource.default_table_outbound_rule, time_sleep.approval]
}

resource "azapi_resource" "corp_outbound_rule" {
  type      = "Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01"
  name      = "corp"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      type     = "PrivateEndpoint"
      category = "UserDefined"
      destination = {
        serviceResourceId = local.corp_registry_id
        subresourceTarget = "registry"
        sparkEnabled      = false
      }
    }
  }

  response_export_values = []

  depends_on = [azapi_resource.lake_outbound_rule, time_sleep.approval]
}

resource "azapi_resource" "openai_outbound_rule" {
  type      = "Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01"
  name      = "openai"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      type     = "PrivateEndpoint"
      category = "UserDefined"
      destination = {
        serviceResourceId = local.aoai_corp_ai_services_id
        subresourceTarget = "account"
        sparkEnabled      = false
      }
    }
  }

  response_export_values = []

  depends_on = [azapi_resource.corp_outbound_rule, time_sleep.approval]
}

resource "azapi_resource" "pypi_outbound_rule" {
  type      = "Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01"
  name      = "pypi"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      type        = "FQDN"
      category    = "UserDefined"
      destination = "pypi.org"
    }
  }

  response_export_values = []

  depends_on = [azapi_resource.openai_outbound_rule]
}

data "azapi_resource" "aoai_corp_ai_services_settings" {
  type        = "Microsoft.CognitiveServices/accounts@2025-06-01"
  resource_id = local.aoai_corp_ai_services_id

  response_export_values = ["properties.customSubDomainName", "properties.disableLocalAuth"]
}

check "aoai_corp_ai_services_settings" {
  assert {
    condition     = try(data.azapi_resource.aoai_corp_ai_services_settings.output.properties.disableLocalAuth == true, false)
    error_message = "Keys of this AI services account are on. Switch them off: az resource update --set properties.disableLocalAuth=true --ids ${local.aoai_corp_ai_services_id}"
  }
  assert {
    condition     = try(length(data.azapi_resource.aoai_corp_ai_services_settings.output.properties.customSubDomainName) > 0, false)
    error_message = "This AI services account has no custom subdomain, so it takes no token of Microsoft Entra ID. Look: az resource show --query properties.customSubDomainName --ids ${local.aoai_corp_ai_services_id}"
  }
}
