// Made by amlgen from blueprint atlas. Edit the blueprint, not this file.

// Role assignments, in resource group `rg-shared`

@description('Principal id of identity `training`.')
param trainingIdentityPrincipalId string

@description('Name of container registry `corp`.')
param corpRegistryName string

var roles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
}

// Scopes

resource corpRegistry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: corpRegistryName
}

// identity `training`

resource trainingIdentityAcrPullOnCorpRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(corpRegistry.id), toLower(trainingIdentityPrincipalId), roles.acrPull)
  scope: corpRegistry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: trainingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Pulls images of jobs from this registry. [CL-UAI-ACR-02]'
  }
}
