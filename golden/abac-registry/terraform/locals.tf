# Made by amlgen from blueprint forge. Edit the blueprint, not this file.

locals {
  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Ends of names that are unique in the world: the same group always gets the same ones
  suffix = substr(uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-forge"), 0, 8)

  # Built-in roles: the same ids in every tenant
  roles = {
    azure_ml_metrics_writer_preview           = "635dd51f-9968-44d3-b7fb-6d9a6bd613ae"
    container_registry_repository_contributor = "2efddaa5-3f1f-4df3-97df-af3f13818f4c"
    container_registry_repository_reader      = "b93aa761-3e63-49ed-ac28-beffa264f7ac"
    container_registry_repository_writer      = "2a1e307c-b015-4ebd-883e-5b7698a07328"
    contributor                               = "b24988ac-6180-42a0-ab88-20f7382dd24c"
    key_vault_administrator                   = "00482a5a-887f-4fb3-b363-3b7fe8e74483"
    monitoring_metrics_publisher              = "3913510d-42f4-4e42-8a64-420c390055eb"
    storage_blob_data_contributor             = "ba92f5b4-2d11-453d-a403-e96b0029c9fe"
    storage_blob_data_reader                  = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"
  }
}
