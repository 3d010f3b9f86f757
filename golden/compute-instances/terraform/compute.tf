# Made by amlgen from blueprint studio. Edit the blueprint, not this file.

resource "azapi_resource" "alice_instance" {
  type      = "Microsoft.MachineLearningServices/workspaces/computes@2026-05-01"
  name      = "alice-s${local.suffix}"
  parent_id = azapi_resource.workspace.id
  location  = var.location

  body = {
    properties = {
      computeType      = "ComputeInstance"
      disableLocalAuth = true
      properties = {
        vmSize                           = "Standard_DS3_v2"
        computeInstanceAuthorizationType = "personal"
        personalComputeInstanceSettings = {
          assignedUser = {
            objectId = "11111111-1111-1111-1111-111111111111"
            tenantId = data.azurerm_client_config.current.tenant_id
          }
        }
        applicationSharingPolicy = "Personal"
        enableSSO                = true
        enableNodePublicIp       = true
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
    enableNodePublicIp = true
    disableLocalAuth   = true
  }

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "bob_instance" {
  type      = "Microsoft.MachineLearningServices/workspaces/computes@2026-05-01"
  name      = "bob-s${local.suffix}"
  parent_id = azapi_resource.workspace.id
  location  = var.location

  body = {
    properties = {
      computeType      = "ComputeInstance"
      disableLocalAuth = true
      properties = {
        vmSize                           = "Standard_DS3_v2"
        computeInstanceAuthorizationType = "personal"
        personalComputeInstanceSettings = {
          assignedUser = {
            objectId = "22222222-2222-2222-2222-222222222222"
            tenantId = data.azurerm_client_config.current.tenant_id
          }
        }
        applicationSharingPolicy = "Personal"
        enableSSO                = true
        enableNodePublicIp       = true
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
    enableNodePublicIp = true
    disableLocalAuth   = true
    identityType       = "UserAssigned"
    identityIds        = [azurerm_user_assigned_identity.notebooks.id]
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.notebooks.id]
  }

  depends_on = [
    azurerm_role_assignment.notebooks,
    azurerm_role_assignment.notebooks_after_workspace,
    azurerm_role_assignment.workspace_after_workspace,
  ]
}

resource "azapi_resource" "carol_instance" {
  type      = "Microsoft.MachineLearningServices/workspaces/computes@2026-05-01"
  name      = "carol-s${local.suffix}"
  parent_id = azapi_resource.workspace.id
  location  = var.location

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
        enableNodePublicIp       = true
        sshSettings = {
          sshPublicAccess = "Disabled"
        }
      }
    }
  }

  ignore_casing          = true
  response_export_values = []

  replace_triggers_external_values = {
    vmSize             = "Standard_DS3_v2"
    enableNodePublicIp = true
    disableLocalAuth   = true
    identityType       = "UserAssigned"
    identityIds        = [azurerm_user_assigned_identity.nightly.id]
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.nightly.id]
  }

  depends_on = [azurerm_role_assignment.nightly, azurerm_role_assignment.workspace_after_workspace]
}
