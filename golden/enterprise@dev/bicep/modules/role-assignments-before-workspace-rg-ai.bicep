// Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

// Role assignments that can precede the workspace, in resource group `rg-ai` of subscription `22222222-2222-2222-2222-222222222222`

@description('Principal id of identity `training`.')
param trainingIdentityPrincipalId string

@description('Name of AI services account `aoai-corp`.')
param aoaiCorpAiServicesName string

var roles = {
  cognitiveServicesOpenAiUser: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
}

// Scopes

resource aoaiCorpAiServices 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: aoaiCorpAiServicesName
}

// identity `training`

resource trainingIdentityCognitiveServicesOpenAiUserOnAoaiCorpAiServices 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(aoaiCorpAiServices.id), toLower(trainingIdentityPrincipalId), roles.cognitiveServicesOpenAiUser)
  scope: aoaiCorpAiServices
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.cognitiveServicesOpenAiUser
    )
    principalId: trainingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Calls models of Azure OpenAI without a key. [CL-AOAI-01]'
  }
}
