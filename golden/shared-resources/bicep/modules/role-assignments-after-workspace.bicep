// Made by amlgen from blueprint pricing. Edit the blueprint, not this file.

// Role assignments that need the workspace

@description('Principal id of identity `scoring`.')
param scoringIdentityPrincipalId string

@description('Principal id of identity `workspace`.')
param workspaceIdentityPrincipalId string

@description('Name of the workspace.')
param workspaceName string

var principals = {
  scientists: '11111111-1111-1111-1111-111111111111'
}

var roles = {
  azureMlDataScientist: 'f6c7c914-8db3-469d-8ca1-694a8f32e121'
  azureMlMetricsWriterPreview: '635dd51f-9968-44d3-b7fb-6d9a6bd613ae'
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
}

// Scopes

resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: workspaceName
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
