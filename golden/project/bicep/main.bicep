// Made by amlgen from blueprint concierge. Edit the blueprint, not this file.

targetScope = 'resourceGroup'

// Parameters and names

@description('Region of every resource.')
param location string = 'swedencentral'

// Ends of names that are unique in the world: the same group always gets the same ones
var suffix = substring(guid(toLower(resourceGroup().id), 'concierge'), 0, 8)

// Resources that exist already

resource hubAiHubHub 'Microsoft.MachineLearningServices/workspaces@2026-05-01' existing = {
  name: 'hub-ai-hub'
}

resource aoaiSharedAiServices 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: 'aoai-shared'
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: 'crsharedhub'
}

resource defaultStorage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: 'stsharedhub'
}

// Identities

resource assistantIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-concierge-assistant'
  location: location
}

// Workspace

// Datastores of its own are reached with identities, never with account keys.
resource workspace 'Microsoft.MachineLearningServices/workspaces@2026-05-01' = {
  name: 'proj-concierge'
  location: location
  kind: 'Project'
  sku: {
    name: 'Basic'
    tier: 'Basic'
  }
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    friendlyName: 'Assistant'
    hubResourceId: hubAiHubHub.id
    systemDatastoresAuthMode: 'Identity'
    enableDataIsolation: true
    hbiWorkspace: false
    publicNetworkAccess: 'Enabled'
    v1LegacyMode: false
  }
}

// Endpoints

// Made only where there is none: deployed again, it would lose what is set on it later, such as its traffic.
@onlyIfNotExists()
resource assistantEndpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2026-05-01' = {
  parent: workspace
  name: 'assistant-s${suffix}'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${assistantIdentity.id}': {}
    }
  }
  properties: {
    authMode: 'AADToken'
    publicNetworkAccess: 'Enabled'
  }
  dependsOn: [
    roleAssignmentsBeforeWorkspace
    roleAssignmentsAfterWorkspace
  ]
}

// Role assignments, in modules because a name may not hold a principal id that only the deployment knows

// Role assignments that can precede the workspace
module roleAssignmentsBeforeWorkspace 'modules/role-assignments-before-workspace.bicep' = {
  params: {
    assistantIdentityPrincipalId: assistantIdentity.properties.principalId
    aoaiSharedAiServicesName: aoaiSharedAiServices.name
    registryName: registry.name
    defaultStorageName: defaultStorage.name
    assistantIdentityName: assistantIdentity.name
    hubAiHubHubName: hubAiHubHub.name
  }
}

// Role assignments that need the workspace
module roleAssignmentsAfterWorkspace 'modules/role-assignments-after-workspace.bicep' = {
  params: {
    assistantIdentityPrincipalId: assistantIdentity.properties.principalId
    workspaceName: workspace.name
  }
}

// Outputs

@description('Resource id of the workspace.')
output workspaceId string = workspace.id

@description('Name of the workspace, for `az ml --workspace-name`.')
output workspaceName string = workspace.name

@description('Id and name of each online and batch endpoint, by its name in the blueprint.')
output endpoints object = {
  assistant: {
    id: assistantEndpoint.id
    name: assistantEndpoint.name
  }
}

@description('Client id and principal id of each user-assigned identity, by its name in the blueprint.')
output identities object = {
  assistant: {
    clientId: assistantIdentity.properties.clientId
    principalId: assistantIdentity.properties.principalId
  }
}
