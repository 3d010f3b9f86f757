# Made by amlgen from blueprint imaging. Edit the blueprint, not this file.

# Sources disagree whether images are built through it on private base images.
resource "azapi_resource" "corporate_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "corporate"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      category = "ContainerRegistry"
      target   = "crcorporate.azurecr.io"
      authType = "ManagedIdentity"
      credentials = {
        clientId   = azurerm_user_assigned_identity.base_images.client_id
        resourceId = azurerm_user_assigned_identity.base_images.id
      }
    }
  }

  response_export_values = []

  depends_on = [
    azurerm_role_assignment.workspace_after_workspace,
    azurerm_role_assignment.base_images,
  ]
}
