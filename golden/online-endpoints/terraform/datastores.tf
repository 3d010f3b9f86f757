# Made by amlgen from blueprint answers. Edit the blueprint, not this file.

resource "azapi_resource" "features_datastore" {
  type      = "Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01"
  name      = "features"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      datastoreType                 = "AzureBlob"
      accountName                   = azurerm_storage_account.data.name
      containerName                 = azurerm_storage_container.features.name
      endpoint                      = "core.windows.net"
      protocol                      = "https"
      subscriptionId                = var.subscription_id
      resourceGroup                 = var.resource_group_name
      serviceDataAccessAuthIdentity = "None"
      credentials = {
        credentialsType = "None"
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "feedback_datastore" {
  type      = "Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01"
  name      = "feedback"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      datastoreType                 = "AzureBlob"
      accountName                   = azurerm_storage_account.data.name
      containerName                 = azurerm_storage_container.feedback.name
      endpoint                      = "core.windows.net"
      protocol                      = "https"
      subscriptionId                = var.subscription_id
      resourceGroup                 = var.resource_group_name
      serviceDataAccessAuthIdentity = "None"
      credentials = {
        credentialsType = "None"
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "models_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "models"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      category = "AzureOpenAI"
      target   = "https://aoai-answers.openai.azure.com/"
      authType = "AAD"
      metadata = {
        ApiType    = "Azure"
        ResourceId = local.aoai_answers_ai_services_id
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "packages_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "packages"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      category = "PythonFeed"
      target   = "https://pypi.org/simple"
      authType = "None"
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

data "azapi_resource" "aoai_answers_ai_services_settings" {
  type        = "Microsoft.CognitiveServices/accounts@2025-06-01"
  resource_id = local.aoai_answers_ai_services_id

  response_export_values = ["properties.customSubDomainName", "properties.disableLocalAuth"]
}

check "aoai_answers_ai_services_settings" {
  assert {
    condition     = try(data.azapi_resource.aoai_answers_ai_services_settings.output.properties.disableLocalAuth == true, false)
    error_message = "Keys of this AI services account are on. Switch them off: az resource update --set properties.disableLocalAuth=true --ids ${local.aoai_answers_ai_services_id}"
  }
  assert {
    condition     = try(length(data.azapi_resource.aoai_answers_ai_services_settings.output.properties.customSubDomainName) > 0, false)
    error_message = "This AI services account has no custom subdomain, so it takes no token of Microsoft Entra ID. Look: az resource show --query properties.customSubDomainName --ids ${local.aoai_answers_ai_services_id}"
  }
}
