// Made by amlgen from blueprint forecast. Edit the blueprint, not this file.

// Role assignments

var principals = {
  pipeline: '22222222-2222-2222-2222-222222222222'
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
    description: 'Makes the workspace and what it depends on. [DEP-01, DEP-14]'
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
    condition: '(\n  (\n    !(ActionMatches{\'Microsoft.Authorization/roleAssignments/write\'})\n  )\n  OR\n  (\n    @Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, b86a8fe4-44ce-4948-aee5-eccb2c155cd7, ba92f5b4-2d11-453d-a403-e96b0029c9fe, f25e0fa2-a7c8-4377-a976-54943a77a395, f6c7c914-8db3-469d-8ca1-694a8f32e121}\n    AND\n    @Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {\'Group\', \'ServicePrincipal\'}\n  )\n)\nAND\n(\n  (\n    !(ActionMatches{\'Microsoft.Authorization/roleAssignments/delete\'})\n  )\n  OR\n  (\n    @Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, b86a8fe4-44ce-4948-aee5-eccb2c155cd7, ba92f5b4-2d11-453d-a403-e96b0029c9fe, f25e0fa2-a7c8-4377-a976-54943a77a395, f6c7c914-8db3-469d-8ca1-694a8f32e121}\n    AND\n    @Resource[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {\'Group\', \'ServicePrincipal\'}\n  )\n)'
    conditionVersion: '2.0'
  }
}
