# Made by amlgen from blueprint atlas. Edit the blueprint, not this file.

locals {
  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Ids of resources that exist already
  corp_registry_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-shared/providers/Microsoft.ContainerRegistry/registries/crcorp"
  lake_storage_id  = "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-lake/providers/Microsoft.Storage/storageAccounts/stcorplake"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Ends of names that are unique in the world: the same group always gets the same ones
  suffix = substr(uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-atlas"), 0, 8)
}
