// Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

targetScope = 'resourceGroup'

// Parameters and names

@description('Region of every resource.')
param location string = 'westeurope'

var tags = {
  owner: 'ml-platform'
}

// Ends of names that are unique in the world: the same group always gets the same ones
var suffix = substring(guid(toLower(resourceGroup().id), 'fraud-dev'), 0, 8)

// Resources that exist already

resource sharedReaderIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  scope: resourceGroup('rg-shared')
  name: 'id-shared-reader'
}

resource aoaiCorpAiServices 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  scope: resourceGroup('22222222-2222-2222-2222-222222222222', 'rg-ai')
  name: 'aoai-corp'
}

resource vnetHubVirtualNetwork 'Microsoft.Network/virtualNetworks@2025-09-01' existing = {
  scope: resourceGroup('rg-net')
  name: 'vnet-hub'
}

resource snetPeSubnet 'Microsoft.Network/virtualNetworks/subnets@2025-09-01' existing = {
  parent: vnetHubVirtualNetwork
  name: 'snet-pe'
}

resource logAnalytics 'Microsoft.OperationalInsights/workspaces@2026-03-01' existing = {
  scope: resourceGroup('rg-monitor')
  name: 'log-corp'
}

resource kvCmkKeyVault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  scope: resourceGroup('rg-security')
  name: 'kv-cmk'
}

resource amlCmkKey 'Microsoft.KeyVault/vaults/keys@2025-05-01' existing = {
  parent: kvCmkKeyVault
  name: 'aml-cmk'
}

resource corpRegistry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  scope: resourceGroup('rg-shared')
  name: 'crcorp'
}

resource lakeStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  scope: resourceGroup('22222222-2222-2222-2222-222222222222', 'rg-lake')
  name: 'stcorplake'
}

resource lakeBlobService 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' existing = {
  parent: lakeStorage
  name: 'default'
}

resource rawContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: lakeBlobService
  name: 'raw'
}

resource blobZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  scope: resourceGroup('rg-dns')
  name: 'privatelink.blob.${environment().suffixes.storage}'
}

resource fileZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  scope: resourceGroup('rg-dns')
  name: 'privatelink.file.${environment().suffixes.storage}'
}

resource queueZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  scope: resourceGroup('rg-dns')
  name: 'privatelink.queue.${environment().suffixes.storage}'
}

resource tableZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  scope: resourceGroup('rg-dns')
  name: 'privatelink.table.${environment().suffixes.storage}'
}

resource vaultcoreZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  scope: resourceGroup('rg-dns')
  name: 'privatelink.vaultcore.azure.net'
}

resource azurecrZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  scope: resourceGroup('rg-dns')
  name: 'privatelink.azurecr.io'
}

resource apiZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  scope: resourceGroup('rg-dns')
  name: 'privatelink.api.azureml.ms'
}

resource notebooksZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  scope: resourceGroup('rg-dns')
  name: 'privatelink.notebooks.azure.net'
}

// Identities

resource workspaceIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-fraud-workspace-dev'
  location: location
  tags: tags
}

resource trainingIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-fraud-training-dev'
  location: location
  tags: tags
}

resource buildIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-fraud-build-dev'
  location: location
  tags: tags
}

resource monitorIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-fraud-monitor-dev'
  location: location
  tags: tags
}

resource scoringIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-fraud-scoring-dev'
  location: location
  tags: tags
}

resource notebooksIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-fraud-notebooks-dev'
  location: location
  tags: tags
}

// Monitoring

// The instrumentation key opens nothing: telemetry comes in with a role.
resource applicationInsights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-fraud-dev'
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
  name: 'kvfrauddev${suffix}'
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
  name: 'crfrauddev${suffix}'
  location: location
  tags: tags
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
  name: 'stfrauddev${suffix}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_ZRS'
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

resource featuresContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' = {
  parent: defaultBlobService
  name: 'features'
  properties: {
    publicAccess: 'None'
  }
}

// Workspace

// Datastores of its own are reached with identities, never with account keys.
resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' = {
  name: 'mlw-fraud-dev'
  location: location
  tags: tags
  kind: 'Default'
  sku: {
    name: 'Basic'
    tier: 'Basic'
  }
  identity: {
    type: 'SystemAssigned,UserAssigned'
    userAssignedIdentities: {
      '${monitorIdentity.id}': {}
      '${workspaceIdentity.id}': {}
    }
  }
  properties: {
    friendlyName: 'Fraud models'
    storageAccount: defaultStorage.id
    keyVault: keyVault.id
    applicationInsights: applicationInsights.id
    containerRegistry: registry.id
    systemDatastoresAuthMode: 'Identity'
    imageBuildCompute: 'image-build'
    hbiWorkspace: true
    publicNetworkAccess: 'Disabled'
    managedNetwork: {
      isolationMode: 'AllowOnlyApprovedOutbound'
      firewallSku: 'Standard'
    }
    provisionNetworkNow: false
    v1LegacyMode: false
    encryption: {
      status: 'Enabled'
      identity: {
        userAssignedIdentity: workspaceIdentity.id
      }
      keyVaultProperties: {
        keyVaultArmId: kvCmkKeyVault.id
        keyIdentifier: amlCmkKey.properties.keyUriWithVersion
      }
    }
    enableServiceSideCMKEncryption: true
  }
  dependsOn: [
    storageBlobZoneGroup
    storageFileZoneGroup
    storageQueueZoneGroup
    storageTableZoneGroup
    vaultVaultZoneGroup
    registryRegistryZoneGroup
    roleAssignmentsBeforeEncryptionRgSecurity
    roleAssignmentsBeforeWorkspace
  ]
}

// Outbound rules

resource defaultQueueOutboundRule 'Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01' = {
  parent: workspace
  name: 'default-queue'
  properties: {
    type: 'PrivateEndpoint'
    category: 'UserDefined'
    destination: {
      serviceResourceId: defaultStorage.id
      subresourceTarget: 'queue'
      sparkEnabled: false
    }
  }
}

resource defaultTableOutboundRule 'Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01' = {
  parent: workspace
  name: 'default-table'
  properties: {
    type: 'PrivateEndpoint'
    category: 'UserDefined'
    destination: {
      serviceResourceId: defaultStorage.id
      subresourceTarget: 'table'
      sparkEnabled: false
    }
  }
  dependsOn: [
    defaultQueueOutboundRule
  ]
}

resource lakeOutboundRule 'Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01' = {
  parent: workspace
  name: 'lake'
  properties: {
    type: 'PrivateEndpoint'
    category: 'UserDefined'
    destination: {
      serviceResourceId: lakeStorage.id
      subresourceTarget: 'dfs'
      sparkEnabled: false
    }
  }
  dependsOn: [
    defaultTableOutboundRule
    roleAssignmentsAfterWorkspaceRgLake
  ]
}

resource corpOutboundRule 'Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01' = {
  parent: workspace
  name: 'corp'
  properties: {
    type: 'PrivateEndpoint'
    category: 'UserDefined'
    destination: {
      serviceResourceId: corpRegistry.id
      subresourceTarget: 'registry'
      sparkEnabled: false
    }
  }
  dependsOn: [
    lakeOutboundRule
    roleAssignmentsAfterWorkspaceRgShared
  ]
}

resource openaiOutboundRule 'Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01' = {
  parent: workspace
  name: 'openai'
  properties: {
    type: 'PrivateEndpoint'
    category: 'UserDefined'
    destination: {
      serviceResourceId: aoaiCorpAiServices.id
      subresourceTarget: 'account'
      sparkEnabled: false
    }
  }
  dependsOn: [
    corpOutboundRule
    roleAssignmentsAfterWorkspaceRgAi
  ]
}

resource pypiOutboundRule 'Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01' = {
  parent: workspace
  name: 'pypi'
  properties: {
    type: 'FQDN'
    category: 'UserDefined'
    destination: 'pypi.org'
  }
  dependsOn: [
    openaiOutboundRule
  ]
}

// Private endpoints

resource storageBlobPrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-fraud-storage-blob-dev'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: snetPeSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-fraud-storage-blob-dev'
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
  name: 'pep-fraud-storage-file-dev'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: snetPeSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-fraud-storage-file-dev'
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

resource storageQueuePrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-fraud-storage-queue-dev'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: snetPeSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-fraud-storage-queue-dev'
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
}

resource storageTablePrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-fraud-storage-table-dev'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: snetPeSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-fraud-storage-table-dev'
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
}

resource vaultVaultPrivateEndpoint 'Microsoft.Network/privateEndpoints@2025-09-01' = {
  name: 'pep-fraud-vault-vault-dev'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: snetPeSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-fraud-vault-vault-dev'
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
  name: 'pep-fraud-registry-registry-dev'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: snetPeSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-fraud-registry-registry-dev'
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
  name: 'pep-fraud-workspace-amlworkspace-dev'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: snetPeSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'pep-fraud-workspace-amlworkspace-dev'
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

resource rawDatastore 'Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01' = {
  parent: workspace
  name: 'raw'
  properties: {
    datastoreType: 'AzureDataLakeGen2'
    accountName: lakeStorage.name
    filesystem: rawContainer.name
    endpoint: environment().suffixes.storage
    protocol: 'https'
    subscriptionId: '22222222-2222-2222-2222-222222222222'
    resourceGroup: 'rg-lake'
    serviceDataAccessAuthIdentity: 'None'
    credentials: {
      credentialsType: 'None'
    }
  }
  dependsOn: [
    roleAssignmentsAfterWorkspace
    roleAssignmentsAfterWorkspaceRgShared
    roleAssignmentsAfterWorkspaceRgAi
    roleAssignmentsAfterWorkspaceRgLake
  ]
}

resource featuresDatastore 'Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01' = {
  parent: workspace
  name: 'features'
  properties: {
    datastoreType: 'AzureBlob'
    accountName: defaultStorage.name
    containerName: featuresContainer.name
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
    roleAssignmentsAfterWorkspaceRgShared
    roleAssignmentsAfterWorkspaceRgAi
    roleAssignmentsAfterWorkspaceRgLake
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
      '${sharedReaderIdentity.id}': {}
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
      enableNodePublicIp: false
      remoteLoginPortPublicAccess: 'Disabled'
    }
  }
  dependsOn: [
    workspaceAmlworkspaceZoneGroup
    pypiOutboundRule
    roleAssignmentsBeforeWorkspace
    roleAssignmentsBeforeWorkspaceRgShared
    roleAssignmentsBeforeWorkspaceRgAi
    roleAssignmentsBeforeWorkspaceRgLake
    roleAssignmentsAfterWorkspace
    roleAssignmentsAfterWorkspaceRgShared
    roleAssignmentsAfterWorkspaceRgAi
    roleAssignmentsAfterWorkspaceRgLake
  ]
}

resource imageBuildCluster 'Microsoft.MachineLearningServices/workspaces/computes@2026-05-01' = {
  parent: workspace
  name: 'image-build'
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${buildIdentity.id}': {}
    }
  }
  properties: {
    computeType: 'AmlCompute'
    disableLocalAuth: true
    properties: {
      vmSize: 'Standard_D2ads_v5'
      vmPriority: 'Dedicated'
      osType: 'Linux'
      scaleSettings: {
        minNodeCount: 0
        maxNodeCount: 2
        nodeIdleTimeBeforeScaleDown: 'PT120S'
      }
      enableNodePublicIp: false
      remoteLoginPortPublicAccess: 'Disabled'
    }
  }
  dependsOn: [
    workspaceAmlworkspaceZoneGroup
    pypiOutboundRule
    roleAssignmentsBeforeWorkspace
    roleAssignmentsAfterWorkspace
    roleAssignmentsAfterWorkspaceRgShared
    roleAssignmentsAfterWorkspaceRgAi
    roleAssignmentsAfterWorkspaceRgLake
  ]
}

resource ciAliceInstance 'Microsoft.MachineLearningServices/workspaces/computes@2026-05-01' = {
  parent: workspace
  name: 'ci-alice-s${suffix}'
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${notebooksIdentity.id}': {}
    }
  }
  properties: {
    computeType: 'ComputeInstance'
    disableLocalAuth: true
    properties: {
      vmSize: 'Standard_DS3_v2'
      computeInstanceAuthorizationType: 'personal'
      personalComputeInstanceSettings: {
        assignedUser: {
          objectId: '33333333-3333-3333-3333-333333333333'
          tenantId: tenant().tenantId
        }
      }
      applicationSharingPolicy: 'Personal'
      enableSSO: true
      enableNodePublicIp: false
      sshSettings: {
        sshPublicAccess: 'Disabled'
      }
      idleTimeBeforeShutdown: 'PT60M'
    }
  }
  dependsOn: [
    workspaceAmlworkspaceZoneGroup
    pypiOutboundRule
    roleAssignmentsBeforeWorkspace
    roleAssignmentsAfterWorkspace
    roleAssignmentsAfterWorkspaceRgShared
    roleAssignmentsAfterWorkspaceRgAi
    roleAssignmentsAfterWorkspaceRgLake
  ]
}

// Endpoints

// Made only where there is none: deployed again, it would lose what is set on it later, such as its traffic.
@onlyIfNotExists()
resource scoreEndpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2026-05-01' = {
  parent: workspace
  name: 'score-s${suffix}'
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${scoringIdentity.id}': {}
    }
  }
  properties: {
    authMode: 'AADToken'
    publicNetworkAccess: 'Disabled'
  }
  dependsOn: [
    workspaceAmlworkspaceZoneGroup
    pypiOutboundRule
    roleAssignmentsBeforeWorkspace
    roleAssignmentsAfterWorkspace
    roleAssignmentsAfterWorkspaceRgShared
    roleAssignmentsAfterWorkspaceRgAi
    roleAssignmentsAfterWorkspaceRgLake
  ]
}

// Role assignments, in modules because a name may not hold a principal id that only the deployment knows

// Role assignments that open customer-managed keys, in resource group `rg-security`
module roleAssignmentsBeforeEncryptionRgSecurity 'modules/role-assignments-before-encryption-rg-security.bicep' = {
  scope: resourceGroup('rg-security')
  params: {
    workspaceIdentityPrincipalId: workspaceIdentity.properties.principalId
    kvCmkKeyVaultName: kvCmkKeyVault.name
  }
}

// Role assignments that can precede the workspace
module roleAssignmentsBeforeWorkspace 'modules/role-assignments-before-workspace.bicep' = {
  params: {
    trainingIdentityPrincipalId: trainingIdentity.properties.principalId
    buildIdentityPrincipalId: buildIdentity.properties.principalId
    monitorIdentityPrincipalId: monitorIdentity.properties.principalId
    scoringIdentityPrincipalId: scoringIdentity.properties.principalId
    notebooksIdentityPrincipalId: notebooksIdentity.properties.principalId
    keyVaultName: keyVault.name
    registryName: registry.name
    defaultStorageName: defaultStorage.name
    applicationInsightsName: applicationInsights.name
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

// Role assignments that can precede the workspace, in resource group `rg-ai` of subscription `22222222-2222-2222-2222-222222222222`
module roleAssignmentsBeforeWorkspaceRgAi 'modules/role-assignments-before-workspace-rg-ai.bicep' = {
  scope: resourceGroup('22222222-2222-2222-2222-222222222222', 'rg-ai')
  params: {
    trainingIdentityPrincipalId: trainingIdentity.properties.principalId
    aoaiCorpAiServicesName: aoaiCorpAiServices.name
  }
}

// Role assignments that can precede the workspace, in resource group `rg-lake` of subscription `22222222-2222-2222-2222-222222222222`
module roleAssignmentsBeforeWorkspaceRgLake 'modules/role-assignments-before-workspace-rg-lake.bicep' = {
  scope: resourceGroup('22222222-2222-2222-2222-222222222222', 'rg-lake')
  params: {
    trainingIdentityPrincipalId: trainingIdentity.properties.principalId
    lakeStorageName: lakeStorage.name
    rawContainerName: rawContainer.name
  }
}

// Role assignments that need the workspace
module roleAssignmentsAfterWorkspace 'modules/role-assignments-after-workspace.bicep' = {
  params: {
    monitorIdentityPrincipalId: monitorIdentity.properties.principalId
    scoringIdentityPrincipalId: scoringIdentity.properties.principalId
    notebooksIdentityPrincipalId: notebooksIdentity.properties.principalId
    workspacePrincipalId: workspace.identity.principalId
    workspaceName: workspace.name
    applicationInsightsName: applicationInsights.name
    storageBlobPrivateEndpointName: storageBlobPrivateEndpoint.name
    storageFilePrivateEndpointName: storageFilePrivateEndpoint.name
  }
}

// Role assignments that need the workspace, in resource group `rg-shared`
module roleAssignmentsAfterWorkspaceRgShared 'modules/role-assignments-after-workspace-rg-shared.bicep' = {
  scope: resourceGroup('rg-shared')
  params: {
    workspacePrincipalId: workspace.identity.principalId
    corpRegistryName: corpRegistry.name
  }
}

// Role assignments that need the workspace, in resource group `rg-ai` of subscription `22222222-2222-2222-2222-222222222222`
module roleAssignmentsAfterWorkspaceRgAi 'modules/role-assignments-after-workspace-rg-ai.bicep' = {
  scope: resourceGroup('22222222-2222-2222-2222-222222222222', 'rg-ai')
  params: {
    workspacePrincipalId: workspace.identity.principalId
    aoaiCorpAiServicesName: aoaiCorpAiServices.name
  }
}

// Role assignments that need the workspace, in resource group `rg-lake` of subscription `22222222-2222-2222-2222-222222222222`
module roleAssignmentsAfterWorkspaceRgLake 'modules/role-assignments-after-workspace-rg-lake.bicep' = {
  scope: resourceGroup('22222222-2222-2222-2222-222222222222', 'rg-lake')
  params: {
    workspacePrincipalId: workspace.identity.principalId
    lakeStorageName: lakeStorage.name
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

@description('Id and name of each compute instance, by its name in the blueprint.')
output computeInstances object = {
  'ci-alice': {
    id: ciAliceInstance.id
    name: ciAliceInstance.name
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
  build: {
    clientId: buildIdentity.properties.clientId
    principalId: buildIdentity.properties.principalId
  }
  monitor: {
    clientId: monitorIdentity.properties.clientId
    principalId: monitorIdentity.properties.principalId
  }
  scoring: {
    clientId: scoringIdentity.properties.clientId
    principalId: scoringIdentity.properties.principalId
  }
  notebooks: {
    clientId: notebooksIdentity.properties.clientId
    principalId: notebooksIdentity.properties.principalId
  }
  shared_reader: {
    clientId: sharedReaderIdentity.properties.clientId
    principalId: sharedReaderIdentity.properties.principalId
  }
}
