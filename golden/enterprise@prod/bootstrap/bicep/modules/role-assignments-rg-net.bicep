// Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

// Role assignments, in resource group `rg-net`

@description('Name of virtual network `vnet-hub`.')
param vnetHubVirtualNetworkName string

var principals = {
  releasePipeline: '99999999-9999-9999-9999-999999999999'
}

var roles = {
  networkContributor: '4d97b98b-1d4f-4787-a291-c67834d212e7'
}

// Scopes

resource vnetHubVirtualNetwork 'Microsoft.Network/virtualNetworks@2025-09-01' existing = {
  name: vnetHubVirtualNetworkName
}

// service principal `release_pipeline`

resource releasePipelineNetworkContributorOnVnetHubVirtualNetwork 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(vnetHubVirtualNetwork.id), principals.releasePipeline, roles.networkContributor)
  scope: vnetHubVirtualNetwork
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.networkContributor)
    principalId: principals.releasePipeline
    principalType: 'ServicePrincipal'
    description: 'Puts computes or private endpoints into this network. [DEP-05]'
  }
}
