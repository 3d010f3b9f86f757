// Made by amlgen from blueprint ai-hub. Edit the blueprint, not this file.

// Role assignments that need the workspace

@description('Principal id of the system-assigned identity of the workspace.')
param workspacePrincipalId string

@description('Name of AI services account `aoai-shared`.')
param aoaiSharedAiServicesName string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

@description('Name of the workspace.')
param workspaceName string

var principals = {
  leads: '11111111-1111-1111-1111-111111111111'
}

var roles = {
  azureAiDeveloper: '64702f94-c441-49e6-a78b-ef80e0188fee'
  cognitiveServicesOpenAiUser: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
}

// Scopes

resource aoaiSharedAiServices 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: aoaiSharedAiServicesName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: workspaceName
}

// system identity of workspace

resource workspaceCognitiveServicesOpenAiUserOnAoaiSharedAiServices 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(aoaiSharedAiServices.id), toLower(workspacePrincipalId), roles.cognitiveServicesOpenAiUser)
  scope: aoaiSharedAiServices
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.cognitiveServicesOpenAiUser
    )
    principalId: workspacePrincipalId
    principalType: 'ServicePrincipal'
    description: 'Calls models of Azure OpenAI through a connection of the workspace. [HUB-CONN-01]'
  }
}

resource workspaceMonitoringMetricsPublisherOnApplicationInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(applicationInsights.id), toLower(workspacePrincipalId), roles.monitoringMetricsPublisher)
  scope: applicationInsights
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
    principalId: workspacePrincipalId
    principalType: 'ServicePrincipal'
    description: 'Sends telemetry to Application Insights, which accepts no instrumentation key. [WS-SAI-PUB-01]'
  }
}

// group `leads`

resource leadsAzureAiDeveloperOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.leads, roles.azureAiDeveloper)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureAiDeveloper)
    principalId: principals.leads
    principalType: 'Group'
    description: 'Makes projects of the hub in its default resource group and becomes Owner of each, without a role on that group. [HUB-HUM-01]'
  }
}
