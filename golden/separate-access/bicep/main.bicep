// Made by amlgen from blueprint atlas. Edit the blueprint, not this file.

targetScope = 'resourceGroup'

// Parameters and names

@description('Region of every resource.')
param location string = 'westeurope'

// Ends of names that are unique in the world: the same group always gets the same ones
var suffix = substring(guid(toLower(resourceGroup().id), 'atlas'), 0, 8)

// Resources that exist already

resource lakeStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  scope: resourceGroup('00000000-0000-0000-0000-000000000002', 'rg-lake')
  name: 'stcorplake'
}

resource lakeBlobService 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' existing = {
  parent: lakeStorage
  name: 'default'
}

resource pricesContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: lakeBlobService
  name: 'prices'
}

// Identities

resource trainingIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-atlas-training'
  location: location
}

resource scoringIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-atlas-scoring'
  location: location
}

// Monitoring

// Workspace keys are off: agents and queries use Microsoft Entra ID.
resource logAnalytics 'Microsoft.OperationalInsights/workspaces@2026-03-01' = {
  name: 'log-atlas'
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
  name: 'appi-atlas'
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
  name: 'kvatlas${suffix}'
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
  name: 'cratlas${suffix}'
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
  name: 'statlas${suffix}'
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

// Workspace

// Datastores of its own are reached with identities, never with account keys.
resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' = {
  name: 'mlw-atlas'
  location: location
  kind: 'Default'
  sku: {
    name: 'Basic'
    tier: 'Basic'
  }
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    storageAccount: defaultStorage.id
    keyVault: keyVault.id
    applicationInsights: applicationInsights.id
    containerRegistry: registry.id
    systemDatastoresAuthMode: 'Identity'
    imageBuildCompute: ''
    hbiWorkspace: false
    publicNetworkAccess: 'Enabled'
    v1LegacyMode: false
  }
}

// Datastores

resource pricesDatastore 'Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01' = {
  parent: workspace
  name: 'prices'
  properties: {
    datastoreType: 'AzureDataLakeGen2'
    accountName: lakeStorage.name
    filesystem: pricesContainer.name
    endpoint: environment().suffixes.storage
    protocol: 'https'
    subscriptionId: '00000000-0000-0000-0000-000000000002'
    resourceGroup: 'rg-lake'
    serviceDataAccessAuthIdentity: 'None'
    credentials: {
      credentialsType: 'None'
    }
  }
}

// Computes

resource cpuCluster 'Microsoft.MachineLearningServices/workspaces/computes@2026-05-01' = {
  parent: workspace
  name: 'cpu'
  location: location
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
        maxNodeCount: 4
        nodeIdleTimeBeforeScaleDown: 'PT120S'
      }
      enableNodePublicIp: true
      remoteLoginPortPublicAccess: 'Disabled'
    }
  }
}

// Endpoints

// Made only where there is none: deployed again, it would lose what is set on it later, such as its traffic.
@onlyIfNotExists()
resource scoreEndpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2026-05-01' = {
  parent: workspace
  name: 'score-s${suffix}'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${scoringIdentity.id}': {}
    }
  }
  properties: {
    authMode: 'AADToken'
    publicNetworkAccess: 'Enabled'
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
  score: {
    id: scoreEndpoint.id
    name: scoreEndpoint.name
  }
}

@description('Client id and principal id of each user-assigned identity, by its name in the blueprint.')
output identities object = {
  training: {
    clientId: trainingIdentity.properties.clientId
    principalId: trainingIdentity.properties.principalId
  }
  scoring: {
    clientId: scoringIdentity.properties.clientId
    principalId: scoringIdentity.properties.principalId
  }
}
