// Made by amlgen from blueprint adhoc. Edit the blueprint, not this file.

// Role assignments that can precede the workspace

@description('Principal id of identity `jobs`.')
param jobsIdentityPrincipalId string

@description('Principal id of identity `spark`.')
param sparkIdentityPrincipalId string

@description('Principal id of identity `monitor`.')
param monitorIdentityPrincipalId string

@description('Principal id of identity `flows`.')
param flowsIdentityPrincipalId string

@description('Name of the container registry.')
param registryName string

@description('Name of storage account `default`.')
param defaultStorageName string

@description('Name of storage account `lake`.')
param lakeStorageName string

@description('Name of container `raw`.')
param rawContainerName string

@description('Name of container `curated`.')
param curatedContainerName string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

@description('Name of the key vault.')
param keyVaultName string

@description('Name of identity `jobs`.')
param jobsIdentityName string

@description('Name of identity `spark`.')
param sparkIdentityName string

@description('Name of identity `flows`.')
param flowsIdentityName string

var principals = {
  analysts: '11111111-1111-1111-1111-111111111111'
  builders: '22222222-2222-2222-2222-222222222222'
}

var roles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  keyVaultAdministrator: '00482a5a-887f-4fb3-b363-3b7fe8e74483'
  managedIdentityOperator: 'f1a07417-d97a-45cb-824c-7a7467783830'
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

resource rawContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: lakeBlobService
  name: rawContainerName
}

resource curatedContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: lakeBlobService
  name: curatedContainerName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource keyVault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: keyVaultName
}

resource jobsIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: jobsIdentityName
}

resource sparkIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: sparkIdentityName
}

resource flowsIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: flowsIdentityName
}

// identity `jobs`

resource jobsIdentityAcrPullOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(registry.id), toLower(jobsIdentityPrincipalId), roles.acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: jobsIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Pulls the images of serverless jobs from the workspace\'s registry, whose admin user is off. [WS-UAIX-ACR-01]'
  }
}

resource jobsIdentityStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(jobsIdentityPrincipalId), roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: jobsIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Keeps code, outputs and logs of serverless jobs and sessions in the workspace\'s own stores. [WS-UAIX-STORAGE-01]'
  }
}

resource jobsIdentityStorageBlobDataReaderOnRawContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(rawContainer.id), toLower(jobsIdentityPrincipalId), roles.storageBlobDataReader)
  scope: rawContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: jobsIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads this data in serverless jobs and sessions. [WS-UAIX-DATA-01]'
  }
}

resource jobsIdentityStorageBlobDataContributorOnCuratedContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(curatedContainer.id), toLower(jobsIdentityPrincipalId), roles.storageBlobDataContributor)
  scope: curatedContainer
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: jobsIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads and writes this data in serverless jobs and sessions. [WS-UAIX-DATA-02]'
  }
}

// identity `spark`

resource sparkIdentityAcrPullOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(registry.id), toLower(sparkIdentityPrincipalId), roles.acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: sparkIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Pulls the images of serverless jobs from the workspace\'s registry, whose admin user is off. [WS-UAIX-ACR-01]'
  }
}

resource sparkIdentityStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(sparkIdentityPrincipalId), roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: sparkIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Keeps code, outputs and logs of serverless jobs and sessions in the workspace\'s own stores. [WS-UAIX-STORAGE-01]'
  }
}

resource sparkIdentityContributorOnLakeStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(lakeStorage.id), toLower(sparkIdentityPrincipalId), roles.contributor)
  scope: lakeStorage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: sparkIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Opens the storage account of the data of Spark jobs. [WS-UAIX-SPARK-02]'
  }
}

resource sparkIdentityStorageBlobDataContributorOnCuratedContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(curatedContainer.id), toLower(sparkIdentityPrincipalId), roles.storageBlobDataContributor)
  scope: curatedContainer
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: sparkIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads and writes this data in serverless jobs and sessions. [WS-UAIX-DATA-02, WS-UAIX-SPARK-01]'
  }
}

// identity `monitor`

resource monitorIdentityStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(monitorIdentityPrincipalId), roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: monitorIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads and writes what model monitors keep in the workspace\'s own stores, where keys are off. [WS-UAIX-MON-01]'
  }
}

// identity `flows`

resource flowsIdentityContributorOnApplicationInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(applicationInsights.id), toLower(flowsIdentityPrincipalId), roles.contributor)
  scope: applicationInsights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: flowsIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Connects prompt flow sessions to the workspace\'s Application Insights. [WS-UAIX-PF-01]'
  }
}

resource flowsIdentityContributorOnKeyVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(keyVault.id), toLower(flowsIdentityPrincipalId), roles.contributor)
  scope: keyVault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: flowsIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Manages the workspace\'s key vault for prompt flow sessions. [WS-UAIX-PF-01]'
  }
}

resource flowsIdentityKeyVaultAdministratorOnKeyVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(keyVault.id), toLower(flowsIdentityPrincipalId), roles.keyVaultAdministrator)
  scope: keyVault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultAdministrator)
    principalId: flowsIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads and keeps secrets of prompt flow sessions in the workspace\'s vault. [WS-UAIX-PF-03]'
  }
}

resource flowsIdentityContributorOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(registry.id), toLower(flowsIdentityPrincipalId), roles.contributor)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: flowsIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Builds and pulls the images of prompt flow sessions. [WS-UAIX-PF-01]'
  }
}

resource flowsIdentityContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(flowsIdentityPrincipalId), roles.contributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: flowsIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Manages the workspace\'s own storage account for prompt flow sessions. [WS-UAIX-PF-01]'
  }
}

resource flowsIdentityStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(flowsIdentityPrincipalId), roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: flowsIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads and writes data of prompt flow sessions in the workspace\'s own stores. [WS-UAIX-PF-02]'
  }
}

resource flowsIdentityStorageFileDataPrivilegedContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(flowsIdentityPrincipalId), roles.storageFileDataPrivilegedContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageFileDataPrivilegedContributor
    )
    principalId: flowsIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Keeps the files of prompt flow sessions in the workspace\'s file share. [WS-UAIX-PF-02]'
  }
}

// group `analysts`

resource analystsManagedIdentityOperatorOnJobsIdentity 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(jobsIdentity.id), principals.analysts, roles.managedIdentityOperator)
  scope: jobsIdentity
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.managedIdentityOperator)
    principalId: principals.analysts
    principalType: 'Group'
    description: 'Submits jobs and sessions that run as this identity, which is attached to their compute at each start. [WS-UAIX-SUBMIT-01, HUM-DS-06]'
  }
}

resource analystsManagedIdentityOperatorOnSparkIdentity 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(sparkIdentity.id), principals.analysts, roles.managedIdentityOperator)
  scope: sparkIdentity
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.managedIdentityOperator)
    principalId: principals.analysts
    principalType: 'Group'
    description: 'Submits jobs and sessions that run as this identity, which is attached to their compute at each start. [WS-UAIX-SUBMIT-01, HUM-DS-06]'
  }
}

resource analystsStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), principals.analysts, roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: principals.analysts
    principalType: 'Group'
    description: 'Creates and browses data in the workspace\'s own stores and uploads models and code. [HUM-DS-02]'
  }
}

resource analystsStorageFileDataPrivilegedContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), principals.analysts, roles.storageFileDataPrivilegedContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageFileDataPrivilegedContributor
    )
    principalId: principals.analysts
    principalType: 'Group'
    description: 'Keeps notebooks in the workspace\'s file share. [HUM-DS-03]'
  }
}

// group `builders`

resource buildersManagedIdentityOperatorOnFlowsIdentity 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(flowsIdentity.id), principals.builders, roles.managedIdentityOperator)
  scope: flowsIdentity
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.managedIdentityOperator)
    principalId: principals.builders
    principalType: 'Group'
    description: 'Submits jobs and sessions that run as this identity, which is attached to their compute at each start. [WS-UAIX-SUBMIT-01, HUM-DS-06]'
  }
}

resource buildersStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), principals.builders, roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: principals.builders
    principalType: 'Group'
    description: 'Keeps data of flows and their runs in the workspace\'s own stores. [HUM-PF-02]'
  }
}

resource buildersStorageFileDataPrivilegedContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), principals.builders, roles.storageFileDataPrivilegedContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageFileDataPrivilegedContributor
    )
    principalId: principals.builders
    principalType: 'Group'
    description: 'Keeps the files of flows in the workspace\'s file share. [HUM-PF-02]'
  }
}
