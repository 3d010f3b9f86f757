# Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

# identity `workspace`
resource "azurerm_role_assignment" "workspace_before_encryption" {
  for_each = {
    key_vault_crypto_service_encryption_user_on_kv_cmk_key_vault = {
      scope       = local.kv_cmk_key_vault_id
      role        = local.roles.key_vault_crypto_service_encryption_user
      description = "Opens the customer-managed key with which Azure encrypts. [CMK-ID-01]"
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

# identity `training`
resource "azurerm_role_assignment" "training" {
  for_each = {
    cognitive_services_open_ai_user_on_aoai_corp_ai_services = {
      scope       = local.aoai_corp_ai_services_id
      role        = local.roles.cognitive_services_open_ai_user
      description = "Calls models of Azure OpenAI without a key. [CL-AOAI-01]"
    }
    key_vault_secrets_user_on_key_vault = {
      scope       = azurerm_key_vault.main.id
      role        = local.roles.key_vault_secrets_user
      description = "Reads secrets of this vault in jobs. [CL-KV-01]"
    }
    acr_pull_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.acr_pull
      description = "Pulls the images of jobs from the workspace's registry. [CL-UAI-ACR-01]"
    }
    acr_pull_on_corp_registry = {
      scope       = local.corp_registry_id
      role        = local.roles.acr_pull
      description = "Pulls images of jobs from this registry. [CL-UAI-ACR-02]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Mounts the default datastore and keeps code, outputs and logs of jobs there. [CL-UAI-STORAGE-03, CL-UAI-STORAGE-02]"
    }
    storage_table_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_table_data_contributor
      description = "Keeps the state of parallel jobs in tables of the workspace's own account. [CL-UAI-PRS-01]"
    }
    storage_queue_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_queue_data_contributor
      description = "Hands out the work of parallel jobs in queues of the workspace's own account. [CL-UAI-PRS-02]"
    }
    storage_blob_data_reader_on_raw_container = {
      scope       = local.raw_container_id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data in jobs. [CL-UAI-STORAGE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.training.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${split("/", each.value.scope)[2]}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.training.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `build`
resource "azurerm_role_assignment" "build" {
  for_each = {
    acr_pull_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.acr_pull
      description = "Pulls the images of jobs from the workspace's registry. [CL-UAI-ACR-01, IB-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.build.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.build.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `monitor`
resource "azurerm_role_assignment" "monitor" {
  for_each = {
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes what model monitors keep in the workspace's own stores, where keys are off. [WS-UAIX-MON-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.monitor.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.monitor.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `monitor`
resource "azurerm_role_assignment" "monitor_after_workspace" {
  for_each = {
    monitoring_reader_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.monitoring_reader
      description = "The monitoring job reads the metrics of earlier runs. [EXTRA]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.monitor.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.monitor.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `scoring`
resource "azurerm_role_assignment" "scoring" {
  for_each = {
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
    storage_blob_data_reader_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads models and code of deployments from the workspace's own stores. [EP-UAI-STORAGE-01, EP-UAI-DATA-01]"
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

# identity `notebooks`
resource "azurerm_role_assignment" "notebooks" {
  for_each = {
    storage_file_data_privileged_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_file_data_privileged_contributor
      description = "Mounts the workspace's file share on the compute instance, where keys are off. [CI-UAI-FILE-01]"
    }
    storage_blob_data_reader_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_reader
      description = "Uses the workspace's own datastores from the compute instance. [CI-UAI-STORAGE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.notebooks.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.notebooks.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# identity `notebooks`
resource "azurerm_role_assignment" "notebooks_after_workspace" {
  for_each = {
    contributor_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.contributor
      description = "Stops the compute instance when it is idle. [CI-IDLE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.notebooks.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.notebooks.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# system identity of workspace
resource "azurerm_role_assignment" "workspace_system_identity" {
  for_each = {
    azure_ai_enterprise_network_connection_approver_on_aoai_corp_ai_services = {
      scope       = local.aoai_corp_ai_services_id
      role        = local.roles.azure_ai_enterprise_network_connection_approver
      description = "Approves the private endpoint through which the managed network reaches this resource. [WS-SAI-APPROVE-01]"
    }
    monitoring_metrics_publisher_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.monitoring_metrics_publisher
      description = "Sends telemetry to Application Insights, which accepts no instrumentation key. [WS-SAI-PUB-01]"
    }
    azure_ai_enterprise_network_connection_approver_on_corp_registry = {
      scope       = local.corp_registry_id
      role        = local.roles.azure_ai_enterprise_network_connection_approver
      description = "Approves the private endpoint through which the managed network reaches this resource. [WS-SAI-APPROVE-01]"
    }
    azure_ai_enterprise_network_connection_approver_on_lake_storage = {
      scope       = local.lake_storage_id
      role        = local.roles.azure_ai_enterprise_network_connection_approver
      description = "Approves the private endpoint through which the managed network reaches this resource. [WS-SAI-APPROVE-01]"
    }
    reader_on_storage_blob_private_endpoint = {
      scope       = azurerm_private_endpoint.storage_blob.id
      role        = local.roles.reader
      description = "Sees that this private endpoint leads to storage of the workspace. [WS-SAI-PE-01]"
    }
    reader_on_storage_file_private_endpoint = {
      scope       = azurerm_private_endpoint.storage_file.id
      role        = local.roles.reader
      description = "Sees that this private endpoint leads to storage of the workspace. [WS-SAI-PE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azapi_resource.workspace.identity[0].principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${split("/", each.value.scope)[2]}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azapi_resource.workspace.identity[0].principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# group `scientists`
resource "azurerm_role_assignment" "scientists" {
  for_each = {
    storage_blob_data_reader_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_reader
      description = "Browses data in the workspace's own stores. [HUM-RO-02]"
    }
    storage_file_data_privileged_reader_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_file_data_privileged_reader
      description = "Reads notebooks in the workspace's file share. [HUM-RO-03]"
    }
    storage_blob_data_reader_on_raw_container = {
      scope       = local.raw_container_id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data. [HUM-DATA-01]"
    }
    reader_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.reader
      description = "Looks at the assets of the workspace. [HUM-RO-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-44444444-4444-4444-4444-444444444444-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${split("/", each.value.scope)[2]}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "44444444-4444-4444-4444-444444444444"
  principal_type     = "Group"
  description        = each.value.description
}

# group `operators`
resource "azurerm_role_assignment" "operators" {
  for_each = {
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
    "${lower(each.value.scope)}-77777777-7777-7777-7777-777777777777-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "77777777-7777-7777-7777-777777777777"
  principal_type     = "Group"
  description        = each.value.description
}

# A new role assignment is not honoured at once, and the key is opened when what it encrypts is made: so that
# waits.
resource "time_sleep" "key" {
  create_duration = "120s"

  triggers = {
    workspace_before_encryption = join(
      ",",
      values(azurerm_role_assignment.workspace_before_encryption)[*].id
    )
  }
}

# A new role assignment is not honoured at once, and the workspace is checked against its vault and stores when it is
# made: so it waits.
resource "time_sleep" "rbac" {
  create_duration = "120s"

  triggers = {
    monitor = join(",", values(azurerm_role_assignment.monitor)[*].id)
  }
}

# A new role assignment is not honoured at once, and an outbound rule is checked against its target when it is
# made: so it waits.
resource "time_sleep" "approval" {
  create_duration = "120s"

  triggers = {
    workspace_system_identity = join(
      ",",
      values(azurerm_role_assignment.workspace_system_identity)[*].id
    )
  }
}
