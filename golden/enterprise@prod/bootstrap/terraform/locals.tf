# Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

locals {
  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Ids of resources that exist already
  shared_reader_identity_id   = "/subscriptions/${var.subscription_id}/resourceGroups/rg-shared/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-shared-reader"
  aoai_corp_ai_services_id    = "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/aoai-corp"
  vnet_hub_virtual_network_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet-hub"
  log_analytics_id            = "/subscriptions/${var.subscription_id}/resourceGroups/rg-monitor/providers/Microsoft.OperationalInsights/workspaces/log-corp"
  kv_cmk_key_vault_id         = "/subscriptions/${var.subscription_id}/resourceGroups/rg-security/providers/Microsoft.KeyVault/vaults/kv-cmk"
  corp_registry_id            = "/subscriptions/${var.subscription_id}/resourceGroups/rg-shared/providers/Microsoft.ContainerRegistry/registries/crcorp"
  lake_storage_id             = "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg-lake/providers/Microsoft.Storage/storageAccounts/stcorplake"
  blob_zone_id                = "/subscriptions/${var.subscription_id}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net"
  file_zone_id                = "/subscriptions/${var.subscription_id}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.file.core.windows.net"
  queue_zone_id               = "/subscriptions/${var.subscription_id}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.queue.core.windows.net"
  table_zone_id               = "/subscriptions/${var.subscription_id}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.table.core.windows.net"
  vaultcore_zone_id           = "/subscriptions/${var.subscription_id}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net"
  azurecr_zone_id             = "/subscriptions/${var.subscription_id}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io"
  api_zone_id                 = "/subscriptions/${var.subscription_id}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.api.azureml.ms"
  notebooks_zone_id           = "/subscriptions/${var.subscription_id}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.notebooks.azure.net"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Built-in roles: the same ids in every tenant
  roles = {
    azure_ai_enterprise_network_connection_approver = "b556d68e-0be0-4f35-a333-ad7ee1ce17ea"
    azure_ai_inference_deployment_operator          = "3afb7f49-54cb-416e-8c09-6dc049efa503"
    contributor                                     = "b24988ac-6180-42a0-ab88-20f7382dd24c"
    managed_identity_operator                       = "f1a07417-d97a-45cb-824c-7a7467783830"
    network_contributor                             = "4d97b98b-1d4f-4787-a291-c67834d212e7"
    private_dns_zone_contributor                    = "b12aa53e-6015-4669-85d0-8515ebb3ae7f"
    reader                                          = "acdd72a7-3385-48ef-bd42-f606fba81ae7"
    role_based_access_control_administrator         = "f58310d9-a9f6-439a-9e8d-f62e7b41a168"
  }
}
