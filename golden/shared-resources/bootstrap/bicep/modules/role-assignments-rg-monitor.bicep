// Made by amlgen from blueprint pricing. Edit the blueprint, not this file.

// Role assignments, in resource group `rg-monitor` of subscription `00000000-0000-0000-0000-000000000002`

@description('Name of the Log Analytics workspace.')
param logAnalyticsName string

var principals = {
  pipeline: '22222222-2222-2222-2222-222222222222'
}

var roles = {
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
}

// Scopes

resource logAnalytics 'Microsoft.OperationalInsights/workspaces@2026-03-01' existing = {
  name: logAnalyticsName
}

// service principal `pipeline`

resource pipelineReaderOnLogAnalytics 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(logAnalytics.id), principals.pipeline, roles.reader)
  scope: logAnalytics
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: principals.pipeline
    principalType: 'ServicePrincipal'
    description: 'Reads this resource, which exists already. [DEP-14]'
  }
}
