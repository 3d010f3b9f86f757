# Made by amlgen from blueprint approved. Edit the blueprint, not this file.

locals {
  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Ids of resources that exist already
  srch_team_workload_id = "${local.resource_group_id}/providers/Microsoft.Search/searchServices/srch-team"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Ends of names that are unique in the world: the same group always gets the same ones
  suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-approved"),
    0,
    8
  )
  lake_suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-approved-lake"),
    0,
    8
  )

  # Built-in roles: the same ids in every tenant
  roles = {
    acr_pull                                               = "7f951dda-4ed3-4680-a7ca-43fe172d538d"
    azure_ai_enterprise_network_connection_approver        = "b556d68e-0be0-4f35-a333-ad7ee1ce17ea"
    azure_ai_enterprise_networking_outbound_rules_operator = "25cabde7-1a6c-4350-8877-cb6fe59f1399"
    monitoring_metrics_publisher                           = "3913510d-42f4-4e42-8a64-420c390055eb"
    storage_blob_data_contributor                          = "ba92f5b4-2d11-453d-a403-e96b0029c9fe"
    storage_blob_data_reader                               = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"
  }
}
