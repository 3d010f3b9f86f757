// Made by amlgen from blueprint answers. Edit the blueprint, not this file.

// Role assignments that need computes or endpoints

@description('Principal id of identity `web`.')
param webIdentityPrincipalId string

@description('Principal id of the system-assigned identity of online endpoint `rank`.')
param rankEndpointPrincipalId string

@description('Name of the workspace.')
param workspaceName string

@description('Name of online endpoint `chat`.')
param chatEndpointName string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

@description('Name of key vault `partners`.')
param partnersKeyVaultName string

@description('Name of storage account `data`.')
param dataStorageName string

@description('Name of container `features`.')
param featuresContainerName string

var roles = {
  azureMlDataScientist: 'f6c7c914-8db3-469d-8ca1-694a8f32e121'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  storageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
}

// Scopes

resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: workspaceName
}

resource chatEndpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2026-05-01' existing = {
  parent: workspace
  name: chatEndpointName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource partnersKeyVault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: partnersKeyVaultName
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

// identity `web`

resource webIdentityAzureMlDataScientistOnChatEndpoint 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(chatEndpoint.id), toLower(webIdentityPrincipalId), roles.azureMlDataScientist)
  scope: chatEndpoint
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlDataScientist)
    principalId: webIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Calls this online endpoint with a token of Microsoft Entra ID. [EP-INVOKE-01]'
  }
}

// system identity of online endpoint `rank`

resource rankEndpointMonitoringMetricsPublisherOnApplicationInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(applicationInsights.id), toLower(rankEndpointPrincipalId), roles.monitoringMetricsPublisher)
  scope: applicationInsights
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
    principalId: rankEndpointPrincipalId
    principalType: 'ServicePrincipal'
    description: 'May send telemetry to Application Insights with a token, which the inference server does not do by itself. [EP-SAI-PUB-01]'
  }
}

resource rankEndpointKeyVaultSecretsUserOnPartnersKeyVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(partnersKeyVault.id), toLower(rankEndpointPrincipalId), roles.keyVaultSecretsUser)
  scope: partnersKeyVault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
    principalId: rankEndpointPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads secrets of this vault in deployments. [EP-SAI-KV-01]'
  }
}

resource rankEndpointStorageBlobDataReaderOnFeaturesContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(featuresContainer.id), toLower(rankEndpointPrincipalId), roles.storageBlobDataReader)
  scope: featuresContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: rankEndpointPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads this data in scoring code. [EP-SAI-DATA-01]'
  }
}
