// Made by amlgen from blueprint imaging. Edit the blueprint, not this file.

// Role assignments that can precede the workspace

@description('Principal id of identity `workspace`.')
param workspaceIdentityPrincipalId string

@description('Principal id of identity `training`.')
param trainingIdentityPrincipalId string

@description('Principal id of identity `base-images`.')
param baseImagesIdentityPrincipalId string

@description('Name of identity `base-images`.')
param baseImagesIdentityName string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

@description('Name of the key vault.')
param keyVaultName string

@description('Name of the container registry.')
param registryName string

@description('Name of storage account `default`.')
param defaultStorageName string

@description('Name of container registry `vendor`.')
param vendorRegistryName string

@description('Name of container registry `corporate`.')
param corporateRegistryName string

var roles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  keyVaultAdministrator: '00482a5a-887f-4fb3-b363-3b7fe8e74483'
  managedIdentityOperator: 'f1a07417-d97a-45cb-824c-7a7467783830'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
}

// Scopes

resource baseImagesIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: baseImagesIdentityName
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

resource defaultStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: defaultStorageName
}

resource vendorRegistry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: vendorRegistryName
}

resource corporateRegistry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: corporateRegistryName
}

// identity `workspace`

resource workspaceIdentityManagedIdentityOperatorOnBaseImagesIdentity 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(baseImagesIdentity.id), toLower(workspaceIdentityPrincipalId), roles.managedIdentityOperator)
  scope: baseImagesIdentity
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.managedIdentityOperator)
    principalId: workspaceIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Runs image builds on a private base image through this identity. [WS-UAI-MIO-01]'
  }
}

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

resource trainingIdentityAcrPullOnVendorRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(vendorRegistry.id), toLower(trainingIdentityPrincipalId), roles.acrPull)
  scope: vendorRegistry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: trainingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Pulls images of jobs from this registry. [CL-UAI-ACR-02]'
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

// identity `base-images`

resource baseImagesIdentityAcrPullOnCorporateRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(corporateRegistry.id), toLower(baseImagesIdentityPrincipalId), roles.acrPull)
  scope: corporateRegistry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: baseImagesIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Pulls the private base image of builds from this registry. [IB-BASE-ACR-01]'
  }
}
