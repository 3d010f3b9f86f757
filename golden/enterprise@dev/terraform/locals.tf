# Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

locals {
  tags = {
    owner = "ml-platform"
  }

  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Ids of resources that exist already
  shared_reader_identity_id   = "/subscriptions/${var.subscription_id}/resourceGroups/rg-shared/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-shared-reader"
  aoai_corp_ai_services_id    = "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/aoai-corp"
  vnet_hub_virtual_network_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet-hub"
  snet_pe_subnet_id           = "${local.vnet_hub_virtual_network_id}/subnets/snet-pe"
  log_analytics_id            = "/subscriptions/${var.subscription_id}/resourceGroups/rg-monitor/providers/Microsoft.OperationalInsights/workspaces/log-corp"
  kv_cmk_key_vault_id         = "/subscriptions/${var.subscription_id}/resourceGroups/rg-security/providers/Microsoft.KeyVault/vaults/kv-cmk"
  aml_cmk_key_id              = "${local.kv_cmk_key_vault_id}/keys/aml-cmk"
  corp_registry_id            = "/subscriptions/${var.subscription_id}/resourceGroups/rg-shared/providers/Microsoft.ContainerRegistry/registries/crcorp"
  lake_storage_id             = "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg-lake/providers/Microsoft.Storage/storageAccounts/stcorplake"
  lake_blob_service_id        = "${local.lake_storage_id}/blobServices/default"
  raw_container_id            = "${local.lake_blob_service_id}/containers/raw"
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

  # Ends of names that are unique in the world: the same group always gets the same ones
  suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-fraud-dev"),
    0,
    8
  )

  # Built-in roles: the same ids in every tenant
  roles = {
    acr_pull                                        = "7f951dda-4ed3-4680-a7ca-43fe172d538d"
    azure_ai_enterprise_network_connection_approver = "b556d68e-0be0-4f35-a333-ad7ee1ce17ea"
    azure_ml_compute_operator                       = "e503ece1-11d0-4e8e-8e2c-7a6c3bf38815"
    azure_ml_data_scientist                         = "f6c7c914-8db3-469d-8ca1-694a8f32e121"
    azure_ml_metrics_writer_preview                 = "635dd51f-9968-44d3-b7fb-6d9a6bd613ae"
    cognitive_services_open_ai_user                 = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"
    contributor                                     = "b24988ac-6180-42a0-ab88-20f7382dd24c"
    key_vault_crypto_service_encryption_user        = "e147488a-f6f5-4113-8e2d-b22465e65bf6"
    key_vault_secrets_user                          = "4633458b-17de-408a-b874-0445c86b69e6"
    monitoring_metrics_publisher                    = "3913510d-42f4-4e42-8a64-420c390055eb"
    monitoring_reader                               = "43d0d8ad-25c7-4714-9337-8ba259a9fe05"
    reader                                          = "acdd72a7-3385-48ef-bd42-f606fba81ae7"
    storage_blob_data_contributor                   = "ba92f5b4-2d11-453d-a403-e96b0029c9fe"
    storage_blob_data_reader                        = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"
    storage_file_data_privileged_contributor        = "69566ab7-960f-475b-8e7c-b3118f30c6bd"
    storage_queue_data_contributor                  = "974c5e8b-45b9-4653-ba55-5f855dd0fb88"
    storage_table_data_contributor                  = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"
  }
}
