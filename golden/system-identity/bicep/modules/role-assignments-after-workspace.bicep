// Made by amlgen from blueprint ledger. Edit the blueprint, not this file.

// Role assignments that need the workspace

@description('Principal id of the system-assigned identity of the workspace.')
param workspacePrincipalId string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

@description('Name of storage account `data`.')
param dataStorageName string

@description('Name of container `postings`.')
param postingsContainerName string

@description('Name of container `reports`.')
param reportsContainerName string

@description('Name of the workspace.')
param workspaceName string

var principals = {
  analysts: '77777777-7777-7777-7777-777777777777'
}

var roles = {
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
}

// Scopes

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource dataStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: dataStorageName
}

resource dataBlobService 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' existing = {
  parent: dataStorage
  name: 'default'
}

resource postingsContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: dataBlobService
  name: postingsContainerName
}

resource reportsContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: dataBlobService
  name: reportsContainerName
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

resource workspaceStorageBlobDataReaderOnPostingsContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(postingsContainer.id), toLower(workspacePrincipalId), roles.storageBlobDataReader)
  scope: postingsContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: workspacePrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads this data, for previews in the studio or for the workspace\'s own work. [WS-SAI-DATA-01]'
  }
}

resource workspaceStorageBlobDataContributorOnReportsContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(reportsContainer.id), toLower(workspacePrincipalId), roles.storageBlobDataContributor)
  scope: reportsContainer
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: workspacePrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads and writes this data. [WS-SAI-DATA-02]'
  }
}

// group `analysts`

resource analystsReaderOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.analysts, roles.reader)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: principals.analysts
    principalType: 'Group'
    description: 'Looks at the assets of the workspace. [HUM-RO-01]'
  }
}
