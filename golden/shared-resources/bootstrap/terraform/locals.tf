# Made by amlgen from blueprint pricing. Edit the blueprint, not this file.

locals {
  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Ids of resources that exist already
  catalog_identity_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-shared/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-catalog"
  log_analytics_id    = "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-monitor/providers/Microsoft.OperationalInsights/workspaces/log-corp"
  corp_registry_id    = "/subscriptions/${var.subscription_id}/resourceGroups/rg-shared/providers/Microsoft.ContainerRegistry/registries/crcorp"
  lake_storage_id     = "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-lake/providers/Microsoft.Storage/storageAccounts/stcorplake"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Built-in roles: the same ids in every tenant
  roles = {
    azure_ai_inference_deployment_operator  = "3afb7f49-54cb-416e-8c09-6dc049efa503"
    contributor                             = "b24988ac-6180-42a0-ab88-20f7382dd24c"
    managed_identity_operator               = "f1a07417-d97a-45cb-824c-7a7467783830"
    reader                                  = "acdd72a7-3385-48ef-bd42-f606fba81ae7"
    role_based_access_control_administrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168"
  }
}
