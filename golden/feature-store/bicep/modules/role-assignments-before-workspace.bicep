// Made by amlgen from blueprint features. Edit the blueprint, not this file.

// Role assignments that can precede the workspace

@description('Principal id of identity `materialization`.')
param materializationIdentityPrincipalId string

@description('Principal id of identity `workspace`.')
param workspaceIdentityPrincipalId string

@description('Name of Redis cache `redis-features`.')
param redisFeaturesRedisName string

@description('Name of storage account `default`.')
param defaultStorageName string

@description('Name of storage account `offline`.')
param offlineStorageName string

@description('Name of container `features`.')
param featuresContainerName string

@description('Name of storage account `sales`.')
param salesStorageName string

@description('Name of container `orders`.')
param ordersContainerName string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

@description('Name of the key vault.')
param keyVaultName string

@description('Name of the container registry.')
param registryName string

var principals = {
  developers: '11111111-1111-1111-1111-111111111111'
  consumers: '22222222-2222-2222-2222-222222222222'
}

var roles = {
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  keyVaultAdministrator: '00482a5a-887f-4fb3-b363-3b7fe8e74483'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
}

// Scopes

resource redisFeaturesRedis 'Microsoft.Cache/redis@2024-11-01' existing = {
  name: redisFeaturesRedisName
}

resource defaultStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: defaultStorageName
}

resource offlineStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: offlineStorageName
}

resource offlineBlobService 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' existing = {
  parent: offlineStorage
  name: 'default'
}

resource featuresContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: offlineBlobService
  name: featuresContainerName
}

resource salesStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: salesStorageName
}

resource salesBlobService 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' existing = {
  parent: salesStorage
  name: 'default'
}

resource ordersContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: salesBlobService
  name: ordersContainerName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource keyVault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: keyVaultName
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: registryName
}

// identity `materialization`

resource materializationIdentityContributorOnRedisFeaturesRedis 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(redisFeaturesRedis.id), toLower(materializationIdentityPrincipalId), roles.contributor)
  scope: redisFeaturesRedis
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: materializationIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Writes materialized features to the online store. [FS-MAT-04]'
  }
}

resource materializationIdentityStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(materializationIdentityPrincipalId), roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: materializationIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Keeps code and logs of materialization jobs in the feature store\'s own account. [FS-MAT-05]'
  }
}

resource materializationIdentityStorageBlobDataContributorOnFeaturesContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(
    toLower(featuresContainer.id),
    toLower(materializationIdentityPrincipalId),
    roles.storageBlobDataContributor
  )
  scope: featuresContainer
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: materializationIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Writes materialized features to the offline store. [FS-MAT-02]'
  }
}

resource materializationIdentityStorageBlobDataReaderOnOrdersContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(ordersContainer.id), toLower(materializationIdentityPrincipalId), roles.storageBlobDataReader)
  scope: ordersContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: materializationIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads this source of features. [FS-MAT-03]'
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

// group `developers`

resource developersStorageBlobDataReaderOnFeaturesContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(featuresContainer.id), principals.developers, roles.storageBlobDataReader)
  scope: featuresContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: principals.developers
    principalType: 'Group'
    description: 'Reads materialized features of the offline store while developing. [FS-DEV-03]'
  }
}

resource developersStorageBlobDataReaderOnOrdersContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(ordersContainer.id), principals.developers, roles.storageBlobDataReader)
  scope: ordersContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: principals.developers
    principalType: 'Group'
    description: 'Reads this data. [HUM-DATA-01]'
  }
}

// group `consumers`

resource consumersStorageBlobDataReaderOnFeaturesContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(featuresContainer.id), principals.consumers, roles.storageBlobDataReader)
  scope: featuresContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: principals.consumers
    principalType: 'Group'
    description: 'Reads materialized features of the offline store. [FS-CONS-03]'
  }
}
