# Made by amlgen from blueprint approved. Edit the blueprint, not this file.

# identity `compute`
resource "azurerm_role_assignment" "compute" {
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
    storage_blob_data_reader_on_raw_container = {
      scope       = azurerm_storage_container.raw.id
      role        = local.roles.storage_blob_data_reader
      description = "Reads this data in jobs. [CL-UAI-STORAGE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azurerm_user_assigned_identity.compute.principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azurerm_user_assigned_identity.compute.principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# system identity of workspace
resource "azurerm_role_assignment" "workspace_system_identity" {
  for_each = {
    monitoring_metrics_publisher_on_application_insights = {
      scope       = azurerm_application_insights.main.id
      role        = local.roles.monitoring_metrics_publisher
      description = "Sends telemetry to Application Insights, which accepts no instrumentation key. [WS-SAI-PUB-01]"
    }
    azure_ai_enterprise_network_connection_approver_on_lake_storage = {
      scope       = azurerm_storage_account.lake.id
      role        = local.roles.azure_ai_enterprise_network_connection_approver
      description = "Approves the private endpoint through which the managed network reaches this resource. [WS-SAI-APPROVE-01]"
    }
    azure_ai_enterprise_network_connection_approver_on_srch_team_workload = {
      scope       = local.srch_team_workload_id
      role        = local.roles.azure_ai_enterprise_network_connection_approver
      description = "Approves the private endpoint through which the managed network reaches this resource. [WS-SAI-APPROVE-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-${lower(azapi_resource.workspace.identity[0].principal_id)}-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = azapi_resource.workspace.identity[0].principal_id
  principal_type     = "ServicePrincipal"
  description        = each.value.description
}

# group `network`
resource "azurerm_role_assignment" "network" {
  for_each = {
    azure_ai_enterprise_network_connection_approver_on_lake_storage = {
      scope       = azurerm_storage_account.lake.id
      role        = local.roles.azure_ai_enterprise_network_connection_approver
      description = "Makes outbound rules to this resource, for which it approves their private endpoint. [HUM-NET-02]"
    }
    azure_ai_enterprise_network_connection_approver_on_srch_team_workload = {
      scope       = local.srch_team_workload_id
      role        = local.roles.azure_ai_enterprise_network_connection_approver
      description = "Makes outbound rules to this resource, for which it approves their private endpoint. [HUM-NET-02]"
    }
    azure_ai_enterprise_networking_outbound_rules_operator_on_workspace = {
      scope       = azapi_resource.workspace.id
      role        = local.roles.azure_ai_enterprise_networking_outbound_rules_operator
      description = "Administers the outbound rules of the workspace. [HUM-NET-01]"
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-5c4d3e2f-1a0b-4c9d-8e7f-7a6b5c4d3e2f-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "5c4d3e2f-1a0b-4c9d-8e7f-7a6b5c4d3e2f"
  principal_type     = "Group"
  description        = each.value.description
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
