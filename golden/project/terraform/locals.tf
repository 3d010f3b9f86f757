# Made by amlgen from blueprint concierge. Edit the blueprint, not this file.

locals {
  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Ids of resources that exist already
  hub_ai_hub_hub_id          = "${local.resource_group_id}/providers/Microsoft.MachineLearningServices/workspaces/hub-ai-hub"
  aoai_shared_ai_services_id = "${local.resource_group_id}/providers/Microsoft.CognitiveServices/accounts/aoai-shared"
  registry_id                = "${local.resource_group_id}/providers/Microsoft.ContainerRegistry/registries/crsharedhub"
  default_storage_id         = "${local.resource_group_id}/providers/Microsoft.Storage/storageAccounts/stsharedhub"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Ends of names that are unique in the world: the same group always gets the same ones
  suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-concierge"),
    0,
    8
  )

  # Built-in roles: the same ids in every tenant
  roles = {
    acr_pull                                                   = "7f951dda-4ed3-4680-a7ca-43fe172d538d"
    azure_ai_developer                                         = "64702f94-c441-49e6-a78b-ef80e0188fee"
    azure_ai_inference_deployment_operator                     = "3afb7f49-54cb-416e-8c09-6dc049efa503"
    azure_machine_learning_workspace_connection_secrets_reader = "ea01e6af-a1c1-4350-9563-ad00f8c72ec5"
    azure_ml_data_scientist                                    = "f6c7c914-8db3-469d-8ca1-694a8f32e121"
    azure_ml_metrics_writer_preview                            = "635dd51f-9968-44d3-b7fb-6d9a6bd613ae"
    cognitive_services_open_ai_user                            = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"
    managed_identity_operator                                  = "f1a07417-d97a-45cb-824c-7a7467783830"
    reader                                                     = "acdd72a7-3385-48ef-bd42-f606fba81ae7"
    storage_blob_data_reader                                   = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"
  }
}
