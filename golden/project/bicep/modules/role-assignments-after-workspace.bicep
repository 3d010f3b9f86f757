// Made by amlgen from blueprint concierge. Edit the blueprint, not this file.

// Role assignments that need the workspace

@description('Principal id of identity `assistant`.')
param assistantIdentityPrincipalId string

@description('Name of the workspace.')
param workspaceName string

var principals = {
  team: '11111111-1111-1111-1111-111111111111'
}

var roles = {
  azureAiDeveloper: '64702f94-c441-49e6-a78b-ef80e0188fee'
  azureMachineLearningWorkspaceConnectionSecretsReader: 'ea01e6af-a1c1-4350-9563-ad00f8c72ec5'
  azureMlDataScientist: 'f6c7c914-8db3-469d-8ca1-694a8f32e121'
  azureMlMetricsWriterPreview: '635dd51f-9968-44d3-b7fb-6d9a6bd613ae'
}

// Scopes

resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: workspaceName
}

// identity `assistant`

resource assistantIdentityAzureMlMetricsWriterPreviewOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), toLower(assistantIdentityPrincipalId), roles.azureMlMetricsWriterPreview)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.azureMlMetricsWriterPreview
    )
    principalId: assistantIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Writes metrics of deployments. [EP-UAI-METRICS-01]'
  }
}

resource assistantIdentityAzureMachineLearningWorkspaceConnectionSecretsReaderOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(
    toLower(workspace.id),
    toLower(assistantIdentityPrincipalId),
    roles.azureMachineLearningWorkspaceConnectionSecretsReader
  )
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.azureMachineLearningWorkspaceConnectionSecretsReader
    )
    principalId: assistantIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads secrets of the connections that deployments use. [EP-UAI-SECRETS-01]'
  }
}

// group `team`

resource teamAzureAiDeveloperOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.team, roles.azureAiDeveloper)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureAiDeveloper)
    principalId: principals.team
    principalType: 'Group'
    description: 'Works in the project. [HUB-HUM-02]'
  }
}

resource teamAzureMlDataScientistOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.team, roles.azureMlDataScientist)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlDataScientist)
    principalId: principals.team
    principalType: 'Group'
    description: 'Makes endpoints and deployments and calls them. [HUM-MLE-01]'
  }
}
