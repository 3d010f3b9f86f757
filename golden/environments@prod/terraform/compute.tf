# Made by amlgen from blueprint renew. Edit the blueprint, not this file.

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
          maxNodeCount                = 20
          nodeIdleTimeBeforeScaleDown = "PT120S"
        }
        enableNodePublicIp          = true
        remoteLoginPortPublicAccess = "Disabled"
      }
    }
  }

  ignore_casing          = true
  response_export_values = []

  replace_triggers_external_values = {
    vmSize             = "Standard_DS3_v2"
    vmPriority         = "Dedicated"
    enableNodePublicIp = true
    disableLocalAuth   = true
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.training.id]
  }

  depends_on = [azurerm_role_assignment.training, azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "nightly_cluster" {
  type      = "Microsoft.MachineLearningServices/workspaces/computes@2026-05-01"
  name      = "nightly"
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
          maxNodeCount                = 4
          nodeIdleTimeBeforeScaleDown = "PT120S"
        }
        enableNodePublicIp          = true
        remoteLoginPortPublicAccess = "Disabled"
      }
    }
  }

  ignore_casing          = true
  response_export_values = []

  replace_triggers_external_values = {
    vmSize             = "Standard_DS3_v2"
    vmPriority         = "Dedicated"
    enableNodePublicIp = true
    disableLocalAuth   = true
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.training.id]
  }

  depends_on = [azurerm_role_assignment.training, azurerm_role_assignment.workspace_after_workspace]
}
