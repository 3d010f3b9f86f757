// Made by amlgen from blueprint vaulted. Edit the blueprint, not this file.

// Role assignments that open customer-managed keys

@description('Principal id of identity `keys`.')
param keysIdentityPrincipalId string

@description('Name of key vault `keys`.')
param keysKeyVaultName string

var principals = {
  azureCosmosDb: '5f3a8c1e-7b2d-4e6a-9c0f-1d2e3f4a5b6c'
}

var roles = {
  keyVaultCryptoServiceEncryptionUser: 'e147488a-f6f5-4113-8e2d-b22465e65bf6'
}

// Scopes

resource keysKeyVault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: keysKeyVaultName
}

// identity `keys`

resource keysIdentityKeyVaultCryptoServiceEncryptionUserOnKeysKeyVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(keysKeyVault.id), toLower(keysIdentityPrincipalId), roles.keyVaultCryptoServiceEncryptionUser)
  scope: keysKeyVault
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.keyVaultCryptoServiceEncryptionUser
    )
    principalId: keysIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Opens the customer-managed key with which Azure encrypts. [CMK-ID-01]'
  }
}

// service principal `azure-cosmos-db`

resource azureCosmosDbKeyVaultCryptoServiceEncryptionUserOnKeysKeyVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(keysKeyVault.id), principals.azureCosmosDb, roles.keyVaultCryptoServiceEncryptionUser)
  scope: keysKeyVault
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.keyVaultCryptoServiceEncryptionUser
    )
    principalId: principals.azureCosmosDb
    principalType: 'ServicePrincipal'
    description: 'Opens the customer-managed key of the workspace. [CMK-COSMOS-01]'
  }
}
