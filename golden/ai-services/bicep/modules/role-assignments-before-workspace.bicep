// Made by amlgen from blueprint assistant. Edit the blueprint, not this file.

// Role assignments that can precede the workspace

@description('Principal id of identity `workspace`.')
param workspaceIdentityPrincipalId string

@description('Principal id of identity `sessions`.')
param sessionsIdentityPrincipalId string

@description('Principal id of identity `indexing`.')
param indexingIdentityPrincipalId string

@description('Principal id of identity `serving`.')
param servingIdentityPrincipalId string

@description('Name of search service `srch-assistant`.')
param srchAssistantSearchName string

@description('Name of AI services account `oai-assistant`.')
param oaiAssistantAiServicesName string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

@description('Name of the key vault.')
param keyVaultName string

@description('Name of the container registry.')
param registryName string

@description('Name of storage account `default`.')
param defaultStorageName string

@description('Name of storage account `lake`.')
param lakeStorageName string

@description('Name of container `documents`.')
param documentsContainerName string

@description('Name of AI services account `ais-assistant`.')
param aisAssistantAiServicesName string

@description('Name of container `samples`.')
param samplesContainerName string

@description('Name of container registry `shared`.')
param sharedRegistryName string

var principals = {
  builders: '11111111-1111-1111-1111-111111111111'
  testers: '22222222-2222-2222-2222-222222222222'
}

var roles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  cognitiveServicesOpenAiUser: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
  cognitiveServicesUser: 'a97b65f3-24c7-4388-baec-2e87135dc908'
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  keyVaultAdministrator: '00482a5a-887f-4fb3-b363-3b7fe8e74483'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  searchIndexDataContributor: '8ebe5a00-799e-43f5-93ac-243d3dce84a7'
  searchIndexDataReader: '1407120a-92aa-4202-b7e9-c0e197c71c8f'
  searchServiceContributor: '7ca78c08-252a-4471-8644-bb5ff32d4ba0'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
}

// Scopes

resource srchAssistantSearch 'Microsoft.Search/searchServices@2025-05-01' existing = {
  name: srchAssistantSearchName
}

resource oaiAssistantAiServices 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: oaiAssistantAiServicesName
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

resource lakeStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: lakeStorageName
}

resource lakeBlobService 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' existing = {
  parent: lakeStorage
  name: 'default'
}

resource documentsContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: lakeBlobService
  name: documentsContainerName
}

resource aisAssistantAiServices 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: aisAssistantAiServicesName
}

resource samplesContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: lakeBlobService
  name: samplesContainerName
}

resource sharedRegistry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: sharedRegistryName
}

// identity `workspace`

resource workspaceIdentitySearchIndexDataContributorOnSrchAssistantSearch 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(srchAssistantSearch.id), toLower(workspaceIdentityPrincipalId), roles.searchIndexDataContributor)
  scope: srchAssistantSearch
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.searchIndexDataContributor
    )
    principalId: workspaceIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Queries indexes and loads documents through a connection of the workspace. [HUB-CONN-01]'
  }
}

resource workspaceIdentityCognitiveServicesOpenAiUserOnOaiAssistantAiServices 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(
    toLower(oaiAssistantAiServices.id),
    toLower(workspaceIdentityPrincipalId),
    roles.cognitiveServicesOpenAiUser
  )
  scope: oaiAssistantAiServices
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.cognitiveServicesOpenAiUser
    )
    principalId: workspaceIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Calls models of Azure OpenAI through a connection of the workspace. [HUB-CONN-01]'
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

resource workspaceIdentityStorageBlobDataContributorOnDocumentsContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(documentsContainer.id), toLower(workspaceIdentityPrincipalId), roles.storageBlobDataContributor)
  scope: documentsContainer
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: workspaceIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads and writes this data through a connection of the workspace. [HUB-CONN-01]'
  }
}

// identity `sessions`

resource sessionsIdentityCognitiveServicesOpenAiUserOnOaiAssistantAiServices 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(
    toLower(oaiAssistantAiServices.id),
    toLower(sessionsIdentityPrincipalId),
    roles.cognitiveServicesOpenAiUser
  )
  scope: oaiAssistantAiServices
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.cognitiveServicesOpenAiUser
    )
    principalId: sessionsIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Calls models of Azure OpenAI without a key. [WS-UAIX-AOAI-01]'
  }
}

// identity `indexing`

resource indexingIdentityCognitiveServicesUserOnAisAssistantAiServices 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(aisAssistantAiServices.id), toLower(indexingIdentityPrincipalId), roles.cognitiveServicesUser)
  scope: aisAssistantAiServices
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.cognitiveServicesUser)
    principalId: indexingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Calls AI services without a key. [CL-AIS-01]'
  }
}

resource indexingIdentitySearchIndexDataContributorOnSrchAssistantSearch 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(srchAssistantSearch.id), toLower(indexingIdentityPrincipalId), roles.searchIndexDataContributor)
  scope: srchAssistantSearch
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.searchIndexDataContributor
    )
    principalId: indexingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Queries indexes and loads documents of this search service without a key. [CL-SRCH-02]'
  }
}

resource indexingIdentityAcrPullOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(registry.id), toLower(indexingIdentityPrincipalId), roles.acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: indexingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Pulls the images of jobs from the workspace\'s registry. [CL-UAI-ACR-01]'
  }
}

resource indexingIdentityStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(indexingIdentityPrincipalId), roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: indexingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Mounts the default datastore, where code, outputs and logs of jobs lie. [CL-UAI-STORAGE-03]'
  }
}

resource indexingIdentityStorageBlobDataReaderOnDocumentsContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(documentsContainer.id), toLower(indexingIdentityPrincipalId), roles.storageBlobDataReader)
  scope: documentsContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: indexingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads this data in jobs. [CL-UAI-STORAGE-01]'
  }
}

resource indexingIdentityStorageBlobDataReaderOnSamplesContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(samplesContainer.id), toLower(indexingIdentityPrincipalId), roles.storageBlobDataReader)
  scope: samplesContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: indexingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads this data in jobs. [CL-UAI-STORAGE-01]'
  }
}

// identity `serving`

resource servingIdentitySearchIndexDataReaderOnSrchAssistantSearch 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(srchAssistantSearch.id), toLower(servingIdentityPrincipalId), roles.searchIndexDataReader)
  scope: srchAssistantSearch
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.searchIndexDataReader)
    principalId: servingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Queries indexes of this search service without a key. [EP-UAI-SRCH-01]'
  }
}

resource servingIdentityCognitiveServicesOpenAiUserOnOaiAssistantAiServices 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(oaiAssistantAiServices.id), toLower(servingIdentityPrincipalId), roles.cognitiveServicesOpenAiUser)
  scope: oaiAssistantAiServices
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.cognitiveServicesOpenAiUser
    )
    principalId: servingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Calls models of Azure OpenAI without a key. [EP-UAI-AOAI-01]'
  }
}

resource servingIdentityMonitoringMetricsPublisherOnApplicationInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(applicationInsights.id), toLower(servingIdentityPrincipalId), roles.monitoringMetricsPublisher)
  scope: applicationInsights
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
    principalId: servingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'May send telemetry to Application Insights with a token, which the inference server does not do by itself. [EP-UAI-PUB-01]'
  }
}

resource servingIdentityAcrPullOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(registry.id), toLower(servingIdentityPrincipalId), roles.acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: servingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Pulls the images of deployments from the workspace\'s registry. [EP-UAI-ACR-01]'
  }
}

resource servingIdentityAcrPullOnSharedRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(sharedRegistry.id), toLower(servingIdentityPrincipalId), roles.acrPull)
  scope: sharedRegistry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: servingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Pulls images of deployments from this registry. [EP-UAI-ACR-02]'
  }
}

resource servingIdentityStorageBlobDataReaderOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(servingIdentityPrincipalId), roles.storageBlobDataReader)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: servingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads models and code of deployments from the workspace\'s own stores. [EP-UAI-STORAGE-01]'
  }
}

// group `builders`

resource buildersCognitiveServicesUserOnAisAssistantAiServices 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(aisAssistantAiServices.id), principals.builders, roles.cognitiveServicesUser)
  scope: aisAssistantAiServices
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.cognitiveServicesUser)
    principalId: principals.builders
    principalType: 'Group'
    description: 'Calls AI services without a key. [HUM-AIS-01]'
  }
}

resource buildersSearchIndexDataContributorOnSrchAssistantSearch 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(srchAssistantSearch.id), principals.builders, roles.searchIndexDataContributor)
  scope: srchAssistantSearch
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.searchIndexDataContributor
    )
    principalId: principals.builders
    principalType: 'Group'
    description: 'Queries indexes and loads documents of this search service without a key. [HUM-SRCH-02]'
  }
}

resource buildersSearchServiceContributorOnSrchAssistantSearch 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(srchAssistantSearch.id), principals.builders, roles.searchServiceContributor)
  scope: srchAssistantSearch
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.searchServiceContributor)
    principalId: principals.builders
    principalType: 'Group'
    description: 'Makes and changes indexes, indexers and skillsets of this search service. [HUM-SRCH-03]'
  }
}

resource buildersCognitiveServicesOpenAiUserOnOaiAssistantAiServices 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(oaiAssistantAiServices.id), principals.builders, roles.cognitiveServicesOpenAiUser)
  scope: oaiAssistantAiServices
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.cognitiveServicesOpenAiUser
    )
    principalId: principals.builders
    principalType: 'Group'
    description: 'Calls models of Azure OpenAI without a key. [HUM-AOAI-01]'
  }
}

// group `testers`

resource testersSearchIndexDataReaderOnSrchAssistantSearch 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(srchAssistantSearch.id), principals.testers, roles.searchIndexDataReader)
  scope: srchAssistantSearch
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.searchIndexDataReader)
    principalId: principals.testers
    principalType: 'Group'
    description: 'Queries indexes of this search service without a key. [HUM-SRCH-01]'
  }
}
