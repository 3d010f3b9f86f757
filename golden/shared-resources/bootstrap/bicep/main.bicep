// Made by amlgen from blueprint pricing. Edit the blueprint, not this file.

targetScope = 'resourceGroup'

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

// Role assignments

module roleAssignments 'modules/role-assignments.bicep' = {}

// Role assignments, in resource group `rg-shared`
module roleAssignmentsRgShared 'modules/role-assignments-rg-shared.bicep' = {
  scope: resourceGroup('rg-shared')
  params: {
    catalogIdentityName: catalogIdentity.name
    corpRegistryName: corpRegistry.name
  }
}

// Role assignments, in resource group `rg-monitor` of subscription `00000000-0000-0000-0000-000000000002`
module roleAssignmentsRgMonitor 'modules/role-assignments-rg-monitor.bicep' = {
  scope: resourceGroup('00000000-0000-0000-0000-000000000002', 'rg-monitor')
  params: {
    logAnalyticsName: logAnalytics.name
  }
}

// Role assignments, in resource group `rg-lake` of subscription `00000000-0000-0000-0000-000000000002`
module roleAssignmentsRgLake 'modules/role-assignments-rg-lake.bicep' = {
  scope: resourceGroup('00000000-0000-0000-0000-000000000002', 'rg-lake')
  params: {
    lakeStorageName: lakeStorage.name
  }
}
