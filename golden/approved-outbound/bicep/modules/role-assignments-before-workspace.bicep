// Made by amlgen from blueprint approved. Edit the blueprint, not this file.

// Role assignments that can precede the workspace

@description('Principal id of identity `compute`.')
param computeIdentityPrincipalId string

@description('Name of the container registry.')
param registryName string

@description('Name of storage account `default`.')
param defaultStorageName string

@description('Name of storage account `lake`.')
param lakeStorageName string

@description('Name of container `raw`.')
param rawContainerName string

@description('Name of resource `srch-team`.')
param srchTeamWorkloadName string

var principals = {
  network: '5c4d3e2f-1a0b-4c9d-8e7f-7a6b5c4d3e2f'
}

var roles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  azureAiEnterpriseNetworkConnectionApprover: 'b556d68e-0be0-4f35-a333-ad7ee1ce17ea'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
}

// Scopes

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: registryName
}

resource defaultStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: defaultStorageName
}

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

resource srchTeamWorkload 'Microsoft.Search/searchServices@2025-05-01' existing = {
  name: srchTeamWorkloadName
}

// identity `compute`

resource computeIdentityAcrPullOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(registry.id), toLower(computeIdentityPrincipalId), roles.acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: computeIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Pulls the images of jobs from the workspace\'s registry. [CL-UAI-ACR-01]'
  }
}

resource computeIdentityStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(computeIdentityPrincipalId), roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: computeIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Mounts the default datastore, where code, outputs and logs of jobs lie. [CL-UAI-STORAGE-03]'
  }
}

resource computeIdentityStorageBlobDataReaderOnRawContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(rawContainer.id), toLower(computeIdentityPrincipalId), roles.storageBlobDataReader)
  scope: rawContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: computeIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads this data in jobs. [CL-UAI-STORAGE-01]'
  }
}

// group `network`

resource networkAzureAiEnterpriseNetworkConnectionApproverOnLakeStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(lakeStorage.id), principals.network, roles.azureAiEnterpriseNetworkConnectionApprover)
  scope: lakeStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.azureAiEnterpriseNetworkConnectionApprover
    )
    principalId: principals.network
    principalType: 'Group'
    description: 'Makes outbound rules to this resource, for which it approves their private endpoint. [HUM-NET-02]'
  }
}

resource networkAzureAiEnterpriseNetworkConnectionApproverOnSrchTeamWorkload 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(srchTeamWorkload.id), principals.network, roles.azureAiEnterpriseNetworkConnectionApprover)
  scope: srchTeamWorkload
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.azureAiEnterpriseNetworkConnectionApprover
    )
    principalId: principals.network
    principalType: 'Group'
    description: 'Makes outbound rules to this resource, for which it approves their private endpoint. [HUM-NET-02]'
  }
}
