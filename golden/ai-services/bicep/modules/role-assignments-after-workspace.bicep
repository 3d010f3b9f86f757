// Made by amlgen from blueprint assistant. Edit the blueprint, not this file.

// Role assignments that need the workspace

@description('Principal id of identity `workspace`.')
param workspaceIdentityPrincipalId string

@description('Principal id of identity `serving`.')
param servingIdentityPrincipalId string

@description('Name of the workspace.')
param workspaceName string

var roles = {
  azureMachineLearningWorkspaceConnectionSecretsReader: 'ea01e6af-a1c1-4350-9563-ad00f8c72ec5'
  azureMlMetricsWriterPreview: '635dd51f-9968-44d3-b7fb-6d9a6bd613ae'
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
}

// Scopes

resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: workspaceName
}

// identity `workspace`

resource workspaceIdentityContributorOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), toLower(workspaceIdentityPrincipalId), roles.contributor)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: workspaceIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Runs the workspace. [WS-UAI-WS-01]'
  }
}

// identity `serving`

resource servingIdentityAzureMlMetricsWriterPreviewOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), toLower(servingIdentityPrincipalId), roles.azureMlMetricsWriterPreview)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.azureMlMetricsWriterPreview
    )
    principalId: servingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Writes metrics of deployments. [EP-UAI-METRICS-01]'
  }
}

resource servingIdentityAzureMachineLearningWorkspaceConnectionSecretsReaderOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(
    toLower(workspace.id),
    toLower(servingIdentityPrincipalId),
    roles.azureMachineLearningWorkspaceConnectionSecretsReader
  )
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.azureMachineLearningWorkspaceConnectionSecretsReader
    )
    principalId: servingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads secrets of the connections that deployments use. [EP-UAI-SECRETS-01]'
  }
}
