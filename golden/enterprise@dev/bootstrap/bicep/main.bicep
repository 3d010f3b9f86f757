// Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

targetScope = 'resourceGroup'

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

resource logAnalytics 'Microsoft.OperationalInsights/workspaces@2026-03-01' existing = {
  scope: resourceGroup('rg-monitor')
  name: 'log-corp'
}

resource kvCmkKeyVault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  scope: resourceGroup('rg-security')
  name: 'kv-cmk'
}

resource corpRegistry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  scope: resourceGroup('rg-shared')
  name: 'crcorp'
}

resource lakeStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  scope: resourceGroup('22222222-2222-2222-2222-222222222222', 'rg-lake')
  name: 'stcorplake'
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

// Role assignments

module roleAssignments 'modules/role-assignments.bicep' = {}

// Role assignments, in resource group `rg-shared`
module roleAssignmentsRgShared 'modules/role-assignments-rg-shared.bicep' = {
  scope: resourceGroup('rg-shared')
  params: {
    sharedReaderIdentityName: sharedReaderIdentity.name
    corpRegistryName: corpRegistry.name
  }
}

// Role assignments, in resource group `rg-ai` of subscription `22222222-2222-2222-2222-222222222222`
module roleAssignmentsRgAi 'modules/role-assignments-rg-ai.bicep' = {
  scope: resourceGroup('22222222-2222-2222-2222-222222222222', 'rg-ai')
  params: {
    aoaiCorpAiServicesName: aoaiCorpAiServices.name
  }
}

// Role assignments, in resource group `rg-net`
module roleAssignmentsRgNet 'modules/role-assignments-rg-net.bicep' = {
  scope: resourceGroup('rg-net')
  params: {
    vnetHubVirtualNetworkName: vnetHubVirtualNetwork.name
  }
}

// Role assignments, in resource group `rg-monitor`
module roleAssignmentsRgMonitor 'modules/role-assignments-rg-monitor.bicep' = {
  scope: resourceGroup('rg-monitor')
  params: {
    logAnalyticsName: logAnalytics.name
  }
}

// Role assignments, in resource group `rg-security`
module roleAssignmentsRgSecurity 'modules/role-assignments-rg-security.bicep' = {
  scope: resourceGroup('rg-security')
  params: {
    kvCmkKeyVaultName: kvCmkKeyVault.name
  }
}

// Role assignments, in resource group `rg-lake` of subscription `22222222-2222-2222-2222-222222222222`
module roleAssignmentsRgLake 'modules/role-assignments-rg-lake.bicep' = {
  scope: resourceGroup('22222222-2222-2222-2222-222222222222', 'rg-lake')
  params: {
    lakeStorageName: lakeStorage.name
  }
}

// Role assignments, in resource group `rg-dns`
module roleAssignmentsRgDns 'modules/role-assignments-rg-dns.bicep' = {
  scope: resourceGroup('rg-dns')
  params: {
    blobZoneName: blobZone.name
    fileZoneName: fileZone.name
    queueZoneName: queueZone.name
    tableZoneName: tableZone.name
    vaultcoreZoneName: vaultcoreZone.name
    azurecrZoneName: azurecrZone.name
    apiZoneName: apiZone.name
    notebooksZoneName: notebooksZone.name
  }
}
