# Made by amlgen from blueprint triage. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-triage-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_role_definition" "endpoint_caller" {
  name               = "Endpoint caller (triage-${local.suffix})"
  role_definition_id = local.roles.endpoint_caller
  scope              = local.resource_group_id
  description        = "Scores with online endpoints; AzureML Data Scientist, which the endpoints ask for, may do much more."
  assignable_scopes  = [local.resource_group_id]

  permissions {
    actions = ["Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action"]
  }
}

resource "azurerm_role_definition" "blob_uploader" {
  name               = "Blob uploader (triage-${local.suffix})"
  role_definition_id = local.roles.blob_uploader
  scope              = local.resource_group_id
  description        = "Adds and replaces blobs; Storage Blob Data Contributor may delete them, too."
  assignable_scopes  = [local.resource_group_id]

  permissions {
    actions = ["Microsoft.Storage/storageAccounts/blobServices/containers/read"]
    data_actions = [
      "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read",
      "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write",
      "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action",
    ]
  }
}
