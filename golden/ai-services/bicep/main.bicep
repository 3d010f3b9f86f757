// Made by amlgen from blueprint assistant. Edit the blueprint, not this file.

targetScope = 'resourceGroup'

// Parameters and names

@description('Region of every resource.')
param location string = 'swedencentral'

// Ends of names that are unique in the world: the same group always gets the same ones
var suffix = substring(guid(toLower(resourceGroup().id), 'assistant'), 0, 8)
var lakeSuffix = substring(guid(toLower(resourceGroup().id), 'assistant-lake'), 0, 8)

// Resources that exist already

resource aisAssistantAiServices 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: 'ais-assistant'
}

resource srchAssistantSearch 'Microsoft.Search/searchServices@2025-05-01' existing = {
  name: 'srch-assistant'
}

resource oaiAssistantAiServices 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: 'oai-assistant'
}

resource starchiveStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: 'starchive'
}

resource sharedRegistry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: 'crassistantshared'
}

// Identities

resource workspaceIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-assistant-workspace'
  location: location
}

resource sessionsIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-assistant-sessions'
  location: location
}

resource indexingIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-assistant-indexing'
  location: location
}

resource servingIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-assistant-serving'
  location: location
}

// Monitoring

// Workspace keys are off: agents and queries use Microsoft Entra ID.
resource logAnalytics 'Microsoft.OperationalInsights/workspaces@2026-03-01' = {
  name: 'log-assistant'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 30
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
    publicNetworkAccessForIngestion: 'Enabled'
    publicNetworkAccessForQuery: 'Enabled'
  }
}

// The instrumentation key opens nothing: telemetry comes in with a role.
resource applicationInsights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-assistant'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logAnalytics.id
    DisableLocalAuth: true
    publicNetworkAccessForIngestion: 'Enabled'
    publicNetworkAccessForQuery: 'Enabled'
  }
}

// Key vault

// Roles decide about access; access policies are ignored.
resource keyVault 'Microsoft.KeyVault/vaults@2026-02-01' = {
  name: 'kvassistant${suffix}'
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Allow'
      ipRules: []
      virtualNetworkRules: []
    }
  }
}

// Container registry

// No admin user, no anonymous pull. The automatic AcrPull grants of Azure Machine Learning need this role mode.
resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
  name: 'crassistant${suffix}'
  location: location
  sku: {
    name: 'Standard'
  }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
    roleAssignmentMode: 'LegacyRegistryPermissions'
    publicNetworkAccess: 'Enabled'
  }
}

// Storage

// The workspace's own stores. Account keys, local users and public blobs are off. Each switch is written out, because not every default of Azure is keyless.
resource defaultStorage 'Microsoft.Storage/storageAccounts@2026-04-01' = {
  name: 'stassistant${suffix}'
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    isLocalUserEnabled: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Allow'
      ipRules: []
      virtualNetworkRules: []
    }
  }
}

resource defaultBlobService 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' = {
  parent: defaultStorage
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: 7
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 7
    }
  }
}

// Account keys, local users and public blobs are off. Each switch is written out, because not every default of Azure is keyless.
resource lakeStorage 'Microsoft.Storage/storageAccounts@2026-04-01' = {
  name: 'stassistantlake${lakeSuffix}'
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    isLocalUserEnabled: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    isHnsEnabled: true
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Allow'
      ipRules: []
      virtualNetworkRules: []
    }
  }
}

resource lakeBlobService 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' = {
  parent: lakeStorage
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: 7
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 7
    }
  }
}

resource documentsContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' = {
  parent: lakeBlobService
  name: 'documents'
  properties: {
    publicAccess: 'None'
  }
}

resource samplesContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' = {
  parent: lakeBlobService
  name: 'samples'
  properties: {
    publicAccess: 'None'
  }
}

// Workspace

// Datastores of its own are reached with identities, never with account keys.
resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' = {
  name: 'mlw-assistant'
  location: location
  kind: 'Default'
  sku: {
    name: 'Basic'
    tier: 'Basic'
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${workspaceIdentity.id}': {}
      '${sessionsIdentity.id}': {}
    }
  }
  properties: {
    storageAccount: defaultStorage.id
    keyVault: keyVault.id
    applicationInsights: applicationInsights.id
    containerRegistry: registry.id
    systemDatastoresAuthMode: 'Identity'
    primaryUserAssignedIdentity: workspaceIdentity.id
    imageBuildCompute: ''
    hbiWorkspace: false
    publicNetworkAccess: 'Enabled'
    v1LegacyMode: false
  }
  dependsOn: [
    roleAssignmentsBeforeWorkspace
  ]
}

// Datastores

resource samplesDatastore 'Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01' = {
  parent: workspace
  name: 'samples'
  properties: {
    datastoreType: 'AzureBlob'
    accountName: lakeStorage.name
    containerName: samplesContainer.name
    endpoint: environment().suffixes.storage
    protocol: 'https'
    subscriptionId: subscription().subscriptionId
    resourceGroup: resourceGroup().name
    serviceDataAccessAuthIdentity: 'None'
    credentials: {
      credentialsType: 'None'
    }
  }
  dependsOn: [
    roleAssignmentsAfterWorkspace
  ]
}

// Connections

resource modelsConnection 'Microsoft.MachineLearningServices/workspaces/connections@2026-05-01' = {
  parent: workspace
  name: 'models'
  properties: {
    category: 'AzureOpenAI'
    target: 'https://oai-assistant.openai.azure.com/'
    authType: 'AAD'
    useWorkspaceManagedIdentity: true
    metadata: {
      ApiType: 'Azure'
      ResourceId: oaiAssistantAiServices.id
      ApiVersion: '2024-10-21'
    }
  }
  dependsOn: [
    roleAssignmentsAfterWorkspace
  ]
}

resource servicesConnection 'Microsoft.MachineLearningServices/workspaces/connections@2026-05-01' = {
  parent: workspace
  name: 'services'
  properties: {
    category: 'AIServices'
    target: 'https://ais-assistant.cognitiveservices.azure.com/'
    authType: 'AAD'
    metadata: {
      ApiType: 'Azure'
      ResourceId: aisAssistantAiServices.id
    }
  }
  dependsOn: [
    roleAssignmentsAfterWorkspace
  ]
}

resource indexConnection 'Microsoft.MachineLearningServices/workspaces/connections@2026-05-01' = {
  parent: workspace
  name: 'index'
  properties: {
    category: 'CognitiveSearch'
    target: 'https://srch-assistant.search.windows.net/'
    authType: 'AAD'
    useWorkspaceManagedIdentity: true
    metadata: {
      ApiType: 'Azure'
      ResourceId: srchAssistantSearch.id
    }
  }
  dependsOn: [
    roleAssignmentsAfterWorkspace
  ]
}

resource documentsConnection 'Microsoft.MachineLearningServices/workspaces/connections@2026-05-01' = {
  parent: workspace
  name: 'documents'
  properties: {
    category: 'ADLSGen2'
    target: 'https://${lakeStorage.name}.dfs.${environment().suffixes.storage}/${documentsContainer.name}'
    authType: 'AAD'
    useWorkspaceManagedIdentity: true
    metadata: {
      AccountName: lakeStorage.name
      ContainerName: documentsContainer.name
      ResourceId: lakeStorage.id
    }
  }
  dependsOn: [
    roleAssignmentsAfterWorkspace
  ]
}

resource blobsConnection 'Microsoft.MachineLearningServices/workspaces/connections@2026-05-01' = {
  parent: workspace
  name: 'blobs'
  properties: {
    category: 'AzureBlob'
    target: 'https://${lakeStorage.name}.blob.${environment().suffixes.storage}/${samplesContainer.name}'
    authType: 'ManagedIdentity'
    credentials: {
      clientId: indexingIdentity.properties.clientId
      resourceId: indexingIdentity.id
    }
    metadata: {
      AccountName: lakeStorage.name
      ContainerName: samplesContainer.name
      ResourceId: lakeStorage.id
    }
  }
  dependsOn: [
    roleAssignmentsAfterWorkspace
  ]
}

resource archiveConnection 'Microsoft.MachineLearningServices/workspaces/connections@2026-05-01' = {
  parent: workspace
  name: 'archive'
  properties: {
    category: 'AzureBlob'
    target: 'https://${starchiveStorage.name}.blob.${environment().suffixes.storage}/letters'
    authType: 'AAD'
    metadata: {
      AccountName: starchiveStorage.name
      ContainerName: 'letters'
      ResourceId: starchiveStorage.id
    }
  }
  dependsOn: [
    roleAssignmentsAfterWorkspace
  ]
}

resource imagesConnection 'Microsoft.MachineLearningServices/workspaces/connections@2026-05-01' = {
  parent: workspace
  name: 'images'
  properties: {
    category: 'ContainerRegistry'
    target: sharedRegistry.properties.loginServer
    authType: 'ManagedIdentity'
    credentials: {
      clientId: servingIdentity.properties.clientId
      resourceId: servingIdentity.id
    }
  }
  dependsOn: [
    roleAssignmentsAfterWorkspace
  ]
}

resource promptsConnection 'Microsoft.MachineLearningServices/workspaces/connections@2026-05-01' = {
  parent: workspace
  name: 'prompts'
  properties: {
    category: 'Git'
    target: 'https://github.com/contoso/prompts'
    authType: 'None'
  }
  dependsOn: [
    roleAssignmentsAfterWorkspace
  ]
}

resource packagesConnection 'Microsoft.MachineLearningServices/workspaces/connections@2026-05-01' = {
  parent: workspace
  name: 'packages'
  properties: {
    category: 'PythonFeed'
    target: 'https://pkgs.dev.azure.com/contoso/_packaging/ml/pypi/simple'
    authType: 'None'
  }
  dependsOn: [
    roleAssignmentsAfterWorkspace
  ]
}

resource weatherConnection 'Microsoft.MachineLearningServices/workspaces/connections@2026-05-01' = {
  parent: workspace
  name: 'weather'
  properties: {
    category: 'CustomKeys'
    target: 'https://weather.contoso.com'
    authType: 'AAD'
  }
  dependsOn: [
    roleAssignmentsAfterWorkspace
  ]
}

// Computes

resource cpuCluster 'Microsoft.MachineLearningServices/workspaces/computes@2026-05-01' = {
  parent: workspace
  name: 'cpu'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${indexingIdentity.id}': {}
    }
  }
  properties: {
    computeType: 'AmlCompute'
    disableLocalAuth: true
    properties: {
      vmSize: 'Standard_DS3_v2'
      vmPriority: 'Dedicated'
      osType: 'Linux'
      scaleSettings: {
        minNodeCount: 0
        maxNodeCount: 2
        nodeIdleTimeBeforeScaleDown: 'PT120S'
      }
      enableNodePublicIp: true
      remoteLoginPortPublicAccess: 'Disabled'
    }
  }
  dependsOn: [
    roleAssignmentsBeforeWorkspace
    roleAssignmentsAfterWorkspace
  ]
}

// Endpoints

// Made only where there is none: deployed again, it would lose what is set on it later, such as its traffic.
@onlyIfNotExists()
resource answerEndpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2026-05-01' = {
  parent: workspace
  name: 'answer-s${suffix}'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${servingIdentity.id}': {}
    }
  }
  properties: {
    authMode: 'AADToken'
    publicNetworkAccess: 'Enabled'
  }
  dependsOn: [
    roleAssignmentsBeforeWorkspace
    roleAssignmentsAfterWorkspace
  ]
}

// Role assignments, in modules because a name may not hold a principal id that only the deployment knows

// Role assignments that can precede the workspace
module roleAssignmentsBeforeWorkspace 'modules/role-assignments-before-workspace.bicep' = {
  params: {
    workspaceIdentityPrincipalId: workspaceIdentity.properties.principalId
    sessionsIdentityPrincipalId: sessionsIdentity.properties.principalId
    indexingIdentityPrincipalId: indexingIdentity.properties.principalId
    servingIdentityPrincipalId: servingIdentity.properties.principalId
    srchAssistantSearchName: srchAssistantSearch.name
    oaiAssistantAiServicesName: oaiAssistantAiServices.name
    applicationInsightsName: applicationInsights.name
    keyVaultName: keyVault.name
    registryName: registry.name
    defaultStorageName: defaultStorage.name
    lakeStorageName: lakeStorage.name
    documentsContainerName: documentsContainer.name
    aisAssistantAiServicesName: aisAssistantAiServices.name
    samplesContainerName: samplesContainer.name
    sharedRegistryName: sharedRegistry.name
  }
}

// Role assignments that need the workspace
module roleAssignmentsAfterWorkspace 'modules/role-assignments-after-workspace.bicep' = {
  params: {
    workspaceIdentityPrincipalId: workspaceIdentity.properties.principalId
    servingIdentityPrincipalId: servingIdentity.properties.principalId
    workspaceName: workspace.name
  }
}

// Outputs

@description('Resource id of the workspace.')
output workspaceId string = workspace.id

@description('Name of the workspace, for `az ml --workspace-name`.')
output workspaceName string = workspace.name

@description('Id and name of each storage account, by its name in the blueprint.')
output storageAccounts object = {
  default: {
    id: defaultStorage.id
    name: defaultStorage.name
  }
  lake: {
    id: lakeStorage.id
    name: lakeStorage.name
  }
}

@description('Id and name of each container registry, by its name in the blueprint; that of the workspace is `default`.')
output registries object = {
  default: {
    id: registry.id
    name: registry.name
  }
}

@description('Id and name of each key vault, by its name in the blueprint; that of the workspace is `default`.')
output keyVaults object = {
  default: {
    id: keyVault.id
    name: keyVault.name
  }
}

@description('Id and name of each online and batch endpoint, by its name in the blueprint.')
output endpoints object = {
  answer: {
    id: answerEndpoint.id
    name: answerEndpoint.name
  }
}

@description('Client id and principal id of each user-assigned identity, by its name in the blueprint.')
output identities object = {
  workspace: {
    clientId: workspaceIdentity.properties.clientId
    principalId: workspaceIdentity.properties.principalId
  }
  sessions: {
    clientId: sessionsIdentity.properties.clientId
    principalId: sessionsIdentity.properties.principalId
  }
  indexing: {
    clientId: indexingIdentity.properties.clientId
    principalId: indexingIdentity.properties.principalId
  }
  serving: {
    clientId: servingIdentity.properties.clientId
    principalId: servingIdentity.properties.principalId
  }
}
