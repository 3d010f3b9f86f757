# Made by amlgen from blueprint approved. Edit the blueprint, not this file.

resource "azapi_resource" "packages_outbound_rule" {
  type      = "Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01"
  name      = "packages"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      type        = "FQDN"
      category    = "UserDefined"
      destination = "*.anaconda.org"
    }
  }

  response_export_values = []
}

resource "azapi_resource" "pypi_outbound_rule" {
  type      = "Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01"
  name      = "pypi"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      type        = "FQDN"
      category    = "UserDefined"
      destination = "pypi.org"
    }
  }

  response_export_values = []

  depends_on = [azapi_resource.packages_outbound_rule]
}

resource "azapi_resource" "factory_outbound_rule" {
  type      = "Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01"
  name      = "factory"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      type     = "ServiceTag"
      category = "UserDefined"
      destination = {
        serviceTag = "DataFactory"
        protocol   = "TCP"
        portRanges = "443,8000-8080"
        action     = "Allow"
      }
    }
  }

  response_export_values = []

  depends_on = [azapi_resource.pypi_outbound_rule]
}

resource "azapi_resource" "lake_outbound_rule" {
  type      = "Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01"
  name      = "lake"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      type     = "PrivateEndpoint"
      category = "UserDefined"
      destination = {
        serviceResourceId = azurerm_storage_account.lake.id
        subresourceTarget = "blob"
        sparkEnabled      = false
      }
    }
  }

  response_export_values = []

  depends_on = [azapi_resource.factory_outbound_rule, time_sleep.approval]
}

resource "azapi_resource" "search_outbound_rule" {
  type      = "Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01"
  name      = "search"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      type     = "PrivateEndpoint"
      category = "UserDefined"
      destination = {
        serviceResourceId = local.srch_team_workload_id
        subresourceTarget = "searchService"
        sparkEnabled      = false
      }
    }
  }

  response_export_values = []

  depends_on = [azapi_resource.lake_outbound_rule, time_sleep.approval]
}
