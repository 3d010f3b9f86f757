# Made by amlgen from blueprint fjord. Edit the blueprint, not this file.

# identity `builder`
resource "azurerm_role_assignment" "builder" {
  for_each = {
    acr_pull_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.acr_pull
      description = "Pulls the images of jobs from the workspace's registry. [CL-UAI-ACR-01, IB-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.builder.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.builder.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `training`
resource "azurerm_role_assignment" "training" {
  for_each = {
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
    storage_table_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_table_data_contributor
      description = "Keeps the state of batch deployments of models in tables of the workspace's own account. [BE-CL-03]"
    }
    storage_queue_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_queue_data_contributor
      description = "Hands out the work of batch deployments of models in queues of the workspace's own account. [BE-CL-03]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.training.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.training.principal_id
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
    reader_on_storage_blob_private_endpoint = {
      scope       = azurerm_private_endpoint.storage_blob.id
      role        = local.roles.reader
      description = "Sees that this private endpoint leads to storage of the workspace. [WS-UAI-PE-01]"
    }
    reader_on_storage_file_private_endpoint = {
      scope       = azurerm_private_endpoint.storage_file.id
      role        = local.roles.reader
      description = "Sees that this private endpoint leads to storage of the workspace. [WS-UAI-PE-01]"
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

# group `data-science`
resource "azurerm_role_assignment" "data_science" {
  for_each = {
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Creates and browses data in the workspace's own stores and uploads models and code. [HUM-DS-02]"
    }
    storage_file_data_privileged_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_file_data_privileged_contributor
      description = "Keeps notebooks in the workspace's file share. [HUM-DS-03]"
    }
    azure_ml_data_scientist_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_data_scientist
      description = "Works in the workspace as a data scientist: submits jobs, registers data and models. [HUM-DS-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-3f0c2a1e-6a54-4c93-9f27-1b8e5d7a9c42-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "3f0c2a1e-6a54-4c93-9f27-1b8e5d7a9c42"
  principal_type     = "Group"
  description        = each.value.description
}

# group `platform-operators`
resource "azurerm_role_assignment" "platform_operators" {
  for_each = {
    network_contributor_on_compute_subnet = {
      scope       = azurerm_subnet.compute.id
      role        = local.roles.network_contributor
      description = "Puts computes into this subnet. [HUM-CO-04]"
    }
    azure_ml_compute_operator_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_compute_operator
      description = "Makes, starts, stops and deletes computes. [HUM-CO-01]"
    }
    reader_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.reader
      description = "Sees the workspace, which the role for computes does not include. [HUM-CO-02]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-7b1d9e34-2c8f-4a60-b5e3-9d04c6f18a25-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "7b1d9e34-2c8f-4a60-b5e3-9d04c6f18a25"
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
