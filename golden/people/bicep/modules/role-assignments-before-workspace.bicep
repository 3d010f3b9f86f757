// Made by amlgen from blueprint people. Edit the blueprint, not this file.

// Role assignments that can precede the workspace

@description('Principal id of identity `workspace`.')
param workspaceIdentityPrincipalId string

@description('Principal id of identity `monitoring`.')
param monitoringIdentityPrincipalId string

@description('Principal id of identity `training`.')
param trainingIdentityPrincipalId string

@description('Principal id of identity `serving`.')
param servingIdentityPrincipalId string

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

@description('Name of container `raw`.')
param rawContainerName string

@description('Name of identity `monitoring`.')
param monitoringIdentityName string

@description('Name of container `labels`.')
param labelsContainerName string

@description('Name of identity `training`.')
param trainingIdentityName string

@description('Name of identity `serving`.')
param servingIdentityName string

var principals = {
  scientists: '11111111-1111-1111-1111-111111111111'
  auditors: '22222222-2222-2222-2222-222222222222'
  labelers: '33333333-3333-3333-3333-333333333333'
  operators: '44444444-4444-4444-4444-444444444444'
  engineers: '55555555-5555-5555-5555-555555555555'
  prompters: '66666666-6666-6666-6666-666666666666'
  admin: '88888888-8888-8888-8888-888888888888'
  analyst: '99999999-9999-9999-9999-999999999999'
  reviewer: 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa'
  scheduler: 'cccccccc-cccc-cccc-cccc-cccccccccccc'
}

var roles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  acrPush: '8311e382-0749-4cb8-b61a-304f252e45ec'
  azureAiInferenceDeploymentOperator: '3afb7f49-54cb-416e-8c09-6dc049efa503'
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  keyVaultAdministrator: '00482a5a-887f-4fb3-b363-3b7fe8e74483'
  keyVaultSecretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  managedIdentityOperator: 'f1a07417-d97a-45cb-824c-7a7467783830'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
  storageFileDataPrivilegedContributor: '69566ab7-960f-475b-8e7c-b3118f30c6bd'
  storageFileDataPrivilegedReader: 'b8eda974-7b85-4f76-af95-65846b26df6d'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

// Scopes

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

resource rawContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: lakeBlobService
  name: rawContainerName
}

resource monitoringIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: monitoringIdentityName
}

resource labelsContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: lakeBlobService
  name: labelsContainerName
}

resource trainingIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: trainingIdentityName
}

resource servingIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: servingIdentityName
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

// identity `monitoring`

resource monitoringIdentityStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), toLower(monitoringIdentityPrincipalId), roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: monitoringIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads and writes what model monitors keep in the workspace\'s own stores, where keys are off. [WS-UAIX-MON-01]'
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

resource trainingIdentityStorageBlobDataReaderOnRawContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(rawContainer.id), toLower(trainingIdentityPrincipalId), roles.storageBlobDataReader)
  scope: rawContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: trainingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Reads this data in jobs. [CL-UAI-STORAGE-01, BE-CL-01]'
  }
}

// identity `serving`

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

// group `scientists`

resource scientistsManagedIdentityOperatorOnMonitoringIdentity 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(monitoringIdentity.id), principals.scientists, roles.managedIdentityOperator)
  scope: monitoringIdentity
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.managedIdentityOperator)
    principalId: principals.scientists
    principalType: 'Group'
    description: 'Submits jobs and sessions that run as this identity, which is attached to their compute at each start. [WS-UAIX-SUBMIT-01, HUM-DS-06]'
  }
}

resource scientistsAcrPullOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(registry.id), principals.scientists, roles.acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: principals.scientists
    principalType: 'Group'
    description: 'Pulls images from this registry. [HUM-ACR-01]'
  }
}

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

resource scientistsStorageBlobDataReaderOnRawContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(rawContainer.id), principals.scientists, roles.storageBlobDataReader)
  scope: rawContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: principals.scientists
    principalType: 'Group'
    description: 'Reads this data. [HUM-DATA-01]'
  }
}

// group `auditors`

resource auditorsKeyVaultSecretsUserOnKeyVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(keyVault.id), principals.auditors, roles.keyVaultSecretsUser)
  scope: keyVault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
    principalId: principals.auditors
    principalType: 'Group'
    description: 'Reads secrets of this vault. [HUM-KV-01]'
  }
}

resource auditorsStorageBlobDataReaderOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), principals.auditors, roles.storageBlobDataReader)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: principals.auditors
    principalType: 'Group'
    description: 'Browses data in the workspace\'s own stores. [HUM-RO-02]'
  }
}

resource auditorsStorageFileDataPrivilegedReaderOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), principals.auditors, roles.storageFileDataPrivilegedReader)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageFileDataPrivilegedReader
    )
    principalId: principals.auditors
    principalType: 'Group'
    description: 'Reads notebooks in the workspace\'s file share. [HUM-RO-03]'
  }
}

// group `labelers`

resource labelersStorageBlobDataContributorOnLabelsContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(labelsContainer.id), principals.labelers, roles.storageBlobDataContributor)
  scope: labelsContainer
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: principals.labelers
    principalType: 'Group'
    description: 'Reads the data to label and writes the labels. [HUM-LAB-02, HUM-DATA-02]'
  }
}

// group `operators`

resource operatorsManagedIdentityOperatorOnMonitoringIdentity 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(monitoringIdentity.id), principals.operators, roles.managedIdentityOperator)
  scope: monitoringIdentity
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.managedIdentityOperator)
    principalId: principals.operators
    principalType: 'Group'
    description: 'Submits jobs and sessions that run as this identity, which is attached to their compute at each start. [WS-UAIX-SUBMIT-01]'
  }
}

resource operatorsManagedIdentityOperatorOnTrainingIdentity 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(trainingIdentity.id), principals.operators, roles.managedIdentityOperator)
  scope: trainingIdentity
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.managedIdentityOperator)
    principalId: principals.operators
    principalType: 'Group'
    description: 'Makes clusters that work as this identity. [HUM-CO-03]'
  }
}

resource operatorsManagedIdentityOperatorOnServingIdentity 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(servingIdentity.id), principals.operators, roles.managedIdentityOperator)
  scope: servingIdentity
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.managedIdentityOperator)
    principalId: principals.operators
    principalType: 'Group'
    description: 'Makes clusters that work as this identity. [HUM-CO-03]'
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
    description: 'Sets up automatic scaling of deployments. [EP-AUTOSCALE-01, HUM-MLE-02]'
  }
}

resource engineersManagedIdentityOperatorOnMonitoringIdentity 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(monitoringIdentity.id), principals.engineers, roles.managedIdentityOperator)
  scope: monitoringIdentity
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.managedIdentityOperator)
    principalId: principals.engineers
    principalType: 'Group'
    description: 'Submits jobs and sessions that run as this identity, which is attached to their compute at each start. [WS-UAIX-SUBMIT-01]'
  }
}

resource engineersManagedIdentityOperatorOnTrainingIdentity 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(trainingIdentity.id), principals.engineers, roles.managedIdentityOperator)
  scope: trainingIdentity
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.managedIdentityOperator)
    principalId: principals.engineers
    principalType: 'Group'
    description: 'Makes endpoints that work as this identity. [HUM-MLE-03]'
  }
}

resource engineersManagedIdentityOperatorOnServingIdentity 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(servingIdentity.id), principals.engineers, roles.managedIdentityOperator)
  scope: servingIdentity
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.managedIdentityOperator)
    principalId: principals.engineers
    principalType: 'Group'
    description: 'Makes endpoints that work as this identity. [HUM-MLE-03]'
  }
}

resource engineersAcrPushOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(registry.id), principals.engineers, roles.acrPush)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPush)
    principalId: principals.engineers
    principalType: 'Group'
    description: 'Pulls images from this registry and pushes them to it. [HUM-ACR-02]'
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

// group `prompters`

resource promptersStorageFileDataPrivilegedContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), principals.prompters, roles.storageFileDataPrivilegedContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageFileDataPrivilegedContributor
    )
    principalId: principals.prompters
    principalType: 'Group'
    description: 'Keeps notebooks in the workspace\'s file share. [HUM-DS-03, HUM-PF-02]'
  }
}

resource promptersStorageBlobDataContributorOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), principals.prompters, roles.storageBlobDataContributor)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: principals.prompters
    principalType: 'Group'
    description: 'Keeps data of flows and their runs in the workspace\'s own stores. [HUM-PF-02]'
  }
}

// user `admin`

resource adminKeyVaultSecretsOfficerOnKeyVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(keyVault.id), principals.admin, roles.keyVaultSecretsOfficer)
  scope: keyVault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsOfficer)
    principalId: principals.admin
    principalType: 'User'
    description: 'Reads and writes secrets of this vault. [HUM-KV-02]'
  }
}

// user `analyst`

resource analystReaderOnLakeStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(lakeStorage.id), principals.analyst, roles.reader)
  scope: lakeStorage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: principals.analyst
    principalType: 'User'
    description: 'Opens the storage account of the data that Spark notebooks read. [HUM-SPARK-01]'
  }
}

resource analystStorageBlobDataReaderOnRawContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(rawContainer.id), principals.analyst, roles.storageBlobDataReader)
  scope: rawContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: principals.analyst
    principalType: 'User'
    description: 'Reads this data. [HUM-DATA-01]'
  }
}

// user `reviewer`

resource reviewerStorageBlobDataContributorOnLabelsContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(labelsContainer.id), principals.reviewer, roles.storageBlobDataContributor)
  scope: labelsContainer
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
    principalId: principals.reviewer
    principalType: 'User'
    description: 'Reads the data to label and writes the labels. [HUM-LAB-02, HUM-DATA-02]'
  }
}

// service principal `scheduler`

resource schedulerStorageBlobDataReaderOnRawContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(rawContainer.id), principals.scheduler, roles.storageBlobDataReader)
  scope: rawContainer
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: principals.scheduler
    principalType: 'ServicePrincipal'
    description: 'Reads this data. [HUM-DATA-01]'
  }
}
