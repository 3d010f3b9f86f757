# Made by amlgen from blueprint answers. Edit the blueprint, not this file.

# identity `scoring`
resource "azurerm_role_assignment" "scoring" {
  for_each = {
    cognitive_services_open_ai_user_on_aoai_answers_ai_services = {
      scope       = local.aoai_answers_ai_services_id
      role        = local.roles.cognitive_services_open_ai_user
      description = "Calls models of Azure OpenAI without a key. [EP-UAI-AOAI-01]"
    }
    monitoring_metrics_publisher_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.monitoring_metrics_publisher
      description = "May send telemetry to Application Insights with a token, which the inference server does not do by itself. [EP-UAI-PUB-01]"
    }
    key_vault_secrets_user_on_partners_key_vault = {
      scope       = azurerm_key_vault.partners.id
      role        = local.roles.key_vault_secrets_user
      description = "Reads secrets of this vault in deployments. [EP-UAI-KV-01]"
    }
    acr_pull_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.acr_pull
      description = "Pulls the images of deployments from the workspace's registry. [EP-UAI-ACR-01]"
    }
    storage_blob_data_reader_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads models and code of deployments from the workspace's own stores. [EP-UAI-STORAGE-01]"
    }
    storage_blob_data_reader_on_features_container = {
      scope       = azurerm_storage_container.features.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data in scoring code. [EP-UAI-DATA-01]"
    }
    storage_blob_data_contributor_on_feedback_container = {
      scope       = azurerm_storage_container.feedback.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes this data in scoring code. [EP-UAI-DATA-02]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.scoring.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.scoring.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `scoring`
resource "azurerm_role_assignment" "scoring_after_workspace" {
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
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.scoring.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.scoring.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `web`
resource "azurerm_role_assignment" "web_after_computes" {
  for_each = {
    azure_ml_data_scientist_on_chat_endpoint = {
      scope       = azapi_resource.chat_endpoint.id
      role        = local.roles.azure_ml_data_scientist
      description = "Calls this online endpoint with a token of Microsoft Entra ID. [EP-INVOKE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.web.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.web.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `workspace`
resource "azurerm_role_assignment" "workspace" {
  for_each = {
    contributor_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.contributor
      description = "Manages the workspace's Application Insights. [WS-UAI-AI-01]"
    }
    monitoring_metrics_publisher_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.monitoring_metrics_publisher
      description = "Sends telemetry to Application Insights, which accepts no instrumentation key. [WS-UAI-PUB-01]"
    }
    contributor_on_key_vault = {
      scope       = azurerm_key_vault.main.id
      role        = local.roles.contributor
      description = "Manages the workspace's key vault, which is checked when the workspace is created. [WS-UAI-KV-01]"
    }
    key_vault_administrator_on_key_vault = {
      scope       = azurerm_key_vault.main.id
      role        = local.roles.key_vault_administrator
      description = "Keeps the workspace's secrets, keys and certificates in its vault. [WS-UAI-KV-02]"
    }
    contributor_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.contributor
      description = "Builds, pushes and pulls the images of environments. [WS-UAI-ACR-01]"
    }
    contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.contributor
      description = "Manages the workspace's own storage account. [WS-UAI-STORAGE-01]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes the workspace's own stores, where keys are off. [WS-UAI-STORAGE-02]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.workspace.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.workspace.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `workspace`
resource "azurerm_role_assignment" "workspace_after_workspace" {
  for_each = {
    contributor_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.contributor
      description = "Runs the workspace. [WS-UAI-WS-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.workspace.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.workspace.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# system identity of online endpoint `rank`
resource "azurerm_role_assignment" "rank_system_identity" {
  for_each = {
    monitoring_metrics_publisher_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.monitoring_metrics_publisher
      description = "May send telemetry to Application Insights with a token, which the inference server does not do by itself. [EP-SAI-PUB-01]"
    }
    key_vault_secrets_user_on_partners_key_vault = {
      scope       = azurerm_key_vault.partners.id
      role        = local.roles.key_vault_secrets_user
      description = "Reads secrets of this vault in deployments. [EP-SAI-KV-01]"
    }
    storage_blob_data_reader_on_features_container = {
      scope       = azurerm_storage_container.features.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data in scoring code. [EP-SAI-DATA-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azapi_resource.rank_endpoint.identity[0].principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azapi_resource.rank_endpoint.identity[0].principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# group `engineers`
resource "azurerm_role_assignment" "engineers" {
  for_each = {
    azure_ai_inference_deployment_operator_on_resource_group = {
      scope       = local.resource_group_id
      role        = local.roles.azure_ai_inference_deployment_operator
      description = "Deploys in the studio, which makes deployments of the resource group. [HUM-MLE-02]"
    }
    managed_identity_operator_on_scoring_identity = {
      scope       = azurerm_user_assigned_identity.scoring.id
      role        = local.roles.managed_identity_operator
      description = "Makes endpoints that work as this identity. [HUM-MLE-03]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Creates and browses data in the workspace's own stores and uploads models and code. [HUM-DS-02]"
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

# group `on_call`
resource "azurerm_role_assignment" "on_call" {
  for_each = {
    azure_ai_inference_deployment_operator_on_resource_group = {
      scope       = local.resource_group_id
      role        = local.roles.azure_ai_inference_deployment_operator
      description = "Sets up automatic scaling of deployments. [EP-AUTOSCALE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-22222222-2222-2222-2222-222222222222-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "22222222-2222-2222-2222-222222222222"
  principal_type     = "Group"
  description        = each.value.description
}

# A new role assignment is not honoured at once, and the workspace is checked against its vault and stores when it is
# made: so it waits.
resource "time_sleep" "rbac" {
  create_duration = "120s"

  triggers = {
    workspace = join(",", values(azurerm_role_assignment.workspace)[*].id)
  }
}
