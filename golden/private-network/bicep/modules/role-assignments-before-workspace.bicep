// Made by amlgen from blueprint fjord. Edit the blueprint, not this file.

// Role assignments that can precede the workspace

@description('Principal id of identity `builder`.')
param builderIdentityPrincipalId string

@description('Principal id of identity `training`.')
param trainingIdentityPrincipalId string

@description('Principal id of identity `workspace`.')
param workspaceIdentityPrincipalId string

@description('Name of the container registry.')
param registryName string

@description('Name of storage account `default`.')
param defaultStorageName string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

@description('Name of the key vault.')
param keyVaultName string

@description('Name of private endpoint `storage-blob`.')
param storageBlobPrivateEndpointName string

@description('Name of private endpoint `storage-file`.')
param storageFilePrivateEndpointName string

@description('Name of the virtual network.')
param virtualNetworkName string

@description('Name of subnet `compute`.')
param computeSubnetName string

var principals = {
  dataScience: '3f0c2a1e-6a54-4c93-9f27-1b8e5d7a9c42'
  platformOperators: '7b1d9e34-2c8f-4a60-b5e3-9d04c6f18a25'
}

var roles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  keyVaultAdministrator: '00482a5a-887f-4fb3-b363-3b7fe8e74483'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  networkContributor: '4d97b98b-1d4f-4787-a291-c67834d212e7'
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageFileDataPrivilegedContributor: '69566ab7-960f-475b-8e7c-b3118f30c6bd'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

// Scopes

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: registryName
}

resource defaultStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: defaultStorageName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource keyVault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: keyVaultName
}

resource storageBlobPrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' existing = {
  name: storageBlobPrivateEndpointName
}

resource storageFilePrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' existing = {
  name: storageFilePrivateEndpointName
}

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-09-01' existing = {
  name: virtualNetworkName
}

resource computeSubnet 'Microsoft.Network/virtualNetworks/subnets@2025-09-01' existing = {
  parent: virtualNetwork
  name: computeSubnetName
}

// identity `builder`

resource builderIdentityAcrPullOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(registry.id), toLower(builderIdentityPrincipalId), roles.acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: builderIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Pulls the images of jobs from the workspace\'s registry. [CL-UAI-ACR-01, IB-01]'
  }
}

// identity `training`

resource trainingIdentityAcrPullOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(registry.id), toLower(trainingIdentityPrincipalId), roles.acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: trainingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Pulls the images of jobs from the workspace\'s registry. [CL-UAI-ACR-01]'
  }
}

resource trainingIdentityStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(trainingIdentityPrincipalId), roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: trainingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Mounts the default datastore, where code, outputs and logs of jobs lie. [CL-UAI-STORAGE-03]'
  }
}

resource trainingIdentityStorageTableDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(trainingIdentityPrincipalId), roles.storageTableDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageTableDataContributor
    )
    principalId: trainingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Keeps the state of batch deployments of models in tables of the workspace\'s own account. [BE-CL-03]'
  }
}

resource trainingIdentityStorageQueueDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(trainingIdentityPrincipalId), roles.storageQueueDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageQueueDataContributor
    )
    principalId: trainingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Hands out the work of batch deployments of models in queues of the workspace\'s own account. [BE-CL-03]'
  }
}

// identity `workspace`

resource workspaceIdentityContributorOnApplicationInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(applicationInsights.id), toLower(workspaceIdentityPrincipalId), roles.contributor)
  scope: applicationInsights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: workspaceIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Manages the workspace\'s Application Insights. [WS-UAI-AI-01]'
  }
}

resource workspaceIdentityMonitoringMetricsPublisherOnApplicationInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(applicationInsights.id), toLower(workspaceIdentityPrincipalId), roles.monitoringMetricsPublisher)
  scope: applicationInsights
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
    principalId: workspaceIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Sends telemetry to Application Insights, which accepts no instrumentation key. [WS-UAI-PUB-01]'
  }
}

resource workspaceIdentityContributorOnKeyVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(keyVault.id), toLower(workspaceIdentityPrincipalId), roles.contributor)
  scope: keyVault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: workspaceIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Manages the workspace\'s key vault, which is checked when the workspace is created. [WS-UAI-KV-01]'
  }
}

resource workspaceIdentityKeyVaultAdministratorOnKeyVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(keyVault.id), toLower(workspaceIdentityPrincipalId), roles.keyVaultAdministrator)
  scope: keyVault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultAdministrator)
    principalId: workspaceIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Keeps the workspace\'s secrets, keys and certificates in its vault. [WS-UAI-KV-02]'
  }
}

resource workspaceIdentityContributorOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(registry.id), toLower(workspaceIdentityPrincipalId), roles.contributor)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: workspaceIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Builds, pushes and pulls the images of environments. [WS-UAI-ACR-01]'
  }
}

resource workspaceIdentityContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(workspaceIdentityPrincipalId), roles.contributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: workspaceIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Manages the workspace\'s own storage account. [WS-UAI-STORAGE-01]'
  }
}

resource workspaceIdentityStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(workspaceIdentityPrincipalId), roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: workspaceIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads and writes the workspace\'s own stores, where keys are off. [WS-UAI-STORAGE-02]'
  }
}

resource workspaceIdentityReaderOnStorageBlobPrivateEndpoint 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(storageBlobPrivateEndpoint.id), toLower(workspaceIdentityPrincipalId), roles.reader)
  scope: storageBlobPrivateEndpoint
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: workspaceIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Sees that this private endpoint leads to storage of the workspace. [WS-UAI-PE-01]'
  }
}

resource workspaceIdentityReaderOnStorageFilePrivateEndpoint 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(storageFilePrivateEndpoint.id), toLower(workspaceIdentityPrincipalId), roles.reader)
  scope: storageFilePrivateEndpoint
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: workspaceIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Sees that this private endpoint leads to storage of the workspace. [WS-UAI-PE-01]'
  }
}

// group `data-science`

resource dataScienceStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), principals.dataScience, roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: principals.dataScience
    principalType: 'Group'
    description: 'Creates and browses data in the workspace\'s own stores and uploads models and code. [HUM-DS-02]'
  }
}

resource dataScienceStorageFileDataPrivilegedContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), principals.dataScience, roles.storageFileDataPrivilegedContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageFileDataPrivilegedContributor
    )
    principalId: principals.dataScience
    principalType: 'Group'
    description: 'Keeps notebooks in the workspace\'s file share. [HUM-DS-03]'
  }
}

// group `platform-operators`

resource platformOperatorsNetworkContributorOnComputeSubnet 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(computeSubnet.id), principals.platformOperators, roles.networkContributor)
  scope: computeSubnet
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.networkContributor)
    principalId: principals.platformOperators
    principalType: 'Group'
    description: 'Puts computes into this subnet. [HUM-CO-04]'
  }
}
