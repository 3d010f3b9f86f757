// Made by amlgen from blueprint managed. Edit the blueprint, not this file.

// Role assignments that need computes or endpoints

@description('Principal id of the system-assigned identity of online endpoint `score`.')
param scoreEndpointPrincipalId string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

var roles = {
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
}

// Scopes

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

// system identity of online endpoint `score`

resource scoreEndpointMonitoringMetricsPublisherOnApplicationInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(applicationInsights.id), toLower(scoreEndpointPrincipalId), roles.monitoringMetricsPublisher)
  scope: applicationInsights
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
    principalId: scoreEndpointPrincipalId
    principalType: 'ServicePrincipal'
    description: 'May send telemetry to Application Insights with a token, which the inference server does not do by itself. [EP-SAI-PUB-01]'
  }
}
