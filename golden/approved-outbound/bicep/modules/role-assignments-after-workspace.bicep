// Made by amlgen from blueprint approved. Edit the blueprint, not this file.

// Role assignments that need the workspace

@description('Principal id of the system-assigned identity of the workspace.')
param workspacePrincipalId string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

@description('Name of storage account `lake`.')
param lakeStorageName string

@description('Name of resource `srch-team`.')
param srchTeamWorkloadName string

@description('Name of the workspace.')
param workspaceName string

var principals = {
  network: '5c4d3e2f-1a0b-4c9d-8e7f-7a6b5c4d3e2f'
}

var roles = {
  azureAiEnterpriseNetworkConnectionApprover: 'b556d68e-0be0-4f35-a333-ad7ee1ce17ea'
  azureAiEnterpriseNetworkingOutboundRulesOperator: '25cabde7-1a6c-4350-8877-cb6fe59f1399'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
}

// Scopes

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource lakeStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: lakeStorageName
}

resource srchTeamWorkload 'Microsoft.Search/searchServices@2025-05-01' existing = {
  name: srchTeamWorkloadName
}

resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: workspaceName
}

// system identity of workspace

resource workspaceMonitoringMetricsPublisherOnApplicationInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(applicationInsights.id), toLower(workspacePrincipalId), roles.monitoringMetricsPublisher)
  scope: applicationInsights
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
    principalId: workspacePrincipalId
    principalType: 'ServicePrincipal'
    description: 'Sends telemetry to Application Insights, which accepts no instrumentation key. [WS-SAI-PUB-01]'
  }
}

resource workspaceAzureAiEnterpriseNetworkConnectionApproverOnLakeStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(lakeStorage.id), toLower(workspacePrincipalId), roles.azureAiEnterpriseNetworkConnectionApprover)
  scope: lakeStorage
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

resource workspaceAzureAiEnterpriseNetworkConnectionApproverOnSrchTeamWorkload 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(
    toLower(srchTeamWorkload.id),
    toLower(workspacePrincipalId),
    roles.azureAiEnterpriseNetworkConnectionApprover
  )
  scope: srchTeamWorkload
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

// group `network`

resource networkAzureAiEnterpriseNetworkingOutboundRulesOperatorOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.network, roles.azureAiEnterpriseNetworkingOutboundRulesOperator)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.azureAiEnterpriseNetworkingOutboundRulesOperator
    )
    principalId: principals.network
    principalType: 'Group'
    description: 'Administers the outbound rules of the workspace. [HUM-NET-01]'
  }
}
