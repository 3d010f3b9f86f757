# Made by amlgen from blueprint ai-hub. Edit the blueprint, not this file.

resource "azapi_resource" "models_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "models"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      category                    = "AzureOpenAI"
      target                      = "https://aoai-shared.openai.azure.com/"
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

data "azapi_resource" "aoai_shared_ai_services_settings" {
  type        = "Microsoft.CognitiveServices/accounts@2025-06-01"
  resource_id = local.aoai_shared_ai_services_id

  response_export_values = ["properties.customSubDomainName", "properties.disableLocalAuth"]
}

check "aoai_shared_ai_services_settings" {
  assert {
    condition     = try(data.azapi_resource.aoai_shared_ai_services_settings.output.properties.disableLocalAuth == true, false)
    error_message = "Keys of this AI services account are on. Switch them off: az resource update --set properties.disableLocalAuth=true --ids ${local.aoai_shared_ai_services_id}"
  }
  assert {
    condition     = try(length(data.azapi_resource.aoai_shared_ai_services_settings.output.properties.customSubDomainName) > 0, false)
    error_message = "This AI services account has no custom subdomain, so it takes no token of Microsoft Entra ID. Look: az resource show --query properties.customSubDomainName --ids ${local.aoai_shared_ai_services_id}"
  }
}

data "azapi_resource" "srch_shared_search_settings" {
  type        = "Microsoft.Search/searchServices@2025-05-01"
  resource_id = local.srch_shared_search_id

  response_export_values = ["properties.authOptions", "properties.disableLocalAuth"]
}

check "srch_shared_search_settings" {
  assert {
    condition     = try(data.azapi_resource.srch_shared_search_settings.output.properties.disableLocalAuth == true, false) || try(data.azapi_resource.srch_shared_search_settings.output.properties.authOptions.aadOrApiKey != null, false)
    error_message = "This search service takes keys alone, so every role on it is without effect. Let it take tokens alone: az resource update --set properties.disableLocalAuth=true --ids ${local.srch_shared_search_id}"
  }
}
