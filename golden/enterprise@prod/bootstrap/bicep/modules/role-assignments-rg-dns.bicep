// Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

// Role assignments, in resource group `rg-dns`

@description('Name of private DNS zone `blob`.')
param blobZoneName string

@description('Name of private DNS zone `file`.')
param fileZoneName string

@description('Name of private DNS zone `queue`.')
param queueZoneName string

@description('Name of private DNS zone `table`.')
param tableZoneName string

@description('Name of private DNS zone `vaultcore`.')
param vaultcoreZoneName string

@description('Name of private DNS zone `azurecr`.')
param azurecrZoneName string

@description('Name of private DNS zone `api`.')
param apiZoneName string

@description('Name of private DNS zone `notebooks`.')
param notebooksZoneName string

var principals = {
  releasePipeline: '99999999-9999-9999-9999-999999999999'
}

var roles = {
  privateDnsZoneContributor: 'b12aa53e-6015-4669-85d0-8515ebb3ae7f'
}

// Scopes

resource blobZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: blobZoneName
}

resource fileZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: fileZoneName
}

resource queueZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: queueZoneName
}

resource tableZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: tableZoneName
}

resource vaultcoreZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: vaultcoreZoneName
}

resource azurecrZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: azurecrZoneName
}

resource apiZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: apiZoneName
}

resource notebooksZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: notebooksZoneName
}

// service principal `release_pipeline`

resource releasePipelinePrivateDnsZoneContributorOnBlobZone 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(blobZone.id), principals.releasePipeline, roles.privateDnsZoneContributor)
  scope: blobZone
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.privateDnsZoneContributor)
    principalId: principals.releasePipeline
    principalType: 'ServicePrincipal'
    description: 'Registers private endpoints in this zone. [DEP-13]'
  }
}

resource releasePipelinePrivateDnsZoneContributorOnFileZone 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(fileZone.id), principals.releasePipeline, roles.privateDnsZoneContributor)
  scope: fileZone
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.privateDnsZoneContributor)
    principalId: principals.releasePipeline
    principalType: 'ServicePrincipal'
    description: 'Registers private endpoints in this zone. [DEP-13]'
  }
}

resource releasePipelinePrivateDnsZoneContributorOnQueueZone 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(queueZone.id), principals.releasePipeline, roles.privateDnsZoneContributor)
  scope: queueZone
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.privateDnsZoneContributor)
    principalId: principals.releasePipeline
    principalType: 'ServicePrincipal'
    description: 'Registers private endpoints in this zone. [DEP-13]'
  }
}

resource releasePipelinePrivateDnsZoneContributorOnTableZone 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(tableZone.id), principals.releasePipeline, roles.privateDnsZoneContributor)
  scope: tableZone
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.privateDnsZoneContributor)
    principalId: principals.releasePipeline
    principalType: 'ServicePrincipal'
    description: 'Registers private endpoints in this zone. [DEP-13]'
  }
}

resource releasePipelinePrivateDnsZoneContributorOnVaultcoreZone 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(vaultcoreZone.id), principals.releasePipeline, roles.privateDnsZoneContributor)
  scope: vaultcoreZone
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.privateDnsZoneContributor)
    principalId: principals.releasePipeline
    principalType: 'ServicePrincipal'
    description: 'Registers private endpoints in this zone. [DEP-13]'
  }
}

resource releasePipelinePrivateDnsZoneContributorOnAzurecrZone 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(azurecrZone.id), principals.releasePipeline, roles.privateDnsZoneContributor)
  scope: azurecrZone
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.privateDnsZoneContributor)
    principalId: principals.releasePipeline
    principalType: 'ServicePrincipal'
    description: 'Registers private endpoints in this zone. [DEP-13]'
  }
}

resource releasePipelinePrivateDnsZoneContributorOnApiZone 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(apiZone.id), principals.releasePipeline, roles.privateDnsZoneContributor)
  scope: apiZone
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.privateDnsZoneContributor)
    principalId: principals.releasePipeline
    principalType: 'ServicePrincipal'
    description: 'Registers private endpoints in this zone. [DEP-13]'
  }
}

resource releasePipelinePrivateDnsZoneContributorOnNotebooksZone 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(notebooksZone.id), principals.releasePipeline, roles.privateDnsZoneContributor)
  scope: notebooksZone
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.privateDnsZoneContributor)
    principalId: principals.releasePipeline
    principalType: 'ServicePrincipal'
    description: 'Registers private endpoints in this zone. [DEP-13]'
  }
}
