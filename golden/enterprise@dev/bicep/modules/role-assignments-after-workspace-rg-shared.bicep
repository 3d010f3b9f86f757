// Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

// Role assignments that need the workspace, in resource group `rg-shared`

@description('Principal id of the system-assigned identity of the workspace.')
param workspacePrincipalId string

@description('Name of container registry `corp`.')
param corpRegistryName string

var roles = {
  azureAiEnterpriseNetworkConnectionApprover: 'b556d68e-0be0-4f35-a333-ad7ee1ce17ea'
}

// Scopes

resource corpRegistry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: corpRegistryName
}

// system identity of workspace

resource workspaceAzureAiEnterpriseNetworkConnectionApproverOnCorpRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(corpRegistry.id), toLower(workspacePrincipalId), roles.azureAiEnterpriseNetworkConnectionApprover)
  scope: corpRegistry
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
