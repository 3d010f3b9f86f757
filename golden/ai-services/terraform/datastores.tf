# Made by amlgen from blueprint assistant. Edit the blueprint, not this file.

resource "azapi_resource" "samples_datastore" {
  type      = "Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01"
  name      = "samples"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      datastoreType                 = "AzureBlob"
      accountName                   = azurerm_storage_account.lake.name
      containerName                 = azurerm_storage_container.samples.name
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
      category                    = "AzureOpenAI"
      target                      = "https://oai-assistant.openai.azure.com/"
      authType                    = "AAD"
      useWorkspaceManagedIdentity = true
      metadata = {
        ApiType    = "Azure"
        ResourceId = local.oai_assistant_ai_services_id
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
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      category = "AIServices"
      target   = "https://ais-assistant.cognitiveservices.azure.com/"
      authType = "AAD"
      metadata = {
        ApiType    = "Azure"
        ResourceId = local.ais_assistant_ai_services_id
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "index_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "index"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      category                    = "CognitiveSearch"
      target                      = "https://srch-assistant.search.windows.net/"
      authType                    = "AAD"
      useWorkspaceManagedIdentity = true
      metadata = {
        ApiType    = "Azure"
        ResourceId = local.srch_assistant_search_id
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "documents_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "documents"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      category                    = "ADLSGen2"
      target                      = "https://${azurerm_storage_account.lake.name}.dfs.core.windows.net/${azurerm_storage_container.documents.name}"
      authType                    = "AAD"
      useWorkspaceManagedIdentity = true
      metadata = {
        AccountName   = azurerm_storage_account.lake.name
        ContainerName = azurerm_storage_container.documents.name
        ResourceId    = azurerm_storage_account.lake.id
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "blobs_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "blobs"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      category = "AzureBlob"
      target   = "https://${azurerm_storage_account.lake.name}.blob.core.windows.net/${azurerm_storage_container.samples.name}"
      authType = "ManagedIdentity"
      credentials = {
        clientId   = azurerm_user_assigned_identity.indexing.client_id
        resourceId = azurerm_user_assigned_identity.indexing.id
      }
      metadata = {
        AccountName   = azurerm_storage_account.lake.name
        ContainerName = azurerm_storage_container.samples.name
        ResourceId    = azurerm_storage_account.lake.id
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "archive_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "archive"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      category = "AzureBlob"
      target   = "https://starchive.blob.core.windows.net/letters"
      authType = "AAD"
      metadata = {
        AccountName   = "starchive"
        ContainerName = "letters"
        ResourceId    = local.starchive_storage_id
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "images_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "images"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      category = "ContainerRegistry"
      target   = "crassistantshared.azurecr.io"
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
  parent_id = azapi_resource.workspace.id

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
  parent_id = azapi_resource.workspace.id

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
  parent_id = azapi_resource.workspace.id

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

data "azapi_resource" "ais_assistant_ai_services_settings" {
  type        = "Microsoft.CognitiveServices/accounts@2025-06-01"
  resource_id = local.ais_assistant_ai_services_id

  response_export_values = ["properties.customSubDomainName", "properties.disableLocalAuth"]
}

check "ais_assistant_ai_services_settings" {
  assert {
    condition     = try(data.azapi_resource.ais_assistant_ai_services_settings.output.properties.disableLocalAuth == true, false)
    error_message = "Keys of this AI services account are on. Switch them off: az resource update --set properties.disableLocalAuth=true --ids ${local.ais_assistant_ai_services_id}"
  }
  assert {
    condition     = try(length(data.azapi_resource.ais_assistant_ai_services_settings.output.properties.customSubDomainName) > 0, false)
    error_message = "This AI services account has no custom subdomain, so it takes no token of Microsoft Entra ID. Look: az resource show --query properties.customSubDomainName --ids ${local.ais_assistant_ai_services_id}"
  }
}

data "azapi_resource" "srch_assistant_search_settings" {
  type        = "Microsoft.Search/searchServices@2025-05-01"
  resource_id = local.srch_assistant_search_id

  response_export_values = ["properties.authOptions", "properties.disableLocalAuth"]
}

check "srch_assistant_search_settings" {
  assert {
    condition     = try(data.azapi_resource.srch_assistant_search_settings.output.properties.disableLocalAuth == true, false) || try(data.azapi_resource.srch_assistant_search_settings.output.properties.authOptions.aadOrApiKey != null, false)
    error_message = "This search service takes keys alone, so every role on it is without effect. Let it take tokens alone: az resource update --set properties.disableLocalAuth=true --ids ${local.srch_assistant_search_id}"
  }
}

data "azapi_resource" "oai_assistant_ai_services_settings" {
  type        = "Microsoft.CognitiveServices/accounts@2025-06-01"
  resource_id = local.oai_assistant_ai_services_id

  response_export_values = ["properties.customSubDomainName", "properties.disableLocalAuth"]
}

check "oai_assistant_ai_services_settings" {
  assert {
    condition     = try(data.azapi_resource.oai_assistant_ai_services_settings.output.properties.disableLocalAuth == true, false)
    error_message = "Keys of this AI services account are on. Switch them off: az resource update --set properties.disableLocalAuth=true --ids ${local.oai_assistant_ai_services_id}"
  }
  assert {
    condition     = try(length(data.azapi_resource.oai_assistant_ai_services_settings.output.properties.customSubDomainName) > 0, false)
    error_message = "This AI services account has no custom subdomain, so it takes no token of Microsoft Entra ID. Look: az resource show --query properties.customSubDomainName --ids ${local.oai_assistant_ai_services_id}"
  }
}
