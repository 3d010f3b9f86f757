# Made by amlgen from blueprint narrow. Edit the blueprint, not this file.

locals {
  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Ends of names that are unique in the world: the same group always gets the same ones
  suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-narrow"),
    0,
    8
  )
  lake_suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-narrow-lake"),
    0,
    8
  )

  # Built-in roles: the same ids in every tenant
  roles = {
    acr_pull                                   = "7f951dda-4ed3-4680-a7ca-43fe172d538d"
    application_insights_component_contributor = "ae349356-3a1b-4a5e-921d-050484c6347e"
    azure_ml_compute_operator                  = "e503ece1-11d0-4e8e-8e2c-7a6c3bf38815"
    azure_ml_data_scientist                    = "f6c7c914-8db3-469d-8ca1-694a8f32e121"
    contributor                                = "b24988ac-6180-42a0-ab88-20f7382dd24c"
    data_labeling_labeler                      = "c6decf44-fd0a-444c-a844-d653c394e7ab"
    key_vault_contributor                      = "f25e0fa2-a7c8-4377-a976-54943a77a395"
    key_vault_secrets_officer                  = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7"
    log_analytics_reader                       = "73c42c96-874c-492b-b04d-ab87d138a893"
    monitoring_metrics_publisher               = "3913510d-42f4-4e42-8a64-420c390055eb"
    monitoring_reader                          = "43d0d8ad-25c7-4714-9337-8ba259a9fe05"
    reader                                     = "acdd72a7-3385-48ef-bd42-f606fba81ae7"
    storage_blob_data_contributor              = "ba92f5b4-2d11-453d-a403-e96b0029c9fe"
    storage_blob_data_reader                   = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"
  }
}
