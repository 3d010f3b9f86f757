#!/usr/bin/env bash
# What would make Azure what the blueprint vision says, as `amlgen audit` sees it. Nothing of it was run.
# Read every line before you run it, and take out what is meant to be as it is.
set -euo pipefail

# Switches that are not as the blueprint says.
# `allowSharedKeyAccess` of storage account `default` is `$(touch owned) '`, and the blueprint says `false`
az resource update --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.Storage/storageAccounts/stvision85865459' --api-version '2026-04-01' --set 'properties.allowSharedKeyAccess=false'
# `defaultToOAuthAuthentication` of storage account `default` is not set, and the blueprint says `true`
az resource update --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.Storage/storageAccounts/stvision85865459' --api-version '2026-04-01' --set 'properties.defaultToOAuthAuthentication=true'
# `publicNetworkAccess` of storage account `default` is `12`, and the blueprint says `Enabled`
az resource update --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.Storage/storageAccounts/stvision85865459' --api-version '2026-04-01' --set 'properties.publicNetworkAccess=Enabled'

# Grants that are missing. Deploying again makes those of the templates, too.
# identity `workspace` lacks Contributor on Application Insights
# no command: the object id of the principal is not known
# identity `workspace` lacks Monitoring Metrics Publisher on Application Insights
# no command: the object id of the principal is not known
# identity `workspace` lacks Contributor on key vault
# no command: the object id of the principal is not known
# identity `workspace` lacks Key Vault Administrator on key vault
# no command: the object id of the principal is not known
# identity `workspace` lacks Contributor on container registry
# no command: the object id of the principal is not known
# identity `workspace` lacks Contributor on storage account `default`
# no command: the object id of the principal is not known
# identity `workspace` lacks Storage Blob Data Contributor on storage account `default`
# no command: the object id of the principal is not known
# identity `workspace` lacks Contributor on workspace
# no command: the object id of the principal is not known

# Grants to somebody who is gone, as far as the login could see. Ask for the object, and take the `#` away where there is none.
# service principal 77777777-0000-4000-8000-000000000004 has Reader on workspace, and is gone
# az ad sp show --id '77777777-0000-4000-8000-000000000004'
# no command: the id that the export gives it is not made of its scope and name
# service principal 77777777-0000-4000-8000-000000000005 has Role'; touch owned # on workspace, and is gone
# az ad sp show --id '77777777-0000-4000-8000-000000000005'
# az role assignment delete --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.MachineLearningServices/workspaces/mlw-vision/providers/Microsoft.Authorization/roleAssignments/9c9c9c9c-0000-4000-8000-00000000000b'

# Grants that the blueprint does not derive. They may be meant: take the `#` away before what has to go.
# user `$(touch owned) `touch owned` "; touch owned #` (77777777-0000-4000-8000-000000000001) has Owner on resource group, which is not derived
# az role assignment delete --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.Authorization/roleAssignments/9c9c9c9c-0000-4000-8000-000000000001'
# user `a ::error::b touch owned \u{1b}[2K\u{202e}<script>alert(1)</script>|x|` (77777777-0000-4000-8000-000000000002) has Owner on resource group, which is not derived
# az role assignment delete --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.Authorization/roleAssignments/9c9c9c9c-0000-4000-8000-000000000002'
# principal `\u{23}#vso[task.setvariable variable=x]y` (77777777-0000-4000-8000-000000000003) has Reader on workspace, which is not derived
# no command: the id that the export gives it is not made of its scope and name
# service principal `n` (77777777-0000-4000-8000-000000000006) has Reader on /subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.MachineLearningServices/workspaces/mlw-vision/computes/$(touch owned), which is not derived
# az role assignment delete --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.MachineLearningServices/workspaces/mlw-vision/computes/$(touch owned)/providers/Microsoft.Authorization/roleAssignments/9c9c9c9c-0000-4000-8000-00000000000c'
# service principal `n` (' or 1=1 ) has Reader on workspace, which is not derived
# az role assignment delete --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.MachineLearningServices/workspaces/mlw-vision/providers/Microsoft.Authorization/roleAssignments/9c9c9c9c-0000-4000-8000-00000000000d'

# What no command is printed for.
# deployer, 2 grants: the blueprint does not name them
# storage account `default`: its export has no value of `allowBlobPublicAccess`, `isLocalUserEnabled`, `allowCrossTenantReplication`, `supportsHttpsTrafficOnly`, and what Azure takes then is not known
# switches of what no export shows: Log Analytics workspace, Application Insights, key vault, container registry, workspace; `az resource show --ids ID -o json` makes one
