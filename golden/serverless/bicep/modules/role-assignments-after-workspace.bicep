// Made by amlgen from blueprint adhoc. Edit the blueprint, not this file.

// Role assignments that need the workspace

@description('Principal id of identity `jobs`.')
param jobsIdentityPrincipalId string

@description('Principal id of identity `flows`.')
param flowsIdentityPrincipalId string

@description('Principal id of the system-assigned identity of the workspace.')
param workspacePrincipalId string

@description('Name of the workspace.')
param workspaceName string

@description('Name of the Application Insights resource.')
param applicationInsightsName string

var principals = {
  analysts: '11111111-1111-1111-1111-111111111111'
  builders: '22222222-2222-2222-2222-222222222222'
}

var roles = {
  azureMlDataScientist: 'f6c7c914-8db3-469d-8ca1-694a8f32e121'
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
}

// Scopes

resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: workspaceName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

// identity `jobs`

resource jobsIdentityAzureMlDataScientistOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), toLower(jobsIdentityPrincipalId), roles.azureMlDataScientist)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlDataScientist)
    principalId: jobsIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Submits jobs and registers models in its own workspace from code. [WS-UAIX-WS-02]'
  }
}

// identity `flows`

resource flowsIdentityContributorOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), toLower(flowsIdentityPrincipalId), roles.contributor)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: flowsIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Runs prompt flow sessions in the workspace. [WS-UAIX-PF-01]'
  }
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

// group `analysts`

resource analystsAzureMlDataScientistOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.analysts, roles.azureMlDataScientist)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlDataScientist)
    principalId: principals.analysts
    principalType: 'Group'
    description: 'Works in the workspace as a data scientist: submits jobs, registers data and models. [HUM-DS-01]'
  }
}

// group `builders`

resource buildersAzureMlDataScientistOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.builders, roles.azureMlDataScientist)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlDataScientist)
    principalId: principals.builders
    principalType: 'Group'
    description: 'Works with prompt flow in the workspace. [HUM-PF-01]'
  }
}
