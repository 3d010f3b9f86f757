# Made by amlgen from blueprint people. Edit the blueprint, not this file.

locals {
  resource_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"

  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Ends of names that are unique in the world: the same group always gets the same ones
  suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-people"),
    0,
    8
  )
  lake_suffix = substr(
    uuidv5(local.arm_guid_namespace, "${lower(local.resource_group_id)}-people-lake"),
    0,
    8
  )

  # Built-in roles: the same ids in every tenant
  roles = {
    acr_pull                                               = "7f951dda-4ed3-4680-a7ca-43fe172d538d"
    acr_push                                               = "8311e382-0749-4cb8-b61a-304f252e45ec"
    azure_ai_enterprise_networking_outbound_rules_operator = "25cabde7-1a6c-4350-8877-cb6fe59f1399"
    azure_ai_inference_deployment_operator                 = "3afb7f49-54cb-416e-8c09-6dc049efa503"
    azure_ml_compute_operator                              = "e503ece1-11d0-4e8e-8e2c-7a6c3bf38815"
    azure_ml_data_scientist                                = "f6c7c914-8db3-469d-8ca1-694a8f32e121"
    azure_ml_metrics_writer_preview                        = "635dd51f-9968-44d3-b7fb-6d9a6bd613ae"
    contributor                                            = "b24988ac-6180-42a0-ab88-20f7382dd24c"
    data_labeling_labeler                                  = "c6decf44-fd0a-444c-a844-d653c394e7ab"
    key_vault_administrator                                = "00482a5a-887f-4fb3-b363-3b7fe8e74483"
    key_vault_secrets_officer                              = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7"
    key_vault_secrets_user                                 = "4633458b-17de-408a-b874-0445c86b69e6"
    managed_identity_operator                              = "f1a07417-d97a-45cb-824c-7a7467783830"
    monitoring_metrics_publisher                           = "3913510d-42f4-4e42-8a64-420c390055eb"
    reader                                                 = "acdd72a7-3385-48ef-bd42-f606fba81ae7"
    storage_blob_data_contributor                          = "ba92f5b4-2d11-453d-a403-e96b0029c9fe"
    storage_blob_data_reader                               = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"
    storage_file_data_privileged_contributor               = "69566ab7-960f-475b-8e7c-b3118f30c6bd"
    storage_file_data_privileged_reader                    = "b8eda974-7b85-4f76-af95-65846b26df6d"
    storage_queue_data_contributor                         = "974c5e8b-45b9-4653-ba55-5f855dd0fb88"
    storage_table_data_contributor                         = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"
  }
}
