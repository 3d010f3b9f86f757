// Made by amlgen from blueprint renew. Edit the blueprint, not this file.

targetScope = 'resourceGroup'

// Parameters and names

@description('Region of every resource.')
param location string = 'westeurope'

var tags = {
  team: 'retention'
}

// Ends of names that are unique in the world: the same group always gets the same ones
var suffix = substring(guid(toLower(resourceGroup().id), 'renew'), 0, 8)
var lakeSuffix = substring(guid(toLower(resourceGroup().id), 'renew-lake'), 0, 8)

// Identities

resource trainingIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-renew-training'
  location: location
  tags: tags
}

resource workspaceIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-renew-workspace'
  location: location
  tags: tags
}

// Monitoring

// Workspace keys are off: agents and queries use Microsoft Entra ID.
resource logAnalytics 'Microsoft.OperationalInsights/workspaces@2026-03-01' = {
  name: 'log-renew'
  location: location
  tags: tags
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
  name: 'appi-renew'
  location: location
  tags: tags
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
  name: 'kvrenew${suffix}'
  location: location
  tags: tags
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
  name: 'crrenew${suffix}'
  location: location
  tags: tags
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
  name: 'strenew${suffix}'
  location: location
  tags: tags
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
  name: 'strenewlake${lakeSuffix}'
  location: location
  tags: tags
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

resource eventsContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' = {
  parent: lakeBlobService
  name: 'events'
  properties: {
    publicAccess: 'None'
  }
}

// Workspace

// Datastores of its own are reached with identities, never with account keys.
resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' = {
  name: 'mlw-renew'
  location: location
  tags: tags
  kind: 'Default'
  sku: {
    name: 'Basic'
    tier: 'Basic'
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${workspaceIdentity.id}': {}
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

resource eventsDatastore 'Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01' = {
  parent: workspace
  name: 'events'
  properties: {
    datastoreType: 'AzureDataLakeGen2'
    accountName: lakeStorage.name
    filesystem: eventsContainer.name
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

// Computes

resource cpuCluster 'Microsoft.MachineLearningServices/workspaces/computes@2026-05-01' = {
  parent: workspace
  name: 'cpu'
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${trainingIdentity.id}': {}
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

// Role assignments, in modules because a name may not hold a principal id that only the deployment knows

// Role assignments that can precede the workspace
module roleAssignmentsBeforeWorkspace 'modules/role-assignments-before-workspace.bicep' = {
  params: {
    trainingIdentityPrincipalId: trainingIdentity.properties.principalId
    workspaceIdentityPrincipalId: workspaceIdentity.properties.principalId
    registryName: registry.name
    defaultStorageName: defaultStorage.name
    lakeStorageName: lakeStorage.name
    eventsContainerName: eventsContainer.name
    applicationInsightsName: applicationInsights.name
    keyVaultName: keyVault.name
  }
}

// Role assignments that need the workspace
module roleAssignmentsAfterWorkspace 'modules/role-assignments-after-workspace.bicep' = {
  params: {
    workspaceIdentityPrincipalId: workspaceIdentity.properties.principalId
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

@description('Client id and principal id of each user-assigned identity, by its name in the blueprint.')
output identities object = {
  training: {
    clientId: trainingIdentity.properties.clientId
    principalId: trainingIdentity.properties.principalId
  }
  workspace: {
    clientId: workspaceIdentity.properties.clientId
    principalId: workspaceIdentity.properties.principalId
  }
}
