// Made by amlgen from blueprint atlas. Edit the blueprint, not this file.

// Role assignments, in resource group `rg-lake` of subscription `00000000-0000-0000-0000-000000000002`

@description('Principal id of identity `training`.')
param trainingIdentityPrincipalId string

@description('Principal id of identity `scoring`.')
param scoringIdentityPrincipalId string

@description('Name of storage account `lake`.')
param lakeStorageName string

@description('Name of container `prices`.')
param pricesContainerName string

var principals = {
  scientists: '12121212-1212-1212-1212-121212121212'
}

var roles = {
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
}

// Scopes

resource lakeStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: lakeStorageName
}

resource lakeBlobService 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' existing = {
  parent: lakeStorage
  name: 'default'
}

resource pricesContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: lakeBlobService
  name: pricesContainerName
}

// identity `training`

resource trainingIdentityStorageBlobDataContributorOnPricesContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(pricesContainer.id), toLower(trainingIdentityPrincipalId), roles.storageBlobDataContributor)
  scope: pricesContainer
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: trainingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads and writes this data in jobs. [CL-UAI-STORAGE-02]'
  }
}

// identity `scoring`

resource scoringIdentityStorageBlobDataReaderOnPricesContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(pricesContainer.id), toLower(scoringIdentityPrincipalId), roles.storageBlobDataReader)
  scope: pricesContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: scoringIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads this data in scoring code. [EP-UAI-DATA-01]'
  }
}

// group `scientists`

resource scientistsStorageBlobDataReaderOnPricesContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(pricesContainer.id), principals.scientists, roles.storageBlobDataReader)
  scope: pricesContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: principals.scientists
    principalType: 'Group'
    description: 'Reads this data. [HUM-DATA-01]'
  }
}
