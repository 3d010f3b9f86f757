// Made by amlgen from blueprint forecast. Edit the blueprint, not this file.

targetScope = 'resourceGroup'

// Parameters and names

@description('Region of every resource.')
param location string = 'westeurope'

// Ends of names that are unique in the world: the same group always gets the same ones
var lakeSuffix = substring(guid(toLower(resourceGroup().id), 'forecast-lake'), 0, 8)
var suffix = substring(guid(toLower(resourceGroup().id), 'forecast'), 0, 8)

// Resources that exist already

resource workspaceIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: 'id-forecast-workspace'
}

resource keyVault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: 'kv-forecast'
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: 'crforecast'
}

resource defaultStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: 'stforecast'
}

resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: 'mlw-forecast'
}

// Identities

resource trainingIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-forecast-training'
  location: location
}

resource scoringIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-forecast-scoring'
  location: location
}

// Storage

// Account keys, local users and public blobs are off. Each switch is written out, because not every default of Azure is keyless.
resource lakeStorage 'Microsoft.Storage/storageAccounts@2026-04-01' = {
  name: 'stforecastlake${lakeSuffix}'
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

resource demandContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' = {
  parent: lakeBlobService
  name: 'demand'
  properties: {
    publicAccess: 'None'
  }
}

// Datastores

resource demandDatastore 'Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01' = {
  parent: workspace
  name: 'demand'
  properties: {
    datastoreType: 'AzureDataLakeGen2'
    accountName: lakeStorage.name
    filesystem: demandContainer.name
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
    roleAssignmentsBeforeWorkspace
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
  dependsOn: [
    roleAssignmentsBeforeWorkspace
  ]
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
  dependsOn: [
    roleAssignmentsBeforeWorkspace
  ]
}

// Role assignments, in modules because a name may not hold a principal id that only the deployment knows

// Role assignments that can precede the workspace
module roleAssignmentsBeforeWorkspace 'modules/role-assignments-before-workspace.bicep' = {
  params: {
    workspaceIdentityPrincipalId: workspaceIdentity.properties.principalId
    trainingIdentityPrincipalId: trainingIdentity.properties.principalId
    scoringIdentityPrincipalId: scoringIdentity.properties.principalId
    keyVaultName: keyVault.name
    registryName: registry.name
    defaultStorageName: defaultStorage.name
    workspaceName: workspace.name
    lakeStorageName: lakeStorage.name
    demandContainerName: demandContainer.name
  }
}

// Outputs

@description('Resource id of the workspace.')
output workspaceId string = workspace.id

@description('Name of the workspace, for `az ml --workspace-name`.')
output workspaceName string = workspace.name

@description('Id and name of each storage account, by its name in the blueprint.')
output storageAccounts object = {
  lake: {
    id: lakeStorage.id
    name: lakeStorage.name
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
  workspace: {
    clientId: workspaceIdentity.properties.clientId
    principalId: workspaceIdentity.properties.principalId
  }
  training: {
    clientId: trainingIdentity.properties.clientId
    principalId: trainingIdentity.properties.principalId
  }
  scoring: {
    clientId: scoringIdentity.properties.clientId
    principalId: scoringIdentity.properties.principalId
  }
}
