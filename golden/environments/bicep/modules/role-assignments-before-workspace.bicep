// Made by amlgen from blueprint renew. Edit the blueprint, not this file.

// Role assignments that can precede the workspace

@description('Principal id of identity `training`.')
param trainingIdentityPrincipalId string

@description('Principal id of identity `workspace`.')
param workspaceIdentityPrincipalId string

@description('Name of the container registry.')
param registryName string

@description('Name of storage account `default`.')
param defaultStorageName string

@description('Name of storage account `lake`.')
param lakeStorageName string

@description('Name of container `events`.')
param eventsContainerName string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

@description('Name of the key vault.')
param keyVaultName string

var principals = {
  scientists: '44444444-4444-4444-4444-444444444444'
}

var roles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  keyVaultAdministrator: '00482a5a-887f-4fb3-b363-3b7fe8e74483'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
  storageFileDataPrivilegedContributor: '69566ab7-960f-475b-8e7c-b3118f30c6bd'
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

resource eventsContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: lakeBlobService
  name: eventsContainerName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource keyVault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: keyVaultName
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

resource trainingIdentityStorageBlobDataReaderOnEventsContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(eventsContainer.id), toLower(trainingIdentityPrincipalId), roles.storageBlobDataReader)
  scope: eventsContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: trainingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads this data in jobs. [CL-UAI-STORAGE-01]'
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

// group `scientists`

resource scientistsStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), principals.scientists, roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: principals.scientists
    principalType: 'Group'
    description: 'Creates and browses data in the workspace\'s own stores and uploads models and code. [HUM-DS-02]'
  }
}

resource scientistsStorageFileDataPrivilegedContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), principals.scientists, roles.storageFileDataPrivilegedContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageFileDataPrivilegedContributor
    )
    principalId: principals.scientists
    principalType: 'Group'
    description: 'Keeps notebooks in the workspace\'s file share. [HUM-DS-03]'
  }
}

resource scientistsStorageBlobDataReaderOnEventsContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(eventsContainer.id), principals.scientists, roles.storageBlobDataReader)
  scope: eventsContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: principals.scientists
    principalType: 'Group'
    description: 'Reads this data. [HUM-DATA-01]'
  }
}
