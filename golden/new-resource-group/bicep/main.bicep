// Made by amlgen from blueprint fresh. Edit the blueprint, not this file.

targetScope = 'subscription'

// Parameters

@description('Region of every resource.')
param location string = 'westeurope'

var tags = {
  owner: 'ml-platform'
  cost_center: '4711'
}

// Resource group

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-fresh-ml'
  location: location
  tags: tags
}

// All that goes into it

module platform 'modules/platform.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
  }
}

// Outputs

@description('Resource id of the workspace.')
output workspaceId string = platform.outputs.workspaceId

@description('Name of the workspace, for `az ml --workspace-name`.')
output workspaceName string = platform.outputs.workspaceName

@description('Id and name of each storage account, by its name in the blueprint.')
output storageAccounts object = platform.outputs.storageAccounts

@description('Id and name of each container registry, by its name in the blueprint; that of the workspace is `default`.')
output registries object = platform.outputs.registries

@description('Id and name of each key vault, by its name in the blueprint; that of the workspace is `default`.')
output keyVaults object = platform.outputs.keyVaults

@description('Client id and principal id of each user-assigned identity, by its name in the blueprint.')
output identities object = platform.outputs.identities
