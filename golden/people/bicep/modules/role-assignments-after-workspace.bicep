// Made by amlgen from blueprint people. Edit the blueprint, not this file.

// Role assignments that need the workspace

@description('Principal id of identity `workspace`.')
param workspaceIdentityPrincipalId string

@description('Principal id of identity `serving`.')
param servingIdentityPrincipalId string

@description('Name of the workspace.')
param workspaceName string

var principals = {
  scientists: '11111111-1111-1111-1111-111111111111'
  auditors: '22222222-2222-2222-2222-222222222222'
  labelers: '33333333-3333-3333-3333-333333333333'
  operators: '44444444-4444-4444-4444-444444444444'
  engineers: '55555555-5555-5555-5555-555555555555'
  prompters: '66666666-6666-6666-6666-666666666666'
  network: '77777777-7777-7777-7777-777777777777'
  admin: '88888888-8888-8888-8888-888888888888'
  analyst: '99999999-9999-9999-9999-999999999999'
  reviewer: 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa'
  scheduler: 'cccccccc-cccc-cccc-cccc-cccccccccccc'
}

var roles = {
  azureAiEnterpriseNetworkingOutboundRulesOperator: '25cabde7-1a6c-4350-8877-cb6fe59f1399'
  azureMlComputeOperator: 'e503ece1-11d0-4e8e-8e2c-7a6c3bf38815'
  azureMlDataScientist: 'f6c7c914-8db3-469d-8ca1-694a8f32e121'
  azureMlMetricsWriterPreview: '635dd51f-9968-44d3-b7fb-6d9a6bd613ae'
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  dataLabelingLabeler: 'c6decf44-fd0a-444c-a844-d653c394e7ab'
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
}

// Scopes

resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: workspaceName
}

// identity `workspace`

resource workspaceIdentityContributorOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), toLower(workspaceIdentityPrincipalId), roles.contributor)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: workspaceIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Runs the workspace. [WS-UAI-WS-01]'
  }
}

// identity `serving`

resource servingIdentityAzureMlMetricsWriterPreviewOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), toLower(servingIdentityPrincipalId), roles.azureMlMetricsWriterPreview)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.azureMlMetricsWriterPreview
    )
    principalId: servingIdentityPrincipalId
    principalType: 'ServicePrincipal'
    description: 'Writes metrics of deployments. [EP-UAI-METRICS-01]'
  }
}

// group `scientists`

resource scientistsAzureMlDataScientistOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.scientists, roles.azureMlDataScientist)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlDataScientist)
    principalId: principals.scientists
    principalType: 'Group'
    description: 'Works in the workspace as a data scientist: submits jobs, registers data and models. [HUM-DS-01]'
  }
}

// group `auditors`

resource auditorsReaderOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.auditors, roles.reader)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: principals.auditors
    principalType: 'Group'
    description: 'Looks at the assets of the workspace. [HUM-RO-01]'
  }
}

// group `labelers`

resource labelersDataLabelingLabelerOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.labelers, roles.dataLabelingLabeler)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.dataLabelingLabeler)
    principalId: principals.labelers
    principalType: 'Group'
    description: 'Labels data in the projects of the workspace. [HUM-LAB-01]'
  }
}

// group `operators`

resource operatorsAzureMlComputeOperatorOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.operators, roles.azureMlComputeOperator)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlComputeOperator)
    principalId: principals.operators
    principalType: 'Group'
    description: 'Makes, starts, stops and deletes computes. [HUM-CO-01]'
  }
}

resource operatorsReaderOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.operators, roles.reader)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: principals.operators
    principalType: 'Group'
    description: 'Sees the workspace, which the role for computes does not include. [HUM-CO-02]'
  }
}

// group `engineers`

resource engineersAzureMlComputeOperatorOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.engineers, roles.azureMlComputeOperator)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlComputeOperator)
    principalId: principals.engineers
    principalType: 'Group'
    description: 'Makes, starts, stops and deletes computes. [HUM-CO-01]'
  }
}

resource engineersAzureMlDataScientistOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.engineers, roles.azureMlDataScientist)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlDataScientist)
    principalId: principals.engineers
    principalType: 'Group'
    description: 'Makes endpoints and deployments and calls them. [HUM-MLE-01]'
  }
}

// group `prompters`

resource promptersAzureMlDataScientistOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.prompters, roles.azureMlDataScientist)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlDataScientist)
    principalId: principals.prompters
    principalType: 'Group'
    description: 'Works with prompt flow in the workspace. [HUM-PF-01]'
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

// user `admin`

resource adminContributorOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.admin, roles.contributor)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
    principalId: principals.admin
    principalType: 'User'
    description: 'Administers the workspace. [HUM-ADM-01]'
  }
}

// user `analyst`

resource analystAzureMlDataScientistOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.analyst, roles.azureMlDataScientist)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlDataScientist)
    principalId: principals.analyst
    principalType: 'User'
    description: 'Works in the workspace as a data scientist: submits jobs, registers data and models. [HUM-DS-01, HUM-MON-01]'
  }
}

// user `reviewer`

resource reviewerDataLabelingLabelerOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.reviewer, roles.dataLabelingLabeler)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.dataLabelingLabeler)
    principalId: principals.reviewer
    principalType: 'User'
    description: 'Labels data in the projects of the workspace. [HUM-LAB-01]'
  }
}

// service principal `scheduler`

resource schedulerAzureMlDataScientistOnWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(toLower(workspace.id), principals.scheduler, roles.azureMlDataScientist)
  scope: workspace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.azureMlDataScientist)
    principalId: principals.scheduler
    principalType: 'ServicePrincipal'
    description: 'Calls batch endpoints, whose jobs run as the caller. [BE-CALLER-01, HUM-MLE-01]'
  }
}
