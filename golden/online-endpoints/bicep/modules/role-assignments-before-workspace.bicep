// Made by amlgen from blueprint answers. Edit the blueprint, not this file.

// Role assignments that can precede the workspace

@description('Principal id of identity `scoring`.')
param scoringIdentityPrincipalId string

@description('Principal id of identity `workspace`.')
param workspaceIdentityPrincipalId string

@description('Name of AI services account `aoai-answers`.')
param aoaiAnswersAiServicesName string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

@description('Name of key vault `partners`.')
param partnersKeyVaultName string

@description('Name of the container registry.')
param registryName string

@description('Name of storage account `default`.')
param defaultStorageName string

@description('Name of storage account `data`.')
param dataStorageName string

@description('Name of container `features`.')
param featuresContainerName string

@description('Name of container `feedback`.')
param feedbackContainerName string

@description('Name of the key vault.')
param keyVaultName string

@description('Name of identity `scoring`.')
param scoringIdentityName string

var principals = {
  engineers: '11111111-1111-1111-1111-111111111111'
  onCall: '22222222-2222-2222-2222-222222222222'
}

var roles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  azureAiInferenceDeploymentOperator: '3afb7f49-54cb-416e-8c09-6dc049efa503'
  cognitiveServicesOpenAiUser: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  keyVaultAdministrator: '00482a5a-887f-4fb3-b363-3b7fe8e74483'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  managedIdentityOperator: 'f1a07417-d97a-45cb-824c-7a7467783830'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
}

// Scopes

resource aoaiAnswersAiServices 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: aoaiAnswersAiServicesName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource partnersKeyVault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: partnersKeyVaultName
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: registryName
}

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

resource featuresContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: dataBlobService
  name: featuresContainerName
}

resource feedbackContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: dataBlobService
  name: feedbackContainerName
}

resource keyVault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: keyVaultName
}

resource scoringIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: scoringIdentityName
}

// identity `scoring`

resource scoringIdentityCognitiveServicesOpenAiUserOnAoaiAnswersAiServices 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(aoaiAnswersAiServices.id), toLower(scoringIdentityPrincipalId), roles.cognitiveServicesOpenAiUser)
  scope: aoaiAnswersAiServices
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.cognitiveServicesOpenAiUser
    )
    principalId: scoringIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Calls models of Azure OpenAI without a key. [EP-UAI-AOAI-01]'
  }
}

resource scoringIdentityMonitoringMetricsPublisherOnApplicationInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(applicationInsights.id), toLower(scoringIdentityPrincipalId), roles.monitoringMetricsPublisher)
  scope: applicationInsights
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
    principalId: scoringIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'May send telemetry to Application Insights with a token, which the inference server does not do by itself. [EP-UAI-PUB-01]'
  }
}

resource scoringIdentityKeyVaultSecretsUserOnPartnersKeyVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(partnersKeyVault.id), toLower(scoringIdentityPrincipalId), roles.keyVaultSecretsUser)
  scope: partnersKeyVault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
    principalId: scoringIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads secrets of this vault in deployments. [EP-UAI-KV-01]'
  }
}

resource scoringIdentityAcrPullOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(registry.id), toLower(scoringIdentityPrincipalId), roles.acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: scoringIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Pulls the images of deployments from the workspace\'s registry. [EP-UAI-ACR-01]'
  }
}

resource scoringIdentityStorageBlobDataReaderOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(scoringIdentityPrincipalId), roles.storageBlobDataReader)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: scoringIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads models and code of deployments from the workspace\'s own stores. [EP-UAI-STORAGE-01]'
  }
}

resource scoringIdentityStorageBlobDataReaderOnFeaturesContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(featuresContainer.id), toLower(scoringIdentityPrincipalId), roles.storageBlobDataReader)
  scope: featuresContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: scoringIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads this data in scoring code. [EP-UAI-DATA-01]'
  }
}

resource scoringIdentityStorageBlobDataContributorOnFeedbackContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(feedbackContainer.id), toLower(scoringIdentityPrincipalId), roles.storageBlobDataContributor)
  scope: feedbackContainer
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: scoringIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads and writes this data in scoring code. [EP-UAI-DATA-02]'
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

// group `engineers`

resource engineersAzureAiInferenceDeploymentOperatorOnResourceGroup 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(resourceGroup().id), principals.engineers, roles.azureAiInferenceDeploymentOperator)
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.azureAiInferenceDeploymentOperator
    )
    principalId: principals.engineers
    principalType: 'Group'
    description: 'Deploys in the studio, which makes deployments of the resource group. [HUM-MLE-02]'
  }
}

resource engineersManagedIdentityOperatorOnScoringIdentity 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(scoringIdentity.id), principals.engineers, roles.managedIdentityOperator)
  scope: scoringIdentity
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.managedIdentityOperator)
    principalId: principals.engineers
    principalType: 'Group'
    description: 'Makes endpoints that work as this identity. [HUM-MLE-03]'
  }
}

resource engineersStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), principals.engineers, roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: principals.engineers
    principalType: 'Group'
    description: 'Creates and browses data in the workspace\'s own stores and uploads models and code. [HUM-DS-02]'
  }
}

// group `on_call`

resource onCallAzureAiInferenceDeploymentOperatorOnResourceGroup 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(resourceGroup().id), principals.onCall, roles.azureAiInferenceDeploymentOperator)
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.azureAiInferenceDeploymentOperator
    )
    principalId: principals.onCall
    principalType: 'Group'
    description: 'Sets up automatic scaling of deployments. [EP-AUTOSCALE-01]'
  }
}
