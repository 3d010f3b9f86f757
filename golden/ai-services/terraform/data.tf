# Made by amlgen from blueprint assistant. Edit the blueprint, not this file.

resource "azapi_resource" "models_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "models"
  parent_id = azurerm_machine_learning_workspace.main.id

  body = {
    properties = {
      category                    = "AzureOpenAI"
      target                      = local.oai_assistant_ai_services_id
      authType                    = "AAD"
      useWorkspaceManagedIdentity = true
      metadata = {
        ApiType    = "Azure"
        ApiVersion = "2024-10-21"
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "services_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "services"
  parent_id = azurerm_machine_learning_workspace.main.id

  body = {
    properties = {
      category = "AIServices"
      target   = local.ais_assistant_ai_services_id
      authType = "AAD"
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "index_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "index"
  parent_id = azurerm_machine_learning_workspace.main.id

  body = {
    properties = {
      category                    = "CognitiveSearch"
      target                      = local.srch_assistant_search_id
      authType                    = "AAD"
      useWorkspaceManagedIdentity = true
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "documents_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "documents"
  parent_id = azurerm_machine_learning_workspace.main.id

  body = {
    properties = {
      category                    = "ADLSGen2"
      target                      = azurerm_storage_container.documents.id
      authType                    = "AAD"
      useWorkspaceManagedIdentity = true
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "blobs_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "blobs"
  parent_id = azurerm_machine_learning_workspace.main.id

  body = {
    properties = {
      category = "AzureBlob"
      target   = azurerm_storage_account.default.id
      authType = "ManagedIdentity"
      credentials = {
        clientId   = azurerm_user_assigned_identity.indexing.client_id
        resourceId = azurerm_user_assigned_identity.indexing.id
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "images_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "images"
  parent_id = azurerm_machine_learning_workspace.main.id

  body = {
    properties = {
      category = "ContainerRegistry"
      target   = "https://crassistant.azurecr.io"
      authType = "ManagedIdentity"
      credentials = {
        clientId   = azurerm_user_assigned_identity.serving.client_id
        resourceId = azurerm_user_assigned_identity.serving.id
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "prompts_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "prompts"
  parent_id = azurerm_machine_learning_workspace.main.id

  body = {
    properties = {
      category = "Git"
      target   = "https://github.com/contoso/prompts"
      authType = "None"
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "packages_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "packages"
  parent_id = azurerm_machine_learning_workspace.main.id

  body = {
    properties = {
      category = "PythonFeed"
      target   = "https://pkgs.dev.azure.com/contoso/_packaging/ml/pypi/simple"
      authType = "None"
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "weather_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "weather"
  parent_id = azurerm_machine_learning_workspace.main.id

  body = {
    properties = {
      category = "CustomKeys"
      target   = "https://weather.contoso.com"
      authType = "AAD"
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}
