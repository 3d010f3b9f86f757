# Made by amlgen from blueprint people. Edit the blueprint, not this file.

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

# identity `monitoring`
resource "azurerm_role_assignment" "monitoring" {
  for_each = {
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads and writes what model monitors keep in the workspace's own stores, where keys are off. [WS-UAIX-MON-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.monitoring.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.monitoring.principal_id
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
    storage_blob_data_reader_on_raw_container = {
      scope       = azurerm_storage_container.raw.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data in jobs. [CL-UAI-STORAGE-01, BE-CL-01]"
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

# identity `serving`
resource "azurerm_role_assignment" "serving" {
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

# group `scientists`
resource "azurerm_role_assignment" "scientists" {
  for_each = {
    managed_identity_operator_on_monitoring_identity = {
      scope       = azurerm_user_assigned_identity.monitoring.id
      role        = local.roles.managed_identity_operator
      description = "Submits jobs and sessions that run as this identity, which is attached to their compute at each start. [WS-UAIX-SUBMIT-01, HUM-DS-06]"
    }
    acr_pull_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.acr_pull
      description = "Pulls images from this registry. [HUM-ACR-01]"
    }
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
    storage_blob_data_reader_on_raw_container = {
      scope       = azurerm_storage_container.raw.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data. [HUM-DATA-01]"
    }
    azure_ml_data_scientist_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_data_scientist
      description = "Works in the workspace as a data scientist: submits jobs, registers data and models. [HUM-DS-01]"
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

# group `auditors`
resource "azurerm_role_assignment" "auditors" {
  for_each = {
    key_vault_secrets_user_on_key_vault = {
      scope       = azurerm_key_vault.main.id
      role        = local.roles.key_vault_secrets_user
      description = "Reads secrets of this vault. [HUM-KV-01]"
    }
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
    reader_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.reader
      description = "Looks at the assets of the workspace. [HUM-RO-01]"
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

# group `labelers`
resource "azurerm_role_assignment" "labelers" {
  for_each = {
    storage_blob_data_contributor_on_labels_container = {
      scope       = azurerm_storage_container.labels.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads the data to label and writes the labels. [HUM-LAB-02, HUM-DATA-02]"
    }
    data_labeling_labeler_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.data_labeling_labeler
      description = "Labels data in the projects of the workspace. [HUM-LAB-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-33333333-3333-3333-3333-333333333333-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "33333333-3333-3333-3333-333333333333"
  principal_type     = "Group"
  description        = each.value.description
}

# group `operators`
resource "azurerm_role_assignment" "operators" {
  for_each = {
    managed_identity_operator_on_monitoring_identity = {
      scope       = azurerm_user_assigned_identity.monitoring.id
      role        = local.roles.managed_identity_operator
      description = "Submits jobs and sessions that run as this identity, which is attached to their compute at each start. [WS-UAIX-SUBMIT-01]"
    }
    managed_identity_operator_on_training_identity = {
      scope       = azurerm_user_assigned_identity.training.id
      role        = local.roles.managed_identity_operator
      description = "Makes clusters that work as this identity. [HUM-CO-03]"
    }
    managed_identity_operator_on_serving_identity = {
      scope       = azurerm_user_assigned_identity.serving.id
      role        = local.roles.managed_identity_operator
      description = "Makes clusters that work as this identity. [HUM-CO-03]"
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
    "${lower(each.value.scope)}-44444444-4444-4444-4444-444444444444-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "44444444-4444-4444-4444-444444444444"
  principal_type     = "Group"
  description        = each.value.description
}

# group `engineers`
resource "azurerm_role_assignment" "engineers" {
  for_each = {
    azure_ai_inference_deployment_operator_on_resource_group = {
      scope       = local.resource_group_id
      role        = local.roles.azure_ai_inference_deployment_operator
      description = "Sets up automatic scaling of deployments. [EP-AUTOSCALE-01, HUM-MLE-02]"
    }
    managed_identity_operator_on_monitoring_identity = {
      scope       = azurerm_user_assigned_identity.monitoring.id
      role        = local.roles.managed_identity_operator
      description = "Submits jobs and sessions that run as this identity, which is attached to their compute at each start. [WS-UAIX-SUBMIT-01]"
    }
    managed_identity_operator_on_training_identity = {
      scope       = azurerm_user_assigned_identity.training.id
      role        = local.roles.managed_identity_operator
      description = "Makes endpoints that work as this identity. [HUM-MLE-03]"
    }
    managed_identity_operator_on_serving_identity = {
      scope       = azurerm_user_assigned_identity.serving.id
      role        = local.roles.managed_identity_operator
      description = "Makes endpoints that work as this identity. [HUM-MLE-03]"
    }
    acr_push_on_registry = {
      scope       = azurerm_container_registry.main.id
      role        = local.roles.acr_push
      description = "Pulls images from this registry and pushes them to it. [HUM-ACR-02]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Creates and browses data in the workspace's own stores and uploads models and code. [HUM-DS-02]"
    }
    azure_ml_compute_operator_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_compute_operator
      description = "Makes, starts, stops and deletes computes. [HUM-CO-01]"
    }
    azure_ml_data_scientist_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_data_scientist
      description = "Makes endpoints and deployments and calls them. [HUM-MLE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-55555555-5555-5555-5555-555555555555-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "55555555-5555-5555-5555-555555555555"
  principal_type     = "Group"
  description        = each.value.description
}

# group `prompters`
resource "azurerm_role_assignment" "prompters" {
  for_each = {
    storage_file_data_privileged_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_file_data_privileged_contributor
      description = "Keeps notebooks in the workspace's file share. [HUM-DS-03, HUM-PF-02]"
    }
    storage_blob_data_contributor_on_default_storage = {
      scope       = azurerm_storage_account.default.id
      role        = local.roles.storage_blob_data_contributor
      description = "Keeps data of flows and their runs in the workspace's own stores. [HUM-PF-02]"
    }
    azure_ml_data_scientist_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_data_scientist
      description = "Works with prompt flow in the workspace. [HUM-PF-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-66666666-6666-6666-6666-666666666666-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "66666666-6666-6666-6666-666666666666"
  principal_type     = "Group"
  description        = each.value.description
}

# group `network`
resource "azurerm_role_assignment" "network" {
  for_each = {
    azure_ai_enterprise_networking_outbound_rules_operator_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ai_enterprise_networking_outbound_rules_operator
      description = "Administers the outbound rules of the workspace. [HUM-NET-01]"
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

# user `admin`
resource "azurerm_role_assignment" "admin" {
  for_each = {
    key_vault_secrets_officer_on_key_vault = {
      scope       = azurerm_key_vault.main.id
      role        = local.roles.key_vault_secrets_officer
      description = "Reads and writes secrets of this vault. [HUM-KV-02]"
    }
    contributor_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.contributor
      description = "Administers the workspace. [HUM-ADM-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-88888888-8888-8888-8888-888888888888-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "88888888-8888-8888-8888-888888888888"
  principal_type     = "User"
  description        = each.value.description
}

# user `analyst`
resource "azurerm_role_assignment" "analyst" {
  for_each = {
    reader_on_lake_storage = {
      scope       = azurerm_storage_account.lake.id
      role        = local.roles.reader
      description = "Opens the storage account of the data that Spark notebooks read. [HUM-SPARK-01]"
    }
    storage_blob_data_reader_on_raw_container = {
      scope       = azurerm_storage_container.raw.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data. [HUM-DATA-01]"
    }
    azure_ml_data_scientist_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_data_scientist
      description = "Works in the workspace as a data scientist: submits jobs, registers data and models. [HUM-DS-01, HUM-MON-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-99999999-9999-9999-9999-999999999999-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "99999999-9999-9999-9999-999999999999"
  principal_type     = "User"
  description        = each.value.description
}

# user `reviewer`
resource "azurerm_role_assignment" "reviewer" {
  for_each = {
    storage_blob_data_contributor_on_labels_container = {
      scope       = azurerm_storage_container.labels.id
      role        = local.roles.storage_blob_data_contributor
      description = "Reads the data to label and writes the labels. [HUM-LAB-02, HUM-DATA-02]"
    }
    data_labeling_labeler_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.data_labeling_labeler
      description = "Labels data in the projects of the workspace. [HUM-LAB-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"
  principal_type     = "User"
  description        = each.value.description
}

# service principal `shop`
resource "azurerm_role_assignment" "shop" {
  for_each = {
    azure_ml_data_scientist_on_score_endpoint = {
      scope       = azapi_resource.score_endpoint.id
      role        = local.roles.azure_ml_data_scientist
      description = "Calls this online endpoint with a token of Microsoft Entra ID. [EP-INVOKE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb"
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# service principal `scheduler`
resource "azurerm_role_assignment" "scheduler" {
  for_each = {
    storage_blob_data_reader_on_raw_container = {
      scope       = azurerm_storage_container.raw.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data. [HUM-DATA-01]"
    }
    azure_ml_data_scientist_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ml_data_scientist
      description = "Calls batch endpoints, whose jobs run as the caller. [BE-CALLER-01, HUM-MLE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-cccccccc-cccc-cccc-cccc-cccccccccccc-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "cccccccc-cccc-cccc-cccc-cccccccccccc"
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# A new role assignment is not honoured at once, and the workspace is checked against its vault and stores when it is
# made: so it waits.
resource "time_sleep" "rbac" {
  create_duration = "120s"

  triggers = {
    workspace  = join(",", values(azurerm_role_assignment.workspace)[*].id)
    monitoring = join(",", values(azurerm_role_assignment.monitoring)[*].id)
  }
}
