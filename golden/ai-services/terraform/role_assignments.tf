# Made by amlgen from blueprint assistant. Edit the blueprint, not this file.

# identity `workspace`
resource "azurerm_role_assignment" "workspace" {
  for_each = {
    search_index_data_contributor_on_srch_assistant_search = {
      scope       = local.srch_assistant_search_id
      role        = local.roles.search_index_data_contributor
      description = "Queries indexes and loads documents through a connection of the workspace. [HUB-CONN-01]"
    }
    cognitive_services_open_ai_user_on_oai_assistant_ai_services = {
      scope       = local.oai_assistant_ai_services_id
      role        = local.roles.cognitive_services_open_ai_user
      description = "Calls models of Azure OpenAI through a connection of the workspace. [HUB-CONN-01]"
    }
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
    storage_blob_data_contributor_on_documents_container = {
      scope       = azurerm_storage_container.documents.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes this data through a connection of the workspace. [HUB-CONN-01]"
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

# identity `sessions`
resource "azurerm_role_assignment" "sessions" {
  for_each = {
    cognitive_services_open_ai_user_on_oai_assistant_ai_services = {
      scope       = local.oai_assistant_ai_services_id
      role        = local.roles.cognitive_services_open_ai_user
      description = "Calls models of Azure OpenAI without a key. [WS-UAIX-AOAI-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.sessions.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.sessions.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `indexing`
resource "azurerm_role_assignment" "indexing" {
  for_each = {
    cognitive_services_user_on_ais_assistant_ai_services = {
      scope       = local.ais_assistant_ai_services_id
      role        = local.roles.cognitive_services_user
      description = "Calls AI services without a key. [CL-AIS-01]"
    }
    search_index_data_contributor_on_srch_assistant_search = {
      scope       = local.srch_assistant_search_id
      role        = local.roles.search_index_data_contributor
      description = "Queries indexes and loads documents of this search service without a key. [CL-SRCH-02]"
    }
    acr_pull_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.acr_pull
      description = "Pulls the images of jobs from the workspace's registry. [CL-UAI-ACR-01]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Mounts the default datastore, where code, outputs and logs of jobs lie. [CL-UAI-STORAGE-03]"
    }
    storage_blob_data_reader_on_documents_container = {
      scope       = azurerm_storage_container.documents.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data in jobs. [CL-UAI-STORAGE-01]"
    }
    storage_blob_data_reader_on_samples_container = {
      scope       = azurerm_storage_container.samples.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data in jobs. [CL-UAI-STORAGE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.indexing.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.indexing.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `serving`
resource "azurerm_role_assignment" "serving" {
  for_each = {
    search_index_data_reader_on_srch_assistant_search = {
      scope       = local.srch_assistant_search_id
      role        = local.roles.search_index_data_reader
      description = "Queries indexes of this search service without a key. [EP-UAI-SRCH-01]"
    }
    cognitive_services_open_ai_user_on_oai_assistant_ai_services = {
      scope       = local.oai_assistant_ai_services_id
      role        = local.roles.cognitive_services_open_ai_user
      description = "Calls models of Azure OpenAI without a key. [EP-UAI-AOAI-01]"
    }
    monitoring_metrics_publisher_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.monitoring_metrics_publisher
      description = "May send telemetry to Application Insights with a token, which the inference server does not do by itself. [EP-UAI-PUB-01]"
    }
    acr_pull_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.acr_pull
      description = "Pulls the images of deployments from the workspace's registry. [EP-UAI-ACR-01]"
    }
    acr_pull_on_shared_registry = {
      scope       = local.shared_registry_id
      role        = local.roles.acr_pull
      description = "Pulls images of deployments from this registry. [EP-UAI-ACR-02]"
    }
    storage_blob_data_reader_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads models and code of deployments from the workspace's own stores. [EP-UAI-STORAGE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.serving.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.serving.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `serving`
resource "azurerm_role_assignment" "serving_after_workspace" {
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
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.serving.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.serving.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# group `builders`
resource "azurerm_role_assignment" "builders" {
  for_each = {
    cognitive_services_user_on_ais_assistant_ai_services = {
      scope       = local.ais_assistant_ai_services_id
      role        = local.roles.cognitive_services_user
      description = "Calls AI services without a key. [HUM-AIS-01]"
    }
    search_index_data_contributor_on_srch_assistant_search = {
      scope       = local.srch_assistant_search_id
      role        = local.roles.search_index_data_contributor
      description = "Queries indexes and loads documents of this search service without a key. [HUM-SRCH-02]"
    }
    search_service_contributor_on_srch_assistant_search = {
      scope       = local.srch_assistant_search_id
      role        = local.roles.search_service_contributor
      description = "Makes and changes indexes, indexers and skillsets of this search service. [HUM-SRCH-03]"
    }
    cognitive_services_open_ai_user_on_oai_assistant_ai_services = {
      scope       = local.oai_assistant_ai_services_id
      role        = local.roles.cognitive_services_open_ai_user
      description = "Calls models of Azure OpenAI without a key. [HUM-AOAI-01]"
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

# group `testers`
resource "azurerm_role_assignment" "testers" {
  for_each = {
    search_index_data_reader_on_srch_assistant_search = {
      scope       = local.srch_assistant_search_id
      role        = local.roles.search_index_data_reader
      description = "Queries indexes of this search service without a key. [HUM-SRCH-01]"
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
    sessions  = join(",", values(azurerm_role_assignment.sessions)[*].id)
  }
}
