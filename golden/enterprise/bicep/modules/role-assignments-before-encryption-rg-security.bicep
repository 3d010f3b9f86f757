// Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

// Role assignments that open customer-managed keys, in resource group `rg-security`

@description('Principal id of identity `workspace`.')
param workspaceIdentityPrincipalId string

@description('Name of key vault `kv-cmk`.')
param kvCmkKeyVaultName string

var roles = {
  keyVaultCryptoServiceEncryptionUser: 'e147488a-f6f5-4113-8e2d-b22465e65bf6'
}

// Scopes

resource kvCmkKeyVault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: kvCmkKeyVaultName
}

// identity `workspace`

resource workspaceIdentityKeyVaultCryptoServiceEncryptionUserOnKvCmkKeyVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(
    toLower(kvCmkKeyVault.id),
    toLower(workspaceIdentityPrincipalId),
    roles.keyVaultCryptoServiceEncryptionUser
  )
  scope: kvCmkKeyVault
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.keyVaultCryptoServiceEncryptionUser
    )
    principalId: workspaceIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Opens the customer-managed key with which Azure encrypts. [CMK-ID-01]'
  }
}
