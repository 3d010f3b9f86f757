# Made by amlgen from blueprint ai-hub. Edit the blueprint, not this file.

resource "azapi_resource" "models_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "models"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      category                    = "AzureOpenAI"
      target                      = data.azapi_resource.aoai_shared_ai_services.output.properties.endpoint
      authType                    = "AAD"
      isSharedToAll               = true
      useWorkspaceManagedIdentity = true
      metadata = {
        ApiType    = "Azure"
        ResourceId = local.aoai_shared_ai_services_id
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_system_identity]
}

resource "azapi_resource" "documents_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "documents"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      category      = "CognitiveSearch"
      target        = "https://srch-shared.search.windows.net/"
      authType      = "AAD"
      isSharedToAll = true
      metadata = {
        ApiType    = "Azure"
        ResourceId = local.srch_shared_search_id
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_system_identity]
}
