// Made by amlgen from blueprint delivery. Edit the blueprint, not this file.

// Role assignments

var principals = {
  deployer: 'dddddddd-dddd-dddd-dddd-dddddddddddd'
}

var roles = {
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  roleBasedAccessControlAdministrator: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168'
}

// service principal `deployer`

resource deployerContributorOnResourceGroup 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(resourceGroup().id), principals.deployer, roles.contributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: principals.deployer
    principalType: 'ServicePrincipal'
    description: 'Makes the workspace and what it depends on. [DEP-01, DEP-14]'
  }
}

resource deployerRoleBasedAccessControlAdministratorOnResourceGroup 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(resourceGroup().id), principals.deployer, roles.roleBasedAccessControlAdministrator)
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.roleBasedAccessControlAdministrator
    )
    principalId: principals.deployer
    principalType: 'ServicePrincipal'
    description: 'Makes the role assignments of the template, best under a condition that allows no others. [DEP-02]'
  }
}
