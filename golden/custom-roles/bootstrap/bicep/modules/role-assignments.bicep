// Made by amlgen from blueprint triage. Edit the blueprint, not this file.

// Role assignments

var principals = {
  pipeline: '66666666-6666-6666-6666-666666666666'
}

var roles = {
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  roleBasedAccessControlAdministrator: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168'
}

// service principal `pipeline`

resource pipelineContributorOnResourceGroup 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(resourceGroup().id), principals.pipeline, roles.contributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: principals.pipeline
    principalType: 'ServicePrincipal'
    description: 'Makes the workspace and what it depends on. [DEP-01]'
  }
}

resource pipelineRoleBasedAccessControlAdministratorOnResourceGroup 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(resourceGroup().id), principals.pipeline, roles.roleBasedAccessControlAdministrator)
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.roleBasedAccessControlAdministrator
    )
    principalId: principals.pipeline
    principalType: 'ServicePrincipal'
    description: 'Makes the role assignments of the template, under a condition that allows no others. [DEP-02]'
    condition: '(\n  (\n    !(ActionMatches{\'Microsoft.Authorization/roleAssignments/write\'})\n  )\n  OR\n  (\n    @Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {00482a5a-887f-4fb3-b363-3b7fe8e74483, 3913510d-42f4-4e42-8a64-420c390055eb, b24988ac-6180-42a0-ab88-20f7382dd24c, ba92f5b4-2d11-453d-a403-e96b0029c9fe, ${guid(toLower(resourceGroup().id), 'triage-Blob uploader')}, ${guid(toLower(resourceGroup().id), 'triage-Endpoint caller')}}\n    AND\n    @Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {\'Group\', \'ServicePrincipal\'}\n  )\n)\nAND\n(\n  (\n    !(ActionMatches{\'Microsoft.Authorization/roleAssignments/delete\'})\n  )\n  OR\n  (\n    @Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {00482a5a-887f-4fb3-b363-3b7fe8e74483, 3913510d-42f4-4e42-8a64-420c390055eb, b24988ac-6180-42a0-ab88-20f7382dd24c, ba92f5b4-2d11-453d-a403-e96b0029c9fe, ${guid(toLower(resourceGroup().id), 'triage-Blob uploader')}, ${guid(toLower(resourceGroup().id), 'triage-Endpoint caller')}}\n    AND\n    @Resource[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {\'Group\', \'ServicePrincipal\'}\n  )\n)'
    conditionVersion: '2.0'
  }
}
