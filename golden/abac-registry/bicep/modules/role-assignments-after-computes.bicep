// Made by amlgen from blueprint forge. Edit the blueprint, not this file.

// Role assignments that need computes or endpoints

@description('Principal id of the system-assigned identity of cluster `batch`.')
param batchClusterPrincipalId string

@description('Principal id of the system-assigned identity of online endpoint `probe`.')
param probeEndpointPrincipalId string

@description('Name of the container registry.')
param registryName string

@description('Name of storage account `default`.')
param defaultStorageName string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

var roles = {
  containerRegistryRepositoryContributor: '2efddaa5-3f1f-4df3-97df-af3f13818f4c'
  containerRegistryRepositoryReader: 'b93aa761-3e63-49ed-ac28-beffa264f7ac'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
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

// system identity of cluster `batch`

resource batchClusterContainerRegistryRepositoryReaderOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(registry.id), toLower(batchClusterPrincipalId), roles.containerRegistryRepositoryReader)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.containerRegistryRepositoryReader
    )
    principalId: batchClusterPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Pulls the images of jobs from the workspace\'s registry, where the role that Azure gives has no effect. [CL-SAI-ACR-01]'
  }
}

resource batchClusterStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(batchClusterPrincipalId), roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: batchClusterPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Mounts the default datastore, where code, outputs and logs of jobs lie. [CL-SAI-STORAGE-03]'
  }
}

// system identity of online endpoint `probe`

resource probeEndpointMonitoringMetricsPublisherOnApplicationInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(applicationInsights.id), toLower(probeEndpointPrincipalId), roles.monitoringMetricsPublisher)
  scope: applicationInsights
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
    principalId: probeEndpointPrincipalId
    principalType: 'ServicePrincipal'
    description: 'May send telemetry to Application Insights with a token, which the inference server does not do by itself. [EP-SAI-PUB-01]'
  }
}

resource probeEndpointContainerRegistryRepositoryContributorOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(registry.id), toLower(probeEndpointPrincipalId), roles.containerRegistryRepositoryContributor)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.containerRegistryRepositoryContributor
    )
    principalId: probeEndpointPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Pulls the images of deployments from a registry that honours repository roles only. [EP-ABAC-01]'
  }
}
