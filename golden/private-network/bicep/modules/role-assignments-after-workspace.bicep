// Made by amlgen from blueprint fjord. Edit the blueprint, not this file.

// Role assignments that need the workspace

@description('Principal id of identity `workspace`.')
param workspaceIdentityPrincipalId string

@description('Name of the workspace.')
param workspaceName string

var principals = {
  dataScience: '3f0c2a1e-6a54-4c93-9f27-1b8e5d7a9c42'
  platformOperators: '7b1d9e34-2c8f-4a60-b5e3-9d04c6f18a25'
}

var roles = {
  azureMlComputeOperator: 'e503ece1-11d0-4e8e-8e2c-7a6c3bf38815'
  azureMlDataScientist: 'f6c7c914-8db3-469d-8ca1-694a8f32e121'
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
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

// group `data-science`

resource dataScienceAzureMlDataScientistOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.dataScience, roles.azureMlDataScientist)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlDataScientist)
    principalId: principals.dataScience
    principalType: 'Group'
    description: 'Works in the workspace as a data scientist: submits jobs, registers data and models. [HUM-DS-01]'
  }
}

// group `platform-operators`

resource platformOperatorsAzureMlComputeOperatorOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.platformOperators, roles.azureMlComputeOperator)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlComputeOperator)
    principalId: principals.platformOperators
    principalType: 'Group'
    description: 'Makes, starts, stops and deletes computes. [HUM-CO-01]'
  }
}

resource platformOperatorsReaderOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.platformOperators, roles.reader)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: principals.platformOperators
    principalType: 'Group'
    description: 'Sees the workspace, which the role for computes does not include. [HUM-CO-02]'
  }
}
