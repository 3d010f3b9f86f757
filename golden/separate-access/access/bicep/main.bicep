// Made by amlgen from blueprint atlas. Edit the blueprint, not this file.

targetScope = 'resourceGroup'

// Parameters and names

// Ends of names that are unique in the world: the same group always gets the same ones
var suffix = substring(guid(toLower(resourceGroup().id), 'atlas'), 0, 8)

// Resources that exist already

resource trainingIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: 'id-atlas-training'
}

resource scoringIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: 'id-atlas-scoring'
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: 'appi-atlas'
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: 'cratlas${suffix}'
}

resource corpRegistry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  scope: resourceGroup('rg-shared')
  name: 'crcorp'
}

resource defaultStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: 'statlas${suffix}'
}

resource lakeStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  scope: resourceGroup('00000000-0000-0000-0000-000000000002', 'rg-lake')
  name: 'stcorplake'
}

resource lakeBlobService 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' existing = {
  parent: lakeStorage
  name: 'default'
}

resource pricesContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: lakeBlobService
  name: 'prices'
}

resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: 'mlw-atlas'
}

// Role assignments, in modules because a name may not hold a principal id that only the deployment knows

// Role assignments
module roleAssignments 'modules/role-assignments.bicep' = {
  params: {
    trainingIdentityPrincipalId: trainingIdentity.properties.principalId
    scoringIdentityPrincipalId: scoringIdentity.properties.principalId
    workspacePrincipalId: workspace.identity.principalId
    registryName: registry.name
    defaultStorageName: defaultStorage.name
    applicationInsightsName: applicationInsights.name
    workspaceName: workspace.name
  }
}

// Role assignments, in resource group `rg-shared`
module roleAssignmentsRgShared 'modules/role-assignments-rg-shared.bicep' = {
  scope: resourceGroup('rg-shared')
  params: {
    trainingIdentityPrincipalId: trainingIdentity.properties.principalId
    corpRegistryName: corpRegistry.name
  }
}

// Role assignments, in resource group `rg-lake` of subscription `00000000-0000-0000-0000-000000000002`
module roleAssignmentsRgLake 'modules/role-assignments-rg-lake.bicep' = {
  scope: resourceGroup('00000000-0000-0000-0000-000000000002', 'rg-lake')
  params: {
    trainingIdentityPrincipalId: trainingIdentity.properties.principalId
    scoringIdentityPrincipalId: scoringIdentity.properties.principalId
    lakeStorageName: lakeStorage.name
    pricesContainerName: pricesContainer.name
  }
}
