// Made by amlgen from blueprint atoll. Edit the blueprint, not this file.

targetScope = 'resourceGroup'

// Parameters and names

@description('Region of every resource.')
param location string = 'northeurope'

// Ends of names that are unique in the world: the same group always gets the same ones
var suffix = substring(guid(toLower(resourceGroup().id), 'atoll'), 0, 8)
var lakeSuffix = substring(guid(toLower(resourceGroup().id), 'atoll-lake'), 0, 8)

// Resources that exist already

resource vnetSpokeVirtualNetwork 'Microsoft.Network/virtualNetworks@2025-09-01' existing = {
  scope: resourceGroup('rg-network')
  name: 'vnet-spoke'
}

resource snetEndpointsSubnet 'Microsoft.Network/virtualNetworks/subnets@2025-09-01' existing = {
  parent: vnetSpokeVirtualNetwork
  name: 'snet-endpoints'
}

resource snetComputesSubnet 'Microsoft.Network/virtualNetworks/subnets@2025-09-01' existing = {
  parent: vnetSpokeVirtualNetwork
  name: 'snet-computes'
}

resource blobZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  scope: resourceGroup('1c4e8a72-95d3-4f06-b8e1-6a2d7c9f0b53', 'rg-dns')
  name: 'privatelink.blob.${environment().suffixes.storage}'
}

resource fileZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  scope: resourceGroup('1c4e8a72-95d3-4f06-b8e1-6a2d7c9f0b53', 'rg-dns')
  name: 'privatelink.file.${environment().suffixes.storage}'
}

resource dfsZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  scope: resourceGroup('1c4e8a72-95d3-4f06-b8e1-6a2d7c9f0b53', 'rg-dns')
  name: 'privatelink.dfs.${environment().suffixes.storage}'
}

resource vaultcoreZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  scope: resourceGroup('1c4e8a72-95d3-4f06-b8e1-6a2d7c9f0b53', 'rg-dns')
  name: 'privatelink.vaultcore.azure.net'
}

resource azurecrZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  scope: resourceGroup('1c4e8a72-95d3-4f06-b8e1-6a2d7c9f0b53', 'rg-dns')
  name: 'privatelink.azurecr.io'
}

resource apiZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  scope: resourceGroup('1c4e8a72-95d3-4f06-b8e1-6a2d7c9f0b53', 'rg-dns')
  name: 'privatelink.api.azureml.ms'
}

resource notebooksZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  scope: resourceGroup('1c4e8a72-95d3-4f06-b8e1-6a2d7c9f0b53', 'rg-dns')
  name: 'privatelink.notebooks.azure.net'
}

// Identities

resource builderIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-atoll-builder'
  location: location
}

resource trainingIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-atoll-training'
  location: location
}

resource workspaceIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-atoll-workspace'
  location: location
}

// Monitoring

// Workspace keys are off: agents and queries use Microsoft Entra ID.
resource logAnalytics 'Microsoft.OperationalInsights/workspaces@2026-03-01' = {
  name: 'log-atoll'
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
  name: 'appi-atoll'
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
  name: 'kvatoll${suffix}'
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
    publicNetworkAccess: 'Disabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Deny'
      ipRules: []
      virtualNetworkRules: []
    }
  }
}

// Container registry

// No admin user, no anonymous pull. The automatic AcrPull grants of Azure Machine Learning need this role mode.
resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
  name: 'cratoll${suffix}'
  location: location
  sku: {
    name: 'Premium'
  }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
    roleAssignmentMode: 'LegacyRegistryPermissions'
    networkRuleBypassOptions: 'AzureServices'
    publicNetworkAccess: 'Disabled'
    networkRuleSet: {
      defaultAction: 'Deny'
      ipRules: []
    }
  }
}

// Storage

// The workspace's own stores. Account keys, local users and public blobs are off. Each switch is written out, because not every default of Azure is keyless.
resource defaultStorage 'Microsoft.Storage/storageAccounts@2026-04-01' = {
  name: 'statoll${suffix}'
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
    publicNetworkAccess: 'Disabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Deny'
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
  name: 'statolllake${lakeSuffix}'
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
    publicNetworkAccess: 'Disabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Deny'
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

resource curatedContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' = {
  parent: lakeBlobService
  name: 'curated'
  properties: {
    publicAccess: 'None'
  }
}

// Workspace

// Datastores of its own are reached with identities, never with account keys.
resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' = {
  name: 'mlw-atoll'
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
    imageBuildCompute: 'builder'
    hbiWorkspace: false
    publicNetworkAccess: 'Disabled'
    serverlessComputeSettings: {
      serverlessComputeCustomSubnet: snetComputesSubnet.id
      serverlessComputeNoPublicIP: true
    }
    v1LegacyMode: false
  }
  dependsOn: [
    storageBlobZoneGroup
    storageFileZoneGroup
    vaultVaultZoneGroup
    registryRegistryZoneGroup
    roleAssignmentsBeforeWorkspace
  ]
}

// Private endpoints

resource storageBlobPrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-atoll-storage-blob'
  location: location
  properties: {
    subnet: {
      id: snetEndpointsSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-atoll-storage-blob'
        properties: {
          privateLinkServiceId: defaultStorage.id
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource storageBlobZoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-09-01' = {
  parent: storageBlobPrivateEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-blob-core-windows-net'
        properties: {
          privateDnsZoneId: blobZone.id
        }
      }
    ]
  }
}

resource storageFilePrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-atoll-storage-file'
  location: location
  properties: {
    subnet: {
      id: snetEndpointsSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-atoll-storage-file'
        properties: {
          privateLinkServiceId: defaultStorage.id
          groupIds: [
            'file'
          ]
        }
      }
    ]
  }
}

resource storageFileZoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-09-01' = {
  parent: storageFilePrivateEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-file-core-windows-net'
        properties: {
          privateDnsZoneId: fileZone.id
        }
      }
    ]
  }
}

resource lakeBlobPrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-atoll-lake-blob'
  location: location
  properties: {
    subnet: {
      id: snetEndpointsSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-atoll-lake-blob'
        properties: {
          privateLinkServiceId: lakeStorage.id
          groupIds: [
            'blob'
          ]
        }
      }
    ]
  }
}

resource lakeBlobZoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-09-01' = {
  parent: lakeBlobPrivateEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-blob-core-windows-net'
        properties: {
          privateDnsZoneId: blobZone.id
        }
      }
    ]
  }
}

resource lakeDfsPrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-atoll-lake-dfs'
  location: location
  properties: {
    subnet: {
      id: snetEndpointsSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-atoll-lake-dfs'
        properties: {
          privateLinkServiceId: lakeStorage.id
          groupIds: [
            'dfs'
          ]
        }
      }
    ]
  }
}

resource lakeDfsZoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-09-01' = {
  parent: lakeDfsPrivateEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-dfs-core-windows-net'
        properties: {
          privateDnsZoneId: dfsZone.id
        }
      }
    ]
  }
}

resource vaultVaultPrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-atoll-vault-vault'
  location: location
  properties: {
    subnet: {
      id: snetEndpointsSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-atoll-vault-vault'
        properties: {
          privateLinkServiceId: keyVault.id
          groupIds: [
            'vault'
          ]
        }
      }
    ]
  }
}

resource vaultVaultZoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-09-01' = {
  parent: vaultVaultPrivateEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-vaultcore-azure-net'
        properties: {
          privateDnsZoneId: vaultcoreZone.id
        }
      }
    ]
  }
}

resource registryRegistryPrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-atoll-registry-registry'
  location: location
  properties: {
    subnet: {
      id: snetEndpointsSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-atoll-registry-registry'
        properties: {
          privateLinkServiceId: registry.id
          groupIds: [
            'registry'
          ]
        }
      }
    ]
  }
}

resource registryRegistryZoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-09-01' = {
  parent: registryRegistryPrivateEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-azurecr-io'
        properties: {
          privateDnsZoneId: azurecrZone.id
        }
      }
    ]
  }
}

resource workspaceAmlworkspacePrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-atoll-workspace-amlworkspace'
  location: location
  properties: {
    subnet: {
      id: snetEndpointsSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-atoll-workspace-amlworkspace'
        properties: {
          privateLinkServiceId: workspace.id
          groupIds: [
            'amlworkspace'
          ]
        }
      }
    ]
  }
}

resource workspaceAmlworkspaceZoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-09-01' = {
  parent: workspaceAmlworkspacePrivateEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-api-azureml-ms'
        properties: {
          privateDnsZoneId: apiZone.id
        }
      }
      {
        name: 'privatelink-notebooks-azure-net'
        properties: {
          privateDnsZoneId: notebooksZone.id
        }
      }
    ]
  }
}

// Datastores

resource curatedDatastore 'Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01' = {
  parent: workspace
  name: 'curated'
  properties: {
    datastoreType: 'AzureDataLakeGen2'
    accountName: lakeStorage.name
    filesystem: curatedContainer.name
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

resource builderCluster 'Microsoft.MachineLearningServices/workspaces/computes@2026-05-01' = {
  parent: workspace
  name: 'builder'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${builderIdentity.id}': {}
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
        maxNodeCount: 1
        nodeIdleTimeBeforeScaleDown: 'PT120S'
      }
      enableNodePublicIp: false
      subnet: {
        id: snetComputesSubnet.id
      }
      remoteLoginPortPublicAccess: 'Disabled'
    }
  }
  dependsOn: [
    workspaceAmlworkspaceZoneGroup
    roleAssignmentsBeforeWorkspace
    roleAssignmentsAfterWorkspace
  ]
}

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
        maxNodeCount: 8
        nodeIdleTimeBeforeScaleDown: 'PT120S'
      }
      enableNodePublicIp: false
      subnet: {
        id: snetComputesSubnet.id
      }
      remoteLoginPortPublicAccess: 'Disabled'
    }
  }
  dependsOn: [
    workspaceAmlworkspaceZoneGroup
    roleAssignmentsBeforeWorkspace
    roleAssignmentsAfterWorkspace
  ]
}

// Role assignments, in modules because a name may not hold a principal id that only the deployment knows

// Role assignments that can precede the workspace
module roleAssignmentsBeforeWorkspace 'modules/role-assignments-before-workspace.bicep' = {
  params: {
    builderIdentityPrincipalId: builderIdentity.properties.principalId
    trainingIdentityPrincipalId: trainingIdentity.properties.principalId
    workspaceIdentityPrincipalId: workspaceIdentity.properties.principalId
    registryName: registry.name
    defaultStorageName: defaultStorage.name
    lakeStorageName: lakeStorage.name
    curatedContainerName: curatedContainer.name
    applicationInsightsName: applicationInsights.name
    keyVaultName: keyVault.name
    storageBlobPrivateEndpointName: storageBlobPrivateEndpoint.name
    storageFilePrivateEndpointName: storageFilePrivateEndpoint.name
    lakeBlobPrivateEndpointName: lakeBlobPrivateEndpoint.name
    lakeDfsPrivateEndpointName: lakeDfsPrivateEndpoint.name
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
  builder: {
    clientId: builderIdentity.properties.clientId
    principalId: builderIdentity.properties.principalId
  }
  training: {
    clientId: trainingIdentity.properties.clientId
    principalId: trainingIdentity.properties.principalId
  }
  workspace: {
    clientId: workspaceIdentity.properties.clientId
    principalId: workspaceIdentity.properties.principalId
  }
}
