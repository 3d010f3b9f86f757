# Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

# Datastores of its own are reached with identities, never with account keys.
resource "azapi_resource" "workspace" {
  type      = "Microsoft.MachineLearningServices/workspaces@2026-05-01"
  name      = "mlw-fraud"
  parent_id = local.resource_group_id
  location  = var.location
  tags      = local.tags

  body = {
    kind = "Default"
    sku = {
      name = "Basic"
      tier = "Basic"
    }
    properties = {
      friendlyName             = "Fraud models"
      storageAccount           = azurerm_storage_account.default.id
      keyVault                 = azurerm_key_vault.main.id
      applicationInsights      = azurerm_application_insights.main.id
      containerRegistry        = azurerm_container_registry.main.id
      systemDatastoresAuthMode = "Identity"
      imageBuildCompute        = "image-build"
      hbiWorkspace             = true
      publicNetworkAccess      = "Disabled"
      managedNetwork = {
        isolationMode = "AllowOnlyApprovedOutbound"
        firewallSku   = "Standard"
      }
      provisionNetworkNow = false
      v1LegacyMode        = false
      encryption = {
        status = "Enabled"
        identity = {
          userAssignedIdentity = azurerm_user_assigned_identity.workspace.id
        }
        keyVaultProperties = {
          keyVaultArmId = local.kv_cmk_key_vault_id
          keyIdentifier = data.azapi_resource.aml_cmk_key.output.properties.keyUriWithVersion
        }
      }
      enableServiceSideCMKEncryption = true
    }
  }

  ignore_casing          = true
  response_export_values = []

  identity {
    type = "SystemAssigned, UserAssigned"
    identity_ids = [
      azurerm_user_assigned_identity.monitor.id,
      azurerm_user_assigned_identity.workspace.id,
    ]
  }

  depends_on = [
    azurerm_private_endpoint.storage_blob,
    azurerm_private_endpoint.storage_file,
    azurerm_private_endpoint.storage_queue,
    azurerm_private_endpoint.storage_table,
    azurerm_private_endpoint.vault_vault,
    azurerm_private_endpoint.registry_registry,
    time_sleep.key,
    time_sleep.rbac,
  ]
}
