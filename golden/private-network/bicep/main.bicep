// Made by amlgen from blueprint fjord. Edit the blueprint, not this file.

targetScope = 'resourceGroup'

// Parameters and names

@description('Region of every resource.')
param location string = 'westeurope'

// The region as service tags spell it
var serviceTagRegions = {
  brazilsoutheast: 'brazilse'
  chilecentral: 'chilec'
  francecentral: 'centralfrance'
  francesouth: 'southfrance'
  germanynorth: 'germanyn'
  germanywestcentral: 'germanywc'
  norwayeast: 'norwaye'
  norwaywest: 'norwayw'
  switzerlandnorth: 'switzerlandn'
  switzerlandwest: 'switzerlandw'
}
var region = toLower(replace(location, ' ', ''))
var serviceTagRegion = serviceTagRegions[?region] ?? region

// Ends of names that are unique in the world: the same group always gets the same ones
var suffix = substring(guid(toLower(resourceGroup().id), 'fjord'), 0, 8)

// Identities

resource builderIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-fjord-builder'
  location: location
}

resource trainingIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-fjord-training'
  location: location
}

resource workspaceIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-fjord-workspace'
  location: location
}

// Network

resource publicIp 'Microsoft.Network/publicIPAddresses@2025-09-01' = {
  name: 'pip-fjord'
  location: location
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAllocationMethod: 'Static'
  }
}

// The way out of computes, which have no public addresses of their own.
resource natGateway 'Microsoft.Network/natGateways@2025-09-01' = {
  name: 'ng-fjord'
  location: location
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIpAddresses: [
      {
        id: publicIp.id
      }
    ]
  }
}

// Subnets are resources of their own: a network without `subnets` keeps them when it is deployed again.
resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-09-01' = {
  name: 'vnet-fjord'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.20.0.0/24'
      ]
    }
  }
}

resource endpointsSubnet 'Microsoft.Network/virtualNetworks/subnets@2025-09-01' = {
  parent: virtualNetwork
  name: 'snet-fjord-endpoints'
  properties: {
    addressPrefix: '10.20.0.0/27'
    defaultOutboundAccess: false
    privateEndpointNetworkPolicies: 'Disabled'
  }
}

// What computes have to reach; the rest is Azure's defaults.
resource computeSecurityGroup 'Microsoft.Network/networkSecurityGroups@2025-09-01' = {
  name: 'nsg-fjord-compute'
  location: location
  properties: {
    securityRules: [
      {
        name: 'AzureActiveDirectory'
        properties: {
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureActiveDirectory'
          destinationPortRanges: [
            '80'
            '443'
          ]
        }
      }
      {
        name: 'AzureMachineLearning'
        properties: {
          priority: 110
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureMachineLearning'
          destinationPortRanges: [
            '443'
            '8787'
            '18881'
          ]
        }
      }
      {
        name: 'AzureMachineLearning-Udp'
        properties: {
          priority: 120
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Udp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureMachineLearning'
          destinationPortRanges: [
            '5831'
          ]
        }
      }
      {
        name: 'BatchNodeManagement'
        properties: {
          priority: 130
          direction: 'Outbound'
          access: 'Allow'
          protocol: '*'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'BatchNodeManagement.${serviceTagRegion}'
          destinationPortRanges: [
            '443'
          ]
        }
      }
      {
        name: 'AzureResourceManager'
        properties: {
          priority: 140
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureResourceManager'
          destinationPortRanges: [
            '443'
          ]
        }
      }
      {
        name: 'Storage'
        properties: {
          priority: 150
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Storage.${serviceTagRegion}'
          destinationPortRanges: [
            '443'
            '445'
          ]
        }
      }
      {
        name: 'AzureFrontDoor.FrontEnd'
        properties: {
          priority: 160
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureFrontDoor.FrontEnd'
          destinationPortRanges: [
            '443'
          ]
        }
      }
      {
        name: 'MicrosoftContainerRegistry'
        properties: {
          priority: 170
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'MicrosoftContainerRegistry'
          destinationPortRanges: [
            '443'
          ]
        }
      }
      {
        name: 'AzureFrontDoor.FirstParty'
        properties: {
          priority: 180
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureFrontDoor.FirstParty'
          destinationPortRanges: [
            '443'
          ]
        }
      }
      {
        name: 'AzureMonitor'
        properties: {
          priority: 190
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureMonitor'
          destinationPortRanges: [
            '443'
          ]
        }
      }
      {
        name: 'VirtualNetwork'
        properties: {
          priority: 200
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'VirtualNetwork'
          destinationPortRanges: [
            '443'
          ]
        }
      }
    ]
  }
}

resource computeSubnet 'Microsoft.Network/virtualNetworks/subnets@2025-09-01' = {
  parent: virtualNetwork
  name: 'snet-fjord-compute'
  properties: {
    addressPrefix: '10.20.0.128/25'
    defaultOutboundAccess: false
    networkSecurityGroup: {
      id: computeSecurityGroup.id
    }
    natGateway: {
      id: natGateway.id
    }
  }
  dependsOn: [
    endpointsSubnet
  ]
}

// Monitoring

// Workspace keys are off: agents and queries use Microsoft Entra ID.
resource logAnalytics 'Microsoft.OperationalInsights/workspaces@2026-03-01' = {
  name: 'log-fjord'
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
  name: 'appi-fjord'
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
  name: 'kvfjord${suffix}'
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
  name: 'crfjord${suffix}'
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
  name: 'stfjord${suffix}'
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

// Workspace

// Datastores of its own are reached with identities, never with account keys.
resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' = {
  name: 'mlw-fjord'
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
    v1LegacyMode: false
  }
  dependsOn: [
    storageBlobZoneGroup
    storageFileZoneGroup
    storageQueueZoneGroup
    storageTableZoneGroup
    vaultVaultZoneGroup
    registryRegistryZoneGroup
    roleAssignmentsBeforeWorkspace
  ]
}

// Private endpoints

resource storageBlobPrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-fjord-storage-blob'
  location: location
  properties: {
    subnet: {
      id: endpointsSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-fjord-storage-blob'
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

resource blobZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.blob.${environment().suffixes.storage}'
  location: 'global'
}

resource blobZoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: blobZone
  name: virtualNetwork.name
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: virtualNetwork.id
    }
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
  dependsOn: [
    blobZoneLink
  ]
}

resource storageFilePrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-fjord-storage-file'
  location: location
  properties: {
    subnet: {
      id: endpointsSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-fjord-storage-file'
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

resource fileZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.file.${environment().suffixes.storage}'
  location: 'global'
}

resource fileZoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: fileZone
  name: virtualNetwork.name
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: virtualNetwork.id
    }
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
  dependsOn: [
    fileZoneLink
  ]
}

resource storageQueuePrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-fjord-storage-queue'
  location: location
  properties: {
    subnet: {
      id: endpointsSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-fjord-storage-queue'
        properties: {
          privateLinkServiceId: defaultStorage.id
          groupIds: [
            'queue'
          ]
        }
      }
    ]
  }
}

resource queueZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.queue.${environment().suffixes.storage}'
  location: 'global'
}

resource queueZoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: queueZone
  name: virtualNetwork.name
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: virtualNetwork.id
    }
  }
}

resource storageQueueZoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-09-01' = {
  parent: storageQueuePrivateEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-queue-core-windows-net'
        properties: {
          privateDnsZoneId: queueZone.id
        }
      }
    ]
  }
  dependsOn: [
    queueZoneLink
  ]
}

resource storageTablePrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-fjord-storage-table'
  location: location
  properties: {
    subnet: {
      id: endpointsSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-fjord-storage-table'
        properties: {
          privateLinkServiceId: defaultStorage.id
          groupIds: [
            'table'
          ]
        }
      }
    ]
  }
}

resource tableZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.table.${environment().suffixes.storage}'
  location: 'global'
}

resource tableZoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: tableZone
  name: virtualNetwork.name
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: virtualNetwork.id
    }
  }
}

resource storageTableZoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-09-01' = {
  parent: storageTablePrivateEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'privatelink-table-core-windows-net'
        properties: {
          privateDnsZoneId: tableZone.id
        }
      }
    ]
  }
  dependsOn: [
    tableZoneLink
  ]
}

resource vaultVaultPrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-fjord-vault-vault'
  location: location
  properties: {
    subnet: {
      id: endpointsSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-fjord-vault-vault'
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

resource vaultcoreZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.vaultcore.azure.net'
  location: 'global'
}

resource vaultcoreZoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: vaultcoreZone
  name: virtualNetwork.name
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: virtualNetwork.id
    }
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
  dependsOn: [
    vaultcoreZoneLink
  ]
}

resource registryRegistryPrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-fjord-registry-registry'
  location: location
  properties: {
    subnet: {
      id: endpointsSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-fjord-registry-registry'
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

resource azurecrZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.azurecr.io'
  location: 'global'
}

resource azurecrZoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: azurecrZone
  name: virtualNetwork.name
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: virtualNetwork.id
    }
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
  dependsOn: [
    azurecrZoneLink
  ]
}

resource workspaceAmlworkspacePrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-fjord-workspace-amlworkspace'
  location: location
  properties: {
    subnet: {
      id: endpointsSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-fjord-workspace-amlworkspace'
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

resource apiZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.api.azureml.ms'
  location: 'global'
}

resource apiZoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: apiZone
  name: virtualNetwork.name
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: virtualNetwork.id
    }
  }
}

resource notebooksZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.notebooks.azure.net'
  location: 'global'
}

resource notebooksZoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: notebooksZone
  name: virtualNetwork.name
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: virtualNetwork.id
    }
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
  dependsOn: [
    apiZoneLink
    notebooksZoneLink
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
        id: computeSubnet.id
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
        maxNodeCount: 4
        nodeIdleTimeBeforeScaleDown: 'PT120S'
      }
      enableNodePublicIp: false
      subnet: {
        id: computeSubnet.id
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

// Endpoints

// Made only where there is none: deployed again, it would lose what is set on it later, such as its traffic.
@onlyIfNotExists()
resource nightlyBatchEndpoint 'Microsoft.MachineLearningServices/workspaces/batchEndpoints@2026-05-01' = {
  parent: workspace
  name: 'nightly-s${suffix}'
  location: location
  properties: {
    authMode: 'AADToken'
  }
  dependsOn: [
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
    applicationInsightsName: applicationInsights.name
    keyVaultName: keyVault.name
    storageBlobPrivateEndpointName: storageBlobPrivateEndpoint.name
    storageFilePrivateEndpointName: storageFilePrivateEndpoint.name
    virtualNetworkName: virtualNetwork.name
    computeSubnetName: computeSubnet.name
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
  nightly: {
    id: nightlyBatchEndpoint.id
    name: nightlyBatchEndpoint.name
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
