# Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

resource "azapi_resource" "cpu_cluster" {
  type      = "Microsoft.MachineLearningServices/workspaces/computes@2026-05-01"
  name      = "cpu"
  parent_id = azapi_resource.workspace.id
  location  = var.location
  tags      = local.tags

  body = {
    properties = {
      computeType      = "AmlCompute"
      disableLocalAuth = true
      properties = {
        vmSize     = "Standard_DS3_v2"
        vmPriority = "Dedicated"
        osType     = "Linux"
        scaleSettings = {
          minNodeCount                = 0
          maxNodeCount                = 8
          nodeIdleTimeBeforeScaleDown = "PT120S"
        }
        enableNodePublicIp          = false
        remoteLoginPortPublicAccess = "Disabled"
      }
    }
  }

  ignore_casing          = true
  response_export_values = []

  replace_triggers_external_values = {
    vmSize             = "Standard_DS3_v2"
    vmPriority         = "Dedicated"
    enableNodePublicIp = false
    disableLocalAuth   = true
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.training.id, local.shared_reader_identity_id]
  }

  depends_on = [
    azurerm_private_endpoint.workspace_amlworkspace,
    azapi_resource.pypi_outbound_rule,
    azurerm_role_assignment.training,
    azurerm_role_assignment.workspace_system_identity,
  ]
}

resource "azapi_resource" "image_build_cluster" {
  type      = "Microsoft.MachineLearningServices/workspaces/computes@2026-05-01"
  name      = "image-build"
  parent_id = azapi_resource.workspace.id
  location  = var.location
  tags      = local.tags

  body = {
    properties = {
      computeType      = "AmlCompute"
      disableLocalAuth = true
      properties = {
        vmSize     = "Standard_D2ads_v5"
        vmPriority = "Dedicated"
        osType     = "Linux"
        scaleSettings = {
          minNodeCount                = 0
          maxNodeCount                = 2
          nodeIdleTimeBeforeScaleDown = "PT120S"
        }
        enableNodePublicIp          = false
        remoteLoginPortPublicAccess = "Disabled"
      }
    }
  }

  ignore_casing          = true
  response_export_values = []

  replace_triggers_external_values = {
    vmSize             = "Standard_D2ads_v5"
    vmPriority         = "Dedicated"
    enableNodePublicIp = false
    disableLocalAuth   = true
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.build.id]
  }

  depends_on = [
    azurerm_private_endpoint.workspace_amlworkspace,
    azapi_resource.pypi_outbound_rule,
    azurerm_role_assignment.build,
    azurerm_role_assignment.workspace_system_identity,
  ]
}

resource "azapi_resource" "ci_alice_instance" {
  type      = "Microsoft.MachineLearningServices/workspaces/computes@2026-05-01"
  name      = "ci-alice-s${local.suffix}"
  parent_id = azapi_resource.workspace.id
  location  = var.location
  tags      = local.tags

  body = {
    properties = {
      computeType      = "ComputeInstance"
      disableLocalAuth = true
      properties = {
        vmSize                           = "Standard_DS3_v2"
        computeInstanceAuthorizationType = "personal"
        personalComputeInstanceSettings = {
          assignedUser = {
            objectId = "33333333-3333-3333-3333-333333333333"
            tenantId = data.azurerm_client_config.current.tenant_id
          }
        }
        applicationSharingPolicy = "Personal"
        enableSSO                = true
        enableNodePublicIp       = false
        sshSettings = {
          sshPublicAccess = "Disabled"
        }
        idleTimeBeforeShutdown = "PT60M"
      }
    }
  }

  ignore_casing          = true
  response_export_values = []

  replace_triggers_external_values = {
    vmSize             = "Standard_DS3_v2"
    enableNodePublicIp = false
    disableLocalAuth   = true
    identityType       = "UserAssigned"
    identityIds        = [azurerm_user_assigned_identity.notebooks.id]
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.notebooks.id]
  }

  depends_on = [
    azurerm_private_endpoint.workspace_amlworkspace,
    azapi_resource.pypi_outbound_rule,
    azurerm_role_assignment.notebooks,
    azurerm_role_assignment.notebooks_after_workspace,
    azurerm_role_assignment.workspace_system_identity,
  ]
}
