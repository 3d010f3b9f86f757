// Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

// Role assignments, in resource group `rg-monitor`

@description('Name of the Log Analytics workspace.')
param logAnalyticsName string

var principals = {
  releasePipeline: '99999999-9999-9999-9999-999999999999'
}

var roles = {
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
}

// Scopes

resource logAnalytics 'Microsoft.OperationalInsights/workspaces@2026-03-01' existing = {
  name: logAnalyticsName
}

// service principal `release_pipeline`

resource releasePipelineReaderOnLogAnalytics 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(logAnalytics.id), principals.releasePipeline, roles.reader)
  scope: logAnalytics
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: principals.releasePipeline
    principalType: 'ServicePrincipal'
    description: 'Reads this resource, which exists already. [DEP-14]'
  }
}
