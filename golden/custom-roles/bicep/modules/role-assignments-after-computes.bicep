// Made by amlgen from blueprint triage. Edit the blueprint, not this file.

// Role assignments that need computes or endpoints

@description('Principal id of the system-assigned identity of online endpoint `score`.')
param scoreEndpointPrincipalId string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

@description('Name of the workspace.')
param workspaceName string

@description('Name of online endpoint `score`.')
param scoreEndpointName string

var principals = {
  clinics: '44444444-4444-4444-4444-444444444444'
}

var roles = {
  endpointCaller: guid(toLower(resourceGroup().id), 'triage-Endpoint caller')
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
}

// Scopes

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: workspaceName
}

resource scoreEndpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2026-05-01' existing = {
  parent: workspace
  name: scoreEndpointName
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

// group `clinics`

resource clinicsEndpointCallerOnScoreEndpoint 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(scoreEndpoint.id), principals.clinics, roles.endpointCaller)
  scope: scoreEndpoint
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.endpointCaller)
    principalId: principals.clinics
    principalType: 'Group'
    description: 'Clinics have their images scored. [EXTRA]'
  }
}
