// Made by amlgen from blueprint harbor. Edit the blueprint, not this file.

// Role assignments that need the workspace

@description('Principal id of the system-assigned identity of the workspace.')
param workspacePrincipalId string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

@description('Name of private endpoint `storage-blob`.')
param storageBlobPrivateEndpointName string

@description('Name of private endpoint `storage-file`.')
param storageFilePrivateEndpointName string

@description('Name of the workspace.')
param workspaceName string

var principals = {
  platformTeam: '5d2e8c14-7f3a-4b90-a6d1-2c9e0b7f4a38'
}

var roles = {
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
}

// Scopes

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource storageBlobPrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' existing = {
  name: storageBlobPrivateEndpointName
}

resource storageFilePrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' existing = {
  name: storageFilePrivateEndpointName
}

resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: workspaceName
}

// system identity of workspace

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

resource workspaceReaderOnStorageBlobPrivateEndpoint 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(storageBlobPrivateEndpoint.id), toLower(workspacePrincipalId), roles.reader)
  scope: storageBlobPrivateEndpoint
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: workspacePrincipalId
    principalType: 'ServicePrincipal'
    description: 'Sees that this private endpoint leads to storage of the workspace. [WS-SAI-PE-01]'
  }
}

resource workspaceReaderOnStorageFilePrivateEndpoint 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(storageFilePrivateEndpoint.id), toLower(workspacePrincipalId), roles.reader)
  scope: storageFilePrivateEndpoint
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: workspacePrincipalId
    principalType: 'ServicePrincipal'
    description: 'Sees that this private endpoint leads to storage of the workspace. [WS-SAI-PE-01]'
  }
}

// group `platform-team`

resource platformTeamContributorOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.platformTeam, roles.contributor)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: principals.platformTeam
    principalType: 'Group'
    description: 'Administers the workspace. [HUM-ADM-01]'
  }
}
