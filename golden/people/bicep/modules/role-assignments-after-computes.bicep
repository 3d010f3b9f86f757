// Made by amlgen from blueprint people. Edit the blueprint, not this file.

// Role assignments that need computes or endpoints

@description('Name of the workspace.')
param workspaceName string

@description('Name of online endpoint `score`.')
param scoreEndpointName string

var principals = {
  shop: 'bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb'
}

var roles = {
  azureMlDataScientist: 'f6c7c914-8db3-469d-8ca1-694a8f32e121'
}

// Scopes

resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: workspaceName
}

resource scoreEndpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2026-05-01' existing = {
  parent: workspace
  name: scoreEndpointName
}

// service principal `shop`

resource shopAzureMlDataScientistOnScoreEndpoint 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(scoreEndpoint.id), principals.shop, roles.azureMlDataScientist)
  scope: scoreEndpoint
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlDataScientist)
    principalId: principals.shop
    principalType: 'ServicePrincipal'
    description: 'Calls this online endpoint with a token of Microsoft Entra ID. [EP-INVOKE-01]'
  }
}
