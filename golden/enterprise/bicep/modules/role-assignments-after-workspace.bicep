// Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

// Role assignments that need the workspace

@description('Principal id of identity `monitor`.')
param monitorIdentityPrincipalId string

@description('Principal id of identity `scoring`.')
param scoringIdentityPrincipalId string

@description('Principal id of identity `notebooks`.')
param notebooksIdentityPrincipalId string

@description('Principal id of the system-assigned identity of the workspace.')
param workspacePrincipalId string

@description('Name of the workspace.')
param workspaceName string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

@description('Name of private endpoint `storage-blob`.')
param storageBlobPrivateEndpointName string

@description('Name of private endpoint `storage-file`.')
param storageFilePrivateEndpointName string

var principals = {
  scientists: '44444444-4444-4444-4444-444444444444'
  operators: '77777777-7777-7777-7777-777777777777'
}

var roles = {
  azureMlComputeOperator: 'e503ece1-11d0-4e8e-8e2c-7a6c3bf38815'
  azureMlDataScientist: 'f6c7c914-8db3-469d-8ca1-694a8f32e121'
  azureMlMetricsWriterPreview: '635dd51f-9968-44d3-b7fb-6d9a6bd613ae'
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  monitoringReader: '43d0d8ad-25c7-4714-9337-8ba259a9fe05'
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
}

// Scopes

resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: workspaceName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource storageBlobPrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' existing = {
  name: storageBlobPrivateEndpointName
}

resource storageFilePrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' existing = {
  name: storageFilePrivateEndpointName
}

// identity `monitor`

resource monitorIdentityMonitoringReaderOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), toLower(monitorIdentityPrincipalId), roles.monitoringReader)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.monitoringReader)
    principalId: monitorIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'The monitoring job reads the metrics of earlier runs. [EXTRA]'
  }
}

// identity `scoring`

resource scoringIdentityAzureMlMetricsWriterPreviewOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), toLower(scoringIdentityPrincipalId), roles.azureMlMetricsWriterPreview)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.azureMlMetricsWriterPreview
    )
    principalId: scoringIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Writes metrics of deployments. [EP-UAI-METRICS-01]'
  }
}

// identity `notebooks`

resource notebooksIdentityContributorOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), toLower(notebooksIdentityPrincipalId), roles.contributor)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: notebooksIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Stops the compute instance when it is idle. [CI-IDLE-01]'
  }
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

// group `scientists`

resource scientistsAzureMlDataScientistOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.scientists, roles.azureMlDataScientist)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlDataScientist)
    principalId: principals.scientists
    principalType: 'Group'
    description: 'Works in the workspace as a data scientist: submits jobs, registers data and models. [HUM-DS-01]'
  }
}

// group `operators`

resource operatorsAzureMlComputeOperatorOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.operators, roles.azureMlComputeOperator)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlComputeOperator)
    principalId: principals.operators
    principalType: 'Group'
    description: 'Makes, starts, stops and deletes computes. [HUM-CO-01]'
  }
}

resource operatorsReaderOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.operators, roles.reader)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: principals.operators
    principalType: 'Group'
    description: 'Sees the workspace, which the role for computes does not include. [HUM-CO-02]'
  }
}
