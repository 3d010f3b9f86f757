// Made by amlgen from blueprint vision. Edit the blueprint, not this file.

// Role assignments that need the workspace

@description('Principal id of identity `workspace`.')
param workspaceIdentityPrincipalId string

@description('Name of the workspace.')
param workspaceName string

var principals = {
  scientists: '44444444-4444-4444-4444-444444444444'
  labelers: '55555555-5555-5555-5555-555555555555'
  auditors: '66666666-6666-6666-6666-666666666666'
}

var roles = {
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
    description: 'Works in the workspace as a data scientist: submits jobs, registers data and models. [HUM-DS-01]'
  }
}

// group `labelers`

resource labelersDataLabelingLabelerOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.labelers, roles.dataLabelingLabeler)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.dataLabelingLabeler)
    principalId: principals.labelers
    principalType: 'Group'
    description: 'Labels data in the projects of the workspace. [HUM-LAB-01]'
  }
}

// group `auditors`

resource auditorsReaderOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.auditors, roles.reader)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: principals.auditors
    principalType: 'Group'
    description: 'Looks at the assets of the workspace. [HUM-RO-01]'
  }
}
