# Made by amlgen from blueprint fjord. Edit the blueprint, not this file.

resource "azurerm_public_ip" "main" {
  name                = "pip-fjord"
  resource_group_name = var.resource_group_name
  location            = var.location
  sku                 = "Standard"
  allocation_method   = "Static"
}

# The way out of computes, which have no public addresses of their own.
resource "azurerm_nat_gateway" "main" {
  name                = "ng-fjord"
  resource_group_name = var.resource_group_name
  location            = var.location
  sku_name            = "Standard"
}

resource "azurerm_nat_gateway_public_ip_association" "main" {
  nat_gateway_id       = azurerm_nat_gateway.main.id
  public_ip_address_id = azurerm_public_ip.main.id
}

# Subnets are resources of their own: a network without `subnets` keeps them when it is deployed again.
resource "azurerm_virtual_network" "main" {
  name                = "vnet-fjord"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = ["10.20.0.0/24"]
}

resource "azurerm_subnet" "endpoints" {
  name                              = "snet-fjord-endpoints"
  resource_group_name               = var.resource_group_name
  virtual_network_name              = azurerm_virtual_network.main.name
  address_prefixes                  = ["10.20.0.0/27"]
  default_outbound_access_enabled   = false
  private_endpoint_network_policies = "Disabled"
}

# What computes have to reach; the rest is Azure's defaults.
resource "azurerm_network_security_group" "compute" {
  name                = "nsg-fjord-compute"
  resource_group_name = var.resource_group_name
  location            = var.location

  security_rule {
    name                       = "AzureActiveDirectory"
    priority                   = 100
    direction                  = "Outbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "VirtualNetwork"
    source_port_range          = "*"
    destination_address_prefix = "AzureActiveDirectory"
    destination_port_ranges    = ["80", "443"]
  }

  security_rule {
    name                       = "AzureMachineLearning"
    priority                   = 110
    direction                  = "Outbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "VirtualNetwork"
    source_port_range          = "*"
    destination_address_prefix = "AzureMachineLearning"
    destination_port_ranges    = ["443", "8787", "18881"]
  }

  security_rule {
    name                       = "AzureMachineLearning-Udp"
    priority                   = 120
    direction                  = "Outbound"
    access                     = "Allow"
    protocol                   = "Udp"
    source_address_prefix      = "VirtualNetwork"
    source_port_range          = "*"
    destination_address_prefix = "AzureMachineLearning"
    destination_port_ranges    = ["5831"]
  }

  security_rule {
    name                       = "BatchNodeManagement"
    priority                   = 130
    direction                  = "Outbound"
    access                     = "Allow"
    protocol                   = "*"
    source_address_prefix      = "VirtualNetwork"
    source_port_range          = "*"
    destination_address_prefix = "BatchNodeManagement.${local.service_tag_region}"
    destination_port_ranges    = ["443"]
  }

  security_rule {
    name                       = "AzureResourceManager"
    priority                   = 140
    direction                  = "Outbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "VirtualNetwork"
    source_port_range          = "*"
    destination_address_prefix = "AzureResourceManager"
    destination_port_ranges    = ["443"]
  }

  security_rule {
    name                       = "Storage"
    priority                   = 150
    direction                  = "Outbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "VirtualNetwork"
    source_port_range          = "*"
    destination_address_prefix = "Storage.${local.service_tag_region}"
    destination_port_ranges    = ["443", "445"]
  }

  security_rule {
    name                       = "AzureFrontDoor.FrontEnd"
    priority                   = 160
    direction                  = "Outbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "VirtualNetwork"
    source_port_range          = "*"
    destination_address_prefix = "AzureFrontDoor.FrontEnd"
    destination_port_ranges    = ["443"]
  }

  security_rule {
    name                       = "MicrosoftContainerRegistry"
    priority                   = 170
    direction                  = "Outbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "VirtualNetwork"
    source_port_range          = "*"
    destination_address_prefix = "MicrosoftContainerRegistry"
    destination_port_ranges    = ["443"]
  }

  security_rule {
    name                       = "AzureFrontDoor.FirstParty"
    priority                   = 180
    direction                  = "Outbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "VirtualNetwork"
    source_port_range          = "*"
    destination_address_prefix = "AzureFrontDoor.FirstParty"
    destination_port_ranges    = ["443"]
  }

  security_rule {
    name                       = "AzureMonitor"
    priority                   = 190
    direction                  = "Outbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "VirtualNetwork"
    source_port_range          = "*"
    destination_address_prefix = "AzureMonitor"
    destination_port_ranges    = ["443"]
  }

  security_rule {
    name                       = "VirtualNetwork"
    priority                   = 200
    direction                  = "Outbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "VirtualNetwork"
    source_port_range          = "*"
    destination_address_prefix = "VirtualNetwork"
    destination_port_ranges    = ["443"]
  }
}

resource "azurerm_subnet" "compute" {
  name                            = "snet-fjord-compute"
  resource_group_name             = var.resource_group_name
  virtual_network_name            = azurerm_virtual_network.main.name
  address_prefixes                = ["10.20.0.128/25"]
  default_outbound_access_enabled = false

  depends_on = [azurerm_subnet.endpoints]
}

resource "azurerm_subnet_network_security_group_association" "compute" {
  subnet_id                 = azurerm_subnet.compute.id
  network_security_group_id = azurerm_network_security_group.compute.id
}

resource "azurerm_subnet_nat_gateway_association" "compute" {
  subnet_id      = azurerm_subnet.compute.id
  nat_gateway_id = azurerm_nat_gateway.main.id

  depends_on = [azurerm_nat_gateway_public_ip_association.main]
}

resource "azurerm_private_endpoint" "storage_blob" {
  name                = "pep-fjord-storage-blob"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = azurerm_subnet.endpoints.id

  private_service_connection {
    name                           = "pep-fjord-storage-blob"
    is_manual_connection           = false
    private_connection_resource_id = azurerm_storage_account.default.id
    subresource_names              = ["blob"]
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.blob.id]
  }

  depends_on = [azurerm_private_dns_zone_virtual_network_link.blob]
}

resource "azurerm_private_dns_zone" "blob" {
  name                = "privatelink.blob.core.windows.net"
  resource_group_name = var.resource_group_name
}

resource "azurerm_private_dns_zone_virtual_network_link" "blob" {
  name                 = azurerm_virtual_network.main.name
  private_dns_zone_id  = azurerm_private_dns_zone.blob.id
  virtual_network_id   = azurerm_virtual_network.main.id
  registration_enabled = false
}

resource "azurerm_private_endpoint" "storage_file" {
  name                = "pep-fjord-storage-file"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = azurerm_subnet.endpoints.id

  private_service_connection {
    name                           = "pep-fjord-storage-file"
    is_manual_connection           = false
    private_connection_resource_id = azurerm_storage_account.default.id
    subresource_names              = ["file"]
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.file.id]
  }

  depends_on = [azurerm_private_dns_zone_virtual_network_link.file]
}

resource "azurerm_private_dns_zone" "file" {
  name                = "privatelink.file.core.windows.net"
  resource_group_name = var.resource_group_name
}

resource "azurerm_private_dns_zone_virtual_network_link" "file" {
  name                 = azurerm_virtual_network.main.name
  private_dns_zone_id  = azurerm_private_dns_zone.file.id
  virtual_network_id   = azurerm_virtual_network.main.id
  registration_enabled = false
}

resource "azurerm_private_endpoint" "storage_queue" {
  name                = "pep-fjord-storage-queue"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = azurerm_subnet.endpoints.id

  private_service_connection {
    name                           = "pep-fjord-storage-queue"
    is_manual_connection           = false
    private_connection_resource_id = azurerm_storage_account.default.id
    subresource_names              = ["queue"]
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.queue.id]
  }

  depends_on = [azurerm_private_dns_zone_virtual_network_link.queue]
}

resource "azurerm_private_dns_zone" "queue" {
  name                = "privatelink.queue.core.windows.net"
  resource_group_name = var.resource_group_name
}

resource "azurerm_private_dns_zone_virtual_network_link" "queue" {
  name                 = azurerm_virtual_network.main.name
  private_dns_zone_id  = azurerm_private_dns_zone.queue.id
  virtual_network_id   = azurerm_virtual_network.main.id
  registration_enabled = false
}

resource "azurerm_private_endpoint" "storage_table" {
  name                = "pep-fjord-storage-table"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = azurerm_subnet.endpoints.id

  private_service_connection {
    name                           = "pep-fjord-storage-table"
    is_manual_connection           = false
    private_connection_resource_id = azurerm_storage_account.default.id
    subresource_names              = ["table"]
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.table.id]
  }

  depends_on = [azurerm_private_dns_zone_virtual_network_link.table]
}

resource "azurerm_private_dns_zone" "table" {
  name                = "privatelink.table.core.windows.net"
  resource_group_name = var.resource_group_name
}

resource "azurerm_private_dns_zone_virtual_network_link" "table" {
  name                 = azurerm_virtual_network.main.name
  private_dns_zone_id  = azurerm_private_dns_zone.table.id
  virtual_network_id   = azurerm_virtual_network.main.id
  registration_enabled = false
}

resource "azurerm_private_endpoint" "vault_vault" {
  name                = "pep-fjord-vault-vault"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = azurerm_subnet.endpoints.id

  private_service_connection {
    name                           = "pep-fjord-vault-vault"
    is_manual_connection           = false
    private_connection_resource_id = azurerm_key_vault.main.id
    subresource_names              = ["vault"]
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.vaultcore.id]
  }

  depends_on = [azurerm_private_dns_zone_virtual_network_link.vaultcore]
}

resource "azurerm_private_dns_zone" "vaultcore" {
  name                = "privatelink.vaultcore.azure.net"
  resource_group_name = var.resource_group_name
}

resource "azurerm_private_dns_zone_virtual_network_link" "vaultcore" {
  name                 = azurerm_virtual_network.main.name
  private_dns_zone_id  = azurerm_private_dns_zone.vaultcore.id
  virtual_network_id   = azurerm_virtual_network.main.id
  registration_enabled = false
}

resource "azurerm_private_endpoint" "registry_registry" {
  name                = "pep-fjord-registry-registry"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = azurerm_subnet.endpoints.id

  private_service_connection {
    name                           = "pep-fjord-registry-registry"
    is_manual_connection           = false
    private_connection_resource_id = azurerm_container_registry.main.id
    subresource_names              = ["registry"]
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.azurecr.id]
  }

  depends_on = [azurerm_private_dns_zone_virtual_network_link.azurecr]
}

resource "azurerm_private_dns_zone" "azurecr" {
  name                = "privatelink.azurecr.io"
  resource_group_name = var.resource_group_name
}

resource "azurerm_private_dns_zone_virtual_network_link" "azurecr" {
  name                 = azurerm_virtual_network.main.name
  private_dns_zone_id  = azurerm_private_dns_zone.azurecr.id
  virtual_network_id   = azurerm_virtual_network.main.id
  registration_enabled = false
}

resource "azurerm_private_endpoint" "workspace_amlworkspace" {
  name                = "pep-fjord-workspace-amlworkspace"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = azurerm_subnet.endpoints.id

  private_service_connection {
    name                           = "pep-fjord-workspace-amlworkspace"
    is_manual_connection           = false
    private_connection_resource_id = azapi_resource.workspace.id
    subresource_names              = ["amlworkspace"]
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.api.id, azurerm_private_dns_zone.notebooks.id]
  }

  depends_on = [
    azurerm_private_dns_zone_virtual_network_link.api,
    azurerm_private_dns_zone_virtual_network_link.notebooks,
  ]
}

resource "azurerm_private_dns_zone" "api" {
  name                = "privatelink.api.azureml.ms"
  resource_group_name = var.resource_group_name
}

resource "azurerm_private_dns_zone_virtual_network_link" "api" {
  name                 = azurerm_virtual_network.main.name
  private_dns_zone_id  = azurerm_private_dns_zone.api.id
  virtual_network_id   = azurerm_virtual_network.main.id
  registration_enabled = false
}

resource "azurerm_private_dns_zone" "notebooks" {
  name                = "privatelink.notebooks.azure.net"
  resource_group_name = var.resource_group_name
}

resource "azurerm_private_dns_zone_virtual_network_link" "notebooks" {
  name                 = azurerm_virtual_network.main.name
  private_dns_zone_id  = azurerm_private_dns_zone.notebooks.id
  virtual_network_id   = azurerm_virtual_network.main.id
  registration_enabled = false
}
