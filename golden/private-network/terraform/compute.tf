# Made by amlgen from blueprint fjord. Edit the blueprint, not this file.

resource "azapi_resource" "builder_cluster" {
  type      = "Microsoft.MachineLearningServices/workspaces/computes@2026-05-01"
  name      = "builder"
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
          maxNodeCount                = 1
          nodeIdleTimeBeforeScaleDown = "PT120S"
        }
        enableNodePublicIp = false
        subnet = {
          id = azurerm_subnet.compute.id
        }
        remoteLoginPortPublicAccess = "Disabled"
      }
    }
  }

  ignore_casing          = true
  response_export_values = []

  replace_triggers_external_values = {
    vmSize     = "Standard_DS3_v2"
    vmPriority = "Dedicated"
    subnet = {
      id = azurerm_subnet.compute.id
    }
    enableNodePublicIp = false
    disableLocalAuth   = true
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.builder.id]
  }

  depends_on = [
    azurerm_private_endpoint.workspace_amlworkspace,
    azurerm_subnet_network_security_group_association.compute,
    azurerm_subnet_nat_gateway_association.compute,
    azurerm_role_assignment.builder,
    azurerm_role_assignment.workspace_after_workspace,
  ]
}

resource "azapi_resource" "cpu_cluster" {
  type      = "Microsoft.MachineLearningServices/workspaces/computes@2026-05-01"
  name      = "cpu"
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
        enableNodePublicIp = false
        subnet = {
          id = azurerm_subnet.compute.id
        }
        remoteLoginPortPublicAccess = "Disabled"
      }
    }
  }

  ignore_casing          = true
  response_export_values = []

  replace_triggers_external_values = {
    vmSize     = "Standard_DS3_v2"
    vmPriority = "Dedicated"
    subnet = {
      id = azurerm_subnet.compute.id
    }
    enableNodePublicIp = false
    disableLocalAuth   = true
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.training.id]
  }

  depends_on = [
    azurerm_private_endpoint.workspace_amlworkspace,
    azurerm_subnet_network_security_group_association.compute,
    azurerm_subnet_nat_gateway_association.compute,
    azurerm_role_assignment.training,
    azurerm_role_assignment.workspace_after_workspace,
  ]
}
