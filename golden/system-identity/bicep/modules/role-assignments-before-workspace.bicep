// Made by amlgen from blueprint ledger. Edit the blueprint, not this file.

// Role assignments that can precede the workspace

@description('Name of storage account `default`.')
param defaultStorageName string

var principals = {
  analysts: '77777777-7777-7777-7777-777777777777'
}

var roles = {
  storageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
  storageFileDataPrivilegedReader: 'b8eda974-7b85-4f76-af95-65846b26df6d'
}

// Scopes

resource defaultStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: defaultStorageName
}

// group `analysts`

resource analystsStorageBlobDataReaderOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), principals.analysts, roles.storageBlobDataReader)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    principalId: principals.analysts
    principalType: 'Group'
    description: 'Browses data in the workspace\'s own stores. [HUM-RO-02]'
  }
}

resource analystsStorageFileDataPrivilegedReaderOnDefaultStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(defaultStorage.id), principals.analysts, roles.storageFileDataPrivilegedReader)
  scope: defaultStorage
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageFileDataPrivilegedReader
    )
    principalId: principals.analysts
    principalType: 'Group'
    description: 'Reads notebooks in the workspace\'s file share. [HUM-RO-03]'
  }
}
