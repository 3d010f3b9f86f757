# Made by amlgen from blueprint renew. Edit the blueprint, not this file.

locals {
  tags = {
    team  = "retention"
    stage = "prod"
  }

  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Ends of names that are unique in the world: the same group always gets the same ones
  suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-renew-prod"),
    0,
    8
  )
  lake_suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-renew-lake-prod"),
    0,
    8
  )

  # Built-in roles: the same ids in every tenant
  roles = {
    acr_pull                            = "7f951dda-4ed3-4680-a7ca-43fe172d538d"
    contributor                         = "b24988ac-6180-42a0-ab88-20f7382dd24c"
    key_vault_administrator             = "00482a5a-887f-4fb3-b363-3b7fe8e74483"
    monitoring_metrics_publisher        = "3913510d-42f4-4e42-8a64-420c390055eb"
    reader                              = "acdd72a7-3385-48ef-bd42-f606fba81ae7"
    storage_blob_data_contributor       = "ba92f5b4-2d11-453d-a403-e96b0029c9fe"
    storage_blob_data_reader            = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"
    storage_file_data_privileged_reader = "b8eda974-7b85-4f76-af95-65846b26df6d"
  }
}
