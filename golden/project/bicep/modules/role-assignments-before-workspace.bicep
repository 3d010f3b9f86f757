// Made by amlgen from blueprint concierge. Edit the blueprint, not this file.

// Role assignments that can precede the workspace

@description('Principal id of identity `assistant`.')
param assistantIdentityPrincipalId string

@description('Name of AI services account `aoai-shared`.')
param aoaiSharedAiServicesName string

@description('Name of the container registry.')
param registryName string

@description('Name of storage account `default`.')
param defaultStorageName string

@description('Name of identity `assistant`.')
param assistantIdentityName string

@description('Name of hub `hub-ai-hub`.')
param hubAiHubHubName string

var principals = {
  team: '11111111-1111-1111-1111-111111111111'
}

var roles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  azureAiInferenceDeploymentOperator: '3afb7f49-54cb-416e-8c09-6dc049efa503'
  cognitiveServicesOpenAiUser: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
  managedIdentityOperator: 'f1a07417-d97a-45cb-824c-7a7467783830'
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
  storageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
}

// Scopes

resource aoaiSharedAiServices 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: aoaiSharedAiServicesName
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: registryName
}

resource defaultStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: defaultStorageName
}

resource assistantIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: assistantIdentityName
}

resource hubAiHubHub 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: hubAiHubHubName
}

// identity `assistant`

resource assistantIdentityCognitiveServicesOpenAiUserOnAoaiSharedAiServices 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(aoaiSharedAiServices.id), toLower(assistantIdentityPrincipalId), roles.cognitiveServicesOpenAiUser)
  scope: aoaiSharedAiServices
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.cognitiveServicesOpenAiUser
    )
    principalId: assistantIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Calls models of Azure OpenAI without a key. [EP-UAI-AOAI-01]'
  }
}

resource assistantIdentityAcrPullOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(registry.id), toLower(assistantIdentityPrincipalId), roles.acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: assistantIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Pulls the images of deployments from the workspace\'s registry. [EP-UAI-ACR-01]'
  }
}

resource assistantIdentityStorageBlobDataReaderOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(assistantIdentityPrincipalId), roles.storageBlobDataReader)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: assistantIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads models and code of deployments from the workspace\'s own stores. [EP-UAI-STORAGE-01]'
  }
}

// group `team`

resource teamAzureAiInferenceDeploymentOperatorOnResourceGroup 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(resourceGroup().id), principals.team, roles.azureAiInferenceDeploymentOperator)
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.azureAiInferenceDeploymentOperator
    )
    principalId: principals.team
    principalType: 'Group'
    description: 'Deploys models in the project. [HUB-HUM-04, HUM-MLE-02]'
  }
}

resource teamManagedIdentityOperatorOnAssistantIdentity 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(assistantIdentity.id), principals.team, roles.managedIdentityOperator)
  scope: assistantIdentity
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.managedIdentityOperator)
    principalId: principals.team
    principalType: 'Group'
    description: 'Runs jobs, sessions and computes as this identity. [HUM-DS-06]'
  }
}

resource teamReaderOnHubAiHubHub 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(hubAiHubHub.id), principals.team, roles.reader)
  scope: hubAiHubHub
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: principals.team
    principalType: 'Group'
    description: 'Sees the hub of the project and what it shares. [HUB-HUM-03]'
  }
}

resource teamCognitiveServicesOpenAiUserOnAoaiSharedAiServices 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(aoaiSharedAiServices.id), principals.team, roles.cognitiveServicesOpenAiUser)
  scope: aoaiSharedAiServices
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.cognitiveServicesOpenAiUser
    )
    principalId: principals.team
    principalType: 'Group'
    description: 'Calls models of Azure OpenAI without a key. [HUM-AOAI-01]'
  }
}
