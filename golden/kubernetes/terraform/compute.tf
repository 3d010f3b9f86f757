# Made by amlgen from blueprint edge. Edit the blueprint, not this file.

resource "azapi_resource" "aks_kubernetes_compute" {
  type      = "Microsoft.MachineLearningServices/workspaces/computes@2026-05-01"
  name      = "aks"
  parent_id = azapi_resource.workspace.id
  location  = var.location

  body = {
    properties = {
      computeType      = "Kubernetes"
      disableLocalAuth = true
      resourceId       = local.aks_edge_aks_id
      properties = {
        namespace = "ml"
        instanceTypes = {
          small = {
            resources = {
              requests = {
                cpu    = "2"
                memory = "4Gi"
              }
              limits = {
                cpu    = "2"
                memory = "4Gi"
              }
            }
          }
          gpu = {
            nodeSelector = {
              accelerator = "nvidia"
            }
            resources = {
              requests = {
                cpu    = "4"
                memory = "16Gi"
              }
              limits = {
                cpu              = "4"
                memory           = "16Gi"
                "nvidia.com/gpu" = "1"
              }
            }
          }
        }
      }
    }
  }

  ignore_casing          = true
  response_export_values = []

  replace_triggers_external_values = {
    resourceId       = local.aks_edge_aks_id
    namespace        = "ml"
    disableLocalAuth = true
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.jobs.id]
  }

  depends_on = [azurerm_role_assignment.workspace_after_workspace, azurerm_role_assignment.jobs]
}
