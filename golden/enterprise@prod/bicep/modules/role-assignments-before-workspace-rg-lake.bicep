// Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

// Role assignments that can precede the workspace, in resource group `rg-lake` of subscription `22222222-2222-2222-2222-222222222222`

@description('Principal id of identity `training`.')
param trainingIdentityPrincipalId string

@description('Name of storage account `lake`.')
param lakeStorageName string

@description('Name of container `raw`.')
param rawContainerName string

var principals = {
  scientists: '44444444-4444-4444-4444-444444444444'
}

var roles = {
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

resource rawContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: lakeBlobService
  name: rawContainerName
}

// identity `training`

resource trainingIdentityStorageBlobDataReaderOnRawContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(rawContainer.id), toLower(trainingIdentityPrincipalId), roles.storageBlobDataReader)
  scope: rawContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: trainingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads this data in jobs. [CL-UAI-STORAGE-01]'
  }
}

// group `scientists`

resource scientistsStorageBlobDataReaderOnRawContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(rawContainer.id), principals.scientists, roles.storageBlobDataReader)
  scope: rawContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: principals.scientists
    principalType: 'Group'
    description: 'Reads this data. [HUM-DATA-01]'
  }
}
