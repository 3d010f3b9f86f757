// Made by amlgen from blueprint narrow. Edit the blueprint, not this file.

// Role assignments that need the workspace

@description('Principal id of identity `workspace`.')
param workspaceIdentityPrincipalId string

@description('Name of the workspace.')
param workspaceName string

var principals = {
  scientists: '11111111-1111-1111-1111-111111111111'
  support: '22222222-2222-2222-2222-222222222222'
}

var roles = {
  azureMlComputeOperator: 'e503ece1-11d0-4e8e-8e2c-7a6c3bf38815'
  azureMlDataScientist: 'f6c7c914-8db3-469d-8ca1-694a8f32e121'
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  dataLabelingLabeler: 'c6decf44-fd0a-444c-a844-d653c394e7ab'
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
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

// group `scientists`

resource scientistsAzureMlDataScientistOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.scientists, roles.azureMlDataScientist)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlDataScientist)
    principalId: principals.scientists
    principalType: 'Group'
    description: 'Works in the workspace as a data scientist: submits jobs, registers data and models. [HUM-DS-01, HUM-MON-01]'
  }
}

// group `support`

resource supportDataLabelingLabelerOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.support, roles.dataLabelingLabeler)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.dataLabelingLabeler)
    principalId: principals.support
    principalType: 'Group'
    description: 'Labels data in the projects of the workspace. [HUM-LAB-01]'
  }
}

resource supportAzureMlComputeOperatorOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.support, roles.azureMlComputeOperator)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlComputeOperator)
    principalId: principals.support
    principalType: 'Group'
    description: 'Makes, starts, stops and deletes computes. [HUM-CO-01]'
  }
}

resource supportReaderOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.support, roles.reader)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: principals.support
    principalType: 'Group'
    description: 'Sees the workspace, which the role for computes does not include. [HUM-CO-02]'
  }
}
