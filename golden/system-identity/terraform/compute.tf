# Made by amlgen from blueprint ledger. Edit the blueprint, not this file.

resource "azapi_resource" "train_cluster" {
  type      = "Microsoft.MachineLearningServices/workspaces/computes@2026-05-01"
  name      = "train"
  parent_id = azapi_resource.workspace.id
  location  = var.location

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
    type = "SystemAssigned"
  }

  depends_on = [azurerm_role_assignment.workspace_system_identity]
}

resource "azapi_resource" "score_cluster" {
  type      = "Microsoft.MachineLearningServices/workspaces/computes@2026-05-01"
  name      = "score"
  parent_id = azapi_resource.workspace.id
  location  = var.location

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
          maxNodeCount                = 2
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
    type = "SystemAssigned"
  }

  depends_on = [azurerm_role_assignment.workspace_system_identity]
}

resource "azapi_resource" "builds_cluster" {
  type      = "Microsoft.MachineLearningServices/workspaces/computes@2026-05-01"
  name      = "builds"
  parent_id = azapi_resource.workspace.id
  location  = var.location

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
          maxNodeCount                = 1
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
    vmSize             = "Standard_D2ads_v5"
    vmPriority         = "Dedicated"
    enableNodePublicIp = true
    disableLocalAuth   = true
  }

  identity {
    type = "SystemAssigned"
  }

  depends_on = [azurerm_role_assignment.workspace_system_identity]
}
