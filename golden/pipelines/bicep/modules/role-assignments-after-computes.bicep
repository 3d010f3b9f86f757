// Made by amlgen from blueprint delivery. Edit the blueprint, not this file.

// Role assignments that need computes or endpoints

@description('Principal id of identity `pods`.')
param podsIdentityPrincipalId string

@description('Principal id of the system-assigned identity of online endpoint `score`.')
param scoreEndpointPrincipalId string

@description('Name of the workspace.')
param workspaceName string

@description('Name of online endpoint `score`.')
param scoreEndpointName string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

var roles = {
  azureMlDataScientist: 'f6c7c914-8db3-469d-8ca1-694a8f32e121'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
}

// Scopes

resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: workspaceName
}

resource scoreEndpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2026-05-01' existing = {
  parent: workspace
  name: scoreEndpointName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

// identity `pods`

resource podsIdentityAzureMlDataScientistOnScoreEndpoint 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(scoreEndpoint.id), toLower(podsIdentityPrincipalId), roles.azureMlDataScientist)
  scope: scoreEndpoint
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlDataScientist)
    principalId: podsIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Calls this online endpoint with a token of Microsoft Entra ID. [EP-INVOKE-01]'
  }
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
