// Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

// Role assignments that need the workspace, in resource group `rg-ai` of subscription `22222222-2222-2222-2222-222222222222`

@description('Principal id of the system-assigned identity of the workspace.')
param workspacePrincipalId string

@description('Name of AI services account `aoai-corp`.')
param aoaiCorpAiServicesName string

var roles = {
  azureAiEnterpriseNetworkConnectionApprover: 'b556d68e-0be0-4f35-a333-ad7ee1ce17ea'
}

// Scopes

resource aoaiCorpAiServices 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: aoaiCorpAiServicesName
}

// system identity of workspace

resource workspaceAzureAiEnterpriseNetworkConnectionApproverOnAoaiCorpAiServices 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(
    toLower(aoaiCorpAiServices.id),
    toLower(workspacePrincipalId),
    roles.azureAiEnterpriseNetworkConnectionApprover
  )
  scope: aoaiCorpAiServices
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.azureAiEnterpriseNetworkConnectionApprover
    )
    principalId: workspacePrincipalId
    principalType: 'ServicePrincipal'
    description: 'Approves the private endpoint through which the managed network reaches this resource. [WS-SAI-APPROVE-01]'
  }
}
