// Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

// Role assignments, in resource group `rg-ai` of subscription `22222222-2222-2222-2222-222222222222`

@description('Name of AI services account `aoai-corp`.')
param aoaiCorpAiServicesName string

var principals = {
  releasePipeline: '99999999-9999-9999-9999-999999999999'
}

var roles = {
  azureAiEnterpriseNetworkConnectionApprover: 'b556d68e-0be0-4f35-a333-ad7ee1ce17ea'
  azureAiInferenceDeploymentOperator: '3afb7f49-54cb-416e-8c09-6dc049efa503'
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
  roleBasedAccessControlAdministrator: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168'
}

// Scopes

resource aoaiCorpAiServices 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: aoaiCorpAiServicesName
}

// service principal `release_pipeline`

resource releasePipelineAzureAiInferenceDeploymentOperatorOnResourceGroup 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(resourceGroup().id), principals.releasePipeline, roles.azureAiInferenceDeploymentOperator)
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.azureAiInferenceDeploymentOperator
    )
    principalId: principals.releasePipeline
    principalType: 'ServicePrincipal'
    description: 'Makes the deployment there that holds the grants in this resource group (any role with Microsoft.Resources/deployments/write and validate). [DEP-12]'
  }
}

resource releasePipelineRoleBasedAccessControlAdministratorOnAoaiCorpAiServices 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(aoaiCorpAiServices.id), principals.releasePipeline, roles.roleBasedAccessControlAdministrator)
  scope: aoaiCorpAiServices
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.roleBasedAccessControlAdministrator
    )
    principalId: principals.releasePipeline
    principalType: 'ServicePrincipal'
    description: 'Makes the role assignments of the template, under a condition that allows no others. [DEP-02]'
    condition: '(\n  (\n    !(ActionMatches{\'Microsoft.Authorization/roleAssignments/write\'})\n  )\n  OR\n  (\n    @Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 43d0d8ad-25c7-4714-9337-8ba259a9fe05, 4633458b-17de-408a-b874-0445c86b69e6, 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, 974c5e8b-45b9-4653-ba55-5f855dd0fb88, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, b556d68e-0be0-4f35-a333-ad7ee1ce17ea, b8eda974-7b85-4f76-af95-65846b26df6d, ba92f5b4-2d11-453d-a403-e96b0029c9fe, e147488a-f6f5-4113-8e2d-b22465e65bf6, e503ece1-11d0-4e8e-8e2c-7a6c3bf38815}\n    AND\n    @Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {\'Group\', \'ServicePrincipal\'}\n  )\n)\nAND\n(\n  (\n    !(ActionMatches{\'Microsoft.Authorization/roleAssignments/delete\'})\n  )\n  OR\n  (\n    @Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 43d0d8ad-25c7-4714-9337-8ba259a9fe05, 4633458b-17de-408a-b874-0445c86b69e6, 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, 974c5e8b-45b9-4653-ba55-5f855dd0fb88, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, b556d68e-0be0-4f35-a333-ad7ee1ce17ea, b8eda974-7b85-4f76-af95-65846b26df6d, ba92f5b4-2d11-453d-a403-e96b0029c9fe, e147488a-f6f5-4113-8e2d-b22465e65bf6, e503ece1-11d0-4e8e-8e2c-7a6c3bf38815}\n    AND\n    @Resource[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {\'Group\', \'ServicePrincipal\'}\n  )\n)'
    conditionVersion: '2.0'
  }
}

resource releasePipelineAzureAiEnterpriseNetworkConnectionApproverOnAoaiCorpAiServices 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(
    toLower(aoaiCorpAiServices.id),
    principals.releasePipeline,
    roles.azureAiEnterpriseNetworkConnectionApprover
  )
  scope: aoaiCorpAiServices
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.azureAiEnterpriseNetworkConnectionApprover
    )
    principalId: principals.releasePipeline
    principalType: 'ServicePrincipal'
    description: 'Makes an outbound rule to this resource, for which it approves the private endpoint (Contributor there includes that). [DEP-06]'
  }
}

resource releasePipelineReaderOnAoaiCorpAiServices 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(aoaiCorpAiServices.id), principals.releasePipeline, roles.reader)
  scope: aoaiCorpAiServices
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: principals.releasePipeline
    principalType: 'ServicePrincipal'
    description: 'Reads this resource, which exists already. [DEP-14]'
  }
}
