// Made by amlgen from blueprint pricing. Edit the blueprint, not this file.

targetScope = 'resourceGroup'

// Parameters and names

@description('Region of every resource.')
param location string = 'westeurope'

// Ends of names that are unique in the world: the same group always gets the same ones
var suffix = substring(guid(toLower(resourceGroup().id), 'pricing'), 0, 8)

// Resources that exist already

resource catalogIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  scope: resourceGroup('rg-shared')
  name: 'id-catalog'
}

resource logAnalytics 'Microsoft.OperationalInsights/workspaces@2026-03-01' existing = {
  scope: resourceGroup('00000000-0000-0000-0000-000000000002', 'rg-monitor')
  name: 'log-corp'
}

resource corpRegistry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  scope: resourceGroup('rg-shared')
  name: 'crcorp'
}

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
  name: 'id-pricing-training'
  location: location
}

resource scoringIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-pricing-scoring'
  location: location
}

resource workspaceIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-pricing-workspace'
  location: location
}

// Monitoring

// The instrumentation key opens nothing: telemetry comes in with a role.
resource applicationInsights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-pricing'
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
  name: 'kvpricing${suffix}'
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
  name: 'crpricing${suffix}'
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
  name: 'stpricing${suffix}'
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
  name: 'mlw-pricing'
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
      '${trainingIdentity.id}': {}
      '${catalogIdentity.id}': {}
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
    roleAssignmentsBeforeWorkspaceRgShared
    roleAssignmentsBeforeWorkspaceRgLake
    roleAssignmentsAfterWorkspace
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
    roleAssignmentsBeforeWorkspaceRgLake
    roleAssignmentsAfterWorkspace
  ]
}

// Diagnostic settings

#disable-next-line use-recent-api-versions // the newest stable version knows no category groups
resource keyVaultDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: keyVault
  name: 'to-log-analytics'
  properties: {
    workspaceId: logAnalytics.id
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}

#disable-next-line use-recent-api-versions // the newest stable version knows no category groups
resource registryDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: registry
  name: 'to-log-analytics'
  properties: {
    workspaceId: logAnalytics.id
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}

#disable-next-line use-recent-api-versions // the newest stable version knows no category groups
resource defaultStorageDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: defaultBlobService
  name: 'to-log-analytics'
  properties: {
    workspaceId: logAnalytics.id
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}

#disable-next-line use-recent-api-versions // the newest stable version knows no category groups
resource workspaceDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: workspace
  name: 'to-log-analytics'
  properties: {
    workspaceId: logAnalytics.id
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}

// Role assignments, in modules because a name may not hold a principal id that only the deployment knows

// Role assignments that can precede the workspace
module roleAssignmentsBeforeWorkspace 'modules/role-assignments-before-workspace.bicep' = {
  params: {
    trainingIdentityPrincipalId: trainingIdentity.properties.principalId
    scoringIdentityPrincipalId: scoringIdentity.properties.principalId
    workspaceIdentityPrincipalId: workspaceIdentity.properties.principalId
    registryName: registry.name
    defaultStorageName: defaultStorage.name
    applicationInsightsName: applicationInsights.name
    keyVaultName: keyVault.name
  }
}

// Role assignments that can precede the workspace, in resource group `rg-shared`
module roleAssignmentsBeforeWorkspaceRgShared 'modules/role-assignments-before-workspace-rg-shared.bicep' = {
  scope: resourceGroup('rg-shared')
  params: {
    trainingIdentityPrincipalId: trainingIdentity.properties.principalId
    corpRegistryName: corpRegistry.name
  }
}

// Role assignments that can precede the workspace, in resource group `rg-lake` of subscription `00000000-0000-0000-0000-000000000002`
module roleAssignmentsBeforeWorkspaceRgLake 'modules/role-assignments-before-workspace-rg-lake.bicep' = {
  scope: resourceGroup('00000000-0000-0000-0000-000000000002', 'rg-lake')
  params: {
    trainingIdentityPrincipalId: trainingIdentity.properties.principalId
    scoringIdentityPrincipalId: scoringIdentity.properties.principalId
    catalogIdentityPrincipalId: catalogIdentity.properties.principalId
    lakeStorageName: lakeStorage.name
    pricesContainerName: pricesContainer.name
  }
}

// Role assignments that need the workspace
module roleAssignmentsAfterWorkspace 'modules/role-assignments-after-workspace.bicep' = {
  params: {
    scoringIdentityPrincipalId: scoringIdentity.properties.principalId
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
  catalog: {
    clientId: catalogIdentity.properties.clientId
    principalId: catalogIdentity.properties.principalId
  }
  workspace: {
    clientId: workspaceIdentity.properties.clientId
    principalId: workspaceIdentity.properties.principalId
  }
}
