// Made by amlgen from blueprint renew. Edit the blueprint, not this file.

// Role assignments that need the workspace

@description('Principal id of identity `workspace`.')
param workspaceIdentityPrincipalId string

@description('Name of the workspace.')
param workspaceName string

var principals = {
  scientists: '44444444-4444-4444-4444-444444444444'
}

var roles = {
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

// group `scientists`

resource scientistsReaderOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.scientists, roles.reader)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: principals.scientists
    principalType: 'Group'
    description: 'Looks at the assets of the workspace. [HUM-RO-01]'
  }
}
