# Made by amlgen from blueprint atoll. Edit the blueprint, not this file.

locals {
  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Ids of resources that exist already
  vnet_spoke_virtual_network_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-spoke"
  snet_endpoints_subnet_id      = "${local.vnet_spoke_virtual_network_id}/subnets/snet-endpoints"
  snet_computes_subnet_id       = "${local.vnet_spoke_virtual_network_id}/subnets/snet-computes"
  blob_zone_id                  = "/subscriptions/1c4e8a72-95d3-4f06-b8e1-6a2d7c9f0b53/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net"
  file_zone_id                  = "/subscriptions/1c4e8a72-95d3-4f06-b8e1-6a2d7c9f0b53/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.file.core.windows.net"
  dfs_zone_id                   = "/subscriptions/1c4e8a72-95d3-4f06-b8e1-6a2d7c9f0b53/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.dfs.core.windows.net"
  vaultcore_zone_id             = "/subscriptions/1c4e8a72-95d3-4f06-b8e1-6a2d7c9f0b53/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net"
  azurecr_zone_id               = "/subscriptions/1c4e8a72-95d3-4f06-b8e1-6a2d7c9f0b53/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io"
  api_zone_id                   = "/subscriptions/1c4e8a72-95d3-4f06-b8e1-6a2d7c9f0b53/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.api.azureml.ms"
  notebooks_zone_id             = "/subscriptions/1c4e8a72-95d3-4f06-b8e1-6a2d7c9f0b53/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.notebooks.azure.net"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Ends of names that are unique in the world: the same group always gets the same ones
  suffix = substr(uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-atoll"), 0, 8)
  lake_suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-atoll-lake"),
    0,
    8
  )

  # Built-in roles: the same ids in every tenant
  roles = {
    acr_pull                      = "7f951dda-4ed3-4680-a7ca-43fe172d538d"
    contributor                   = "b24988ac-6180-42a0-ab88-20f7382dd24c"
    key_vault_administrator       = "00482a5a-887f-4fb3-b363-3b7fe8e74483"
    monitoring_metrics_publisher  = "3913510d-42f4-4e42-8a64-420c390055eb"
    reader                        = "acdd72a7-3385-48ef-bd42-f606fba81ae7"
    storage_blob_data_contributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe"
    storage_blob_data_reader      = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"
  }
}
