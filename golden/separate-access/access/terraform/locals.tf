# Made by amlgen from blueprint atlas. Edit the blueprint, not this file.

locals {
  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Ids of resources that exist already
  application_insights_id = "${local.resource_group_id}/providers/Microsoft.Insights/components/appi-atlas"
  registry_id             = "${local.resource_group_id}/providers/Microsoft.ContainerRegistry/registries/cratlas${local.suffix}"
  corp_registry_id        = "/subscriptions/${var.subscription_id}/resourceGroups/rg-shared/providers/Microsoft.ContainerRegistry/registries/crcorp"
  default_storage_id      = "${local.resource_group_id}/providers/Microsoft.Storage/storageAccounts/statlas${local.suffix}"
  lake_storage_id         = "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-lake/providers/Microsoft.Storage/storageAccounts/stcorplake"
  lake_blob_service_id    = "${local.lake_storage_id}/blobServices/default"
  prices_container_id     = "${local.lake_blob_service_id}/containers/prices"
  workspace_id            = "${local.resource_group_id}/providers/Microsoft.MachineLearningServices/workspaces/mlw-atlas"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Ends of names that are unique in the world: the same group always gets the same ones
  suffix = substr(uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-atlas"), 0, 8)

  # Built-in roles: the same ids in every tenant
  roles = {
    acr_pull                                 = "7f951dda-4ed3-4680-a7ca-43fe172d538d"
    azure_ml_data_scientist                  = "f6c7c914-8db3-469d-8ca1-694a8f32e121"
    azure_ml_metrics_writer_preview          = "635dd51f-9968-44d3-b7fb-6d9a6bd613ae"
    monitoring_metrics_publisher             = "3913510d-42f4-4e42-8a64-420c390055eb"
    storage_blob_data_contributor            = "ba92f5b4-2d11-453d-a403-e96b0029c9fe"
    storage_blob_data_reader                 = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"
    storage_file_data_privileged_contributor = "69566ab7-960f-475b-8e7c-b3118f30c6bd"
  }
}
