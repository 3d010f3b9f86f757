# Made by amlgen from blueprint concierge. Edit the blueprint, not this file.

# identity `assistant`
resource "azurerm_role_assignment" "assistant" {
  for_each = {
    cognitive_services_open_ai_user_on_aoai_shared_ai_services = {
      scope       = local.aoai_shared_ai_services_id
      role        = local.roles.cognitive_services_open_ai_user
      description = "Calls models of Azure OpenAI without a key. [EP-UAI-AOAI-01]"
    }
    acr_pull_on_registry = {
      scope       = local.registry_id
      role        = local.roles.acr_pull
      description = "Pulls the images of deployments from the workspace's registry. [EP-UAI-ACR-01]"
    }
    storage_blob_data_reader_on_default_storage = {
      scope       = local.default_storage_id
      role        = local.roles.storage_blob_data_reader
      description = "Reads models and code of deployments from the workspace's own stores. [EP-UAI-STORAGE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.assistant.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.assistant.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `assistant`
resource "azurerm_role_assignment" "assistant_after_workspace" {
  for_each = {
    azure_ml_metrics_writer_preview_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_metrics_writer_preview
      description = "Writes metrics of deployments. [EP-UAI-METRICS-01]"
    }
    azure_machine_learning_workspace_connection_secrets_reader_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_machine_learning_workspace_connection_secrets_reader
      description = "Reads secrets of the connections that deployments use. [EP-UAI-SECRETS-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.assistant.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.assistant.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# group `team`
resource "azurerm_role_assignment" "team" {
  for_each = {
    azure_ai_inference_deployment_operator_on_resource_group = {
      scope       = local.resource_group_id
      role        = local.roles.azure_ai_inference_deployment_operator
      description = "Deploys models in the project. [HUB-HUM-04, HUM-MLE-02]"
    }
    managed_identity_operator_on_assistant_identity = {
      scope       = azurerm_user_assigned_identity.assistant.id
      role        = local.roles.managed_identity_operator
      description = "Runs jobs, sessions and computes as this identity. [HUM-DS-06]"
    }
    reader_on_hub_ai_hub_hub = {
      scope       = local.hub_ai_hub_hub_id
      role        = local.roles.reader
      description = "Sees the hub of the project and what it shares. [HUB-HUM-03]"
    }
    cognitive_services_open_ai_user_on_aoai_shared_ai_services = {
      scope       = local.aoai_shared_ai_services_id
      role        = local.roles.cognitive_services_open_ai_user
      description = "Calls models of Azure OpenAI without a key. [HUM-AOAI-01]"
    }
    azure_ai_developer_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ai_developer
      description = "Works in the project. [HUB-HUM-02]"
    }
    azure_ml_data_scientist_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_data_scientist
      description = "Makes endpoints and deployments and calls them. [HUM-MLE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-11111111-1111-1111-1111-111111111111-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "11111111-1111-1111-1111-111111111111"
  principal_type     = "Group"
  description        = each.value.description
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
