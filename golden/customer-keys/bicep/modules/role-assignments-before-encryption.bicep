// Made by amlgen from blueprint sealed. Edit the blueprint, not this file.

// Role assignments that open customer-managed keys

@description('Principal id of identity `keys`.')
param keysIdentityPrincipalId string

@description('Name of key vault `keys`.')
param keysKeyVaultName string

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
