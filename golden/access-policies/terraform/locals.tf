# Made by amlgen from blueprint cabinet. Edit the blueprint, not this file.

locals {
  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Ends of names that are unique in the world: the same group always gets the same ones
  suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-cabinet"),
    0,
    8
  )
  partner_suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-cabinet-partner"),
    0,
    8
  )

  # Built-in roles: the same ids in every tenant
  roles = {
    acr_pull                      = "7f951dda-4ed3-4680-a7ca-43fe172d538d"
    contributor                   = "b24988ac-6180-42a0-ab88-20f7382dd24c"
    monitoring_metrics_publisher  = "3913510d-42f4-4e42-8a64-420c390055eb"
    storage_blob_data_contributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe"
  }
}
