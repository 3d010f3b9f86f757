# Made by amlgen from blueprint catalog. Edit the blueprint, not this file.

locals {
  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Ids of resources that exist already
  shared_ml_registry_id = "${local.resource_group_id}/providers/Microsoft.MachineLearningServices/registries/shared"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Ends of names that are unique in the world: the same group always gets the same ones
  suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-catalog"),
    0,
    8
  )

  # Built-in roles: the same ids in every tenant
  roles = {
    acr_pull                      = "7f951dda-4ed3-4680-a7ca-43fe172d538d"
    azure_ml_registry_user        = "1823dd4f-9b8c-4ab6-ab4e-7397a3684615"
    contributor                   = "b24988ac-6180-42a0-ab88-20f7382dd24c"
    key_vault_administrator       = "00482a5a-887f-4fb3-b363-3b7fe8e74483"
    monitoring_metrics_publisher  = "3913510d-42f4-4e42-8a64-420c390055eb"
    reader                        = "acdd72a7-3385-48ef-bd42-f606fba81ae7"
    storage_blob_data_contributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe"
  }
}
