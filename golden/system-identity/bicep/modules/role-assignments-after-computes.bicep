// Made by amlgen from blueprint ledger. Edit the blueprint, not this file.

// Role assignments that need computes or endpoints

@description('Principal id of the system-assigned identity of cluster `train`.')
param trainClusterPrincipalId string

@description('Principal id of the system-assigned identity of cluster `score`.')
param scoreClusterPrincipalId string

@description('Name of storage account `default`.')
param defaultStorageName string

@description('Name of storage account `data`.')
param dataStorageName string

@description('Name of container `postings`.')
param postingsContainerName string

@description('Name of container `reports`.')
param reportsContainerName string

var roles = {
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
}

// Scopes

resource defaultStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: defaultStorageName
}

resource dataStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: dataStorageName
}

resource dataBlobService 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' existing = {
  parent: dataStorage
  name: 'default'
}

resource postingsContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: dataBlobService
  name: postingsContainerName
}

resource reportsContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: dataBlobService
  name: reportsContainerName
}

// system identity of cluster `train`

resource trainClusterStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(trainClusterPrincipalId), roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: trainClusterPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Mounts the default datastore and keeps code, outputs and logs of jobs there. [CL-SAI-STORAGE-03]'
  }
}

resource trainClusterStorageBlobDataReaderOnPostingsContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(postingsContainer.id), toLower(trainClusterPrincipalId), roles.storageBlobDataReader)
  scope: postingsContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: trainClusterPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads this data in jobs. [CL-SAI-STORAGE-01]'
  }
}

resource trainClusterStorageBlobDataContributorOnReportsContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(reportsContainer.id), toLower(trainClusterPrincipalId), roles.storageBlobDataContributor)
  scope: reportsContainer
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: trainClusterPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads and writes this data in jobs. [CL-SAI-STORAGE-02]'
  }
}

// system identity of cluster `score`

resource scoreClusterStorageBlobDataReaderOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(scoreClusterPrincipalId), roles.storageBlobDataReader)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: scoreClusterPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Mounts the default datastore to read the code of jobs. [CL-SAI-STORAGE-03]'
  }
}

resource scoreClusterStorageBlobDataReaderOnPostingsContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(postingsContainer.id), toLower(scoreClusterPrincipalId), roles.storageBlobDataReader)
  scope: postingsContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: scoreClusterPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads this data in jobs. [CL-SAI-STORAGE-01]'
  }
}
