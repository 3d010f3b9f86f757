# Made by amlgen from blueprint triage. Edit the blueprint, not this file.

locals {
  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Roles: built-in ones have the same ids in every tenant, those of the blueprint an id for each resource group
  roles = {
    blob_uploader = uuidv5(
      local.arm_guid_namespace,
      "${lower(local.resource_group_id)}-triage-Blob uploader"
    )
    contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c"
    endpoint_caller = uuidv5(
      local.arm_guid_namespace,
      "${lower(local.resource_group_id)}-triage-Endpoint caller"
    )
    role_based_access_control_administrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168"
  }
}
