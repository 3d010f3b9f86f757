# Made by amlgen from blueprint harbor. Edit the blueprint, not this file.

locals {
  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Ids of resources that exist already
  vnet_offices_virtual_network_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-offices"
  snet_endpoints_subnet_id        = "${local.vnet_offices_virtual_network_id}/subnets/snet-endpoints"
  blob_zone_id                    = "/subscriptions/${var.subscription_id}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net"
  file_zone_id                    = "/subscriptions/${var.subscription_id}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.file.core.windows.net"
  vaultcore_zone_id               = "/subscriptions/${var.subscription_id}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net"
  azurecr_zone_id                 = "/subscriptions/${var.subscription_id}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io"
  api_zone_id                     = "/subscriptions/${var.subscription_id}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.api.azureml.ms"
  notebooks_zone_id               = "/subscriptions/${var.subscription_id}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.notebooks.azure.net"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Ends of names that are unique in the world: the same group always gets the same ones
  suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-harbor"),
    0,
    8
  )

  # Built-in roles: the same ids in every tenant
  roles = {
    contributor                  = "b24988ac-6180-42a0-ab88-20f7382dd24c"
    monitoring_metrics_publisher = "3913510d-42f4-4e42-8a64-420c390055eb"
    reader                       = "acdd72a7-3385-48ef-bd42-f606fba81ae7"
  }
}
