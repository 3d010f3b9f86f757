# Made by amlgen from blueprint assistant. Edit the blueprint, not this file.

locals {
  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Ids of resources that exist already
  ais_assistant_ai_services_id = "${local.resource_group_id}/providers/Microsoft.CognitiveServices/accounts/ais-assistant"
  srch_assistant_search_id     = "${local.resource_group_id}/providers/Microsoft.Search/searchServices/srch-assistant"
  oai_assistant_ai_services_id = "${local.resource_group_id}/providers/Microsoft.CognitiveServices/accounts/oai-assistant"
  starchive_storage_id         = "${local.resource_group_id}/providers/Microsoft.Storage/storageAccounts/starchive"
  shared_registry_id           = "${local.resource_group_id}/providers/Microsoft.ContainerRegistry/registries/crassistantshared"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Ends of names that are unique in the world: the same group always gets the same ones
  suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-assistant"),
    0,
    8
  )
  lake_suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-assistant-lake"),
    0,
    8
  )

  # Built-in roles: the same ids in every tenant
  roles = {
    acr_pull                                                   = "7f951dda-4ed3-4680-a7ca-43fe172d538d"
    azure_machine_learning_workspace_connection_secrets_reader = "ea01e6af-a1c1-4350-9563-ad00f8c72ec5"
    azure_ml_metrics_writer_preview                            = "635dd51f-9968-44d3-b7fb-6d9a6bd613ae"
    cognitive_services_open_ai_user                            = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"
    cognitive_services_user                                    = "a97b65f3-24c7-4388-baec-2e87135dc908"
    contributor                                                = "b24988ac-6180-42a0-ab88-20f7382dd24c"
    key_vault_administrator                                    = "00482a5a-887f-4fb3-b363-3b7fe8e74483"
    monitoring_metrics_publisher                               = "3913510d-42f4-4e42-8a64-420c390055eb"
    search_index_data_contributor                              = "8ebe5a00-799e-43f5-93ac-243d3dce84a7"
    search_index_data_reader                                   = "1407120a-92aa-4202-b7e9-c0e197c71c8f"
    search_service_contributor                                 = "7ca78c08-252a-4471-8644-bb5ff32d4ba0"
    storage_blob_data_contributor                              = "ba92f5b4-2d11-453d-a403-e96b0029c9fe"
    storage_blob_data_reader                                   = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"
  }
}
