# Made by amlgen from blueprint ai-hub. Edit the blueprint, not this file.

locals {
  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Ids of resources that exist already
  aoai_shared_ai_services_id = "${local.resource_group_id}/providers/Microsoft.CognitiveServices/accounts/aoai-shared"
  srch_shared_search_id      = "${local.resource_group_id}/providers/Microsoft.Search/searchServices/srch-shared"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Ends of names that are unique in the world: the same group always gets the same ones
  suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-ai-hub"),
    0,
    8
  )

  # Built-in roles: the same ids in every tenant
  roles = {
    azure_ai_developer              = "64702f94-c441-49e6-a78b-ef80e0188fee"
    cognitive_services_open_ai_user = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"
    monitoring_metrics_publisher    = "3913510d-42f4-4e42-8a64-420c390055eb"
  }
}
