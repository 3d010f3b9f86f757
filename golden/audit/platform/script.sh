#!/usr/bin/env bash
# What would make Azure what the blueprint vision says, as `amlgen audit` sees it. Nothing of it was run.
# Read every line before you run it, and take out what is meant to be as it is.
set -euo pipefail

# Switches that are not as the blueprint says.
# `adminUserEnabled` of container registry is `true`, and the blueprint says `false`
az resource update --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.ContainerRegistry/registries/crvision85865459' --api-version '2025-11-01' --set 'properties.adminUserEnabled=false'
# `allowSharedKeyAccess` of storage account `default` is `true`, and the blueprint says `false`
az resource update --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.Storage/storageAccounts/stvision85865459' --api-version '2026-04-01' --set 'properties.allowSharedKeyAccess=false'
# `disableLocalAuth` of cluster `cpu` is `false`, and the blueprint says `true`
# no command: the service takes it when it makes the resource, and not later; delete the resource and deploy again
# `properties.remoteLoginPortPublicAccess` of cluster `cpu` is `Enabled`, and the blueprint says `Disabled`
# no command: the service takes it when it makes the resource, and not later; delete the resource and deploy again

# Grants that are missing. Deploying again makes those of the templates, too.
# identity `training` lacks AcrPull on container registry
az role assignment create --name '277f9fab-a269-5e6e-b9fa-9070ff6c5b1b' --assignee-object-id 'a1a1a1a1-0000-4000-8000-000000000002' --assignee-principal-type 'ServicePrincipal' --role '7f951dda-4ed3-4680-a7ca-43fe172d538d' --scope '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.ContainerRegistry/registries/crvision85865459' --description 'Pulls the images of jobs from the workspace'\''s registry. [CL-UAI-ACR-01, IB-01]'

# Grants that are missing while others cover them. Deploying again makes them; what covers them can go then.
# identity `training` lacks Storage Blob Data Contributor on storage account `default`, and has it on resource group
az role assignment create --name '443daa20-bfdf-5ef9-bc7a-c3529cd2104a' --assignee-object-id 'a1a1a1a1-0000-4000-8000-000000000002' --assignee-principal-type 'ServicePrincipal' --role 'ba92f5b4-2d11-453d-a403-e96b0029c9fe' --scope '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.Storage/storageAccounts/stvision85865459' --description 'Mounts the default datastore, where code, outputs and logs of jobs lie. [CL-UAI-STORAGE-03]'
# az role assignment delete --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.Authorization/roleAssignments/140ab900-8e07-5767-9634-8c98172579ed'

# Grants under another name: one of the two, either the entry of `rbac.adopt`, or the command and another deployment.
# Storage Blob Data Contributor of identity `workspace` on storage account `default` has another name than the templates give it
# rbac.adopt: - { name: 0f0f0f0f-1234-4567-89ab-cdef01234567, principal: identities/workspace, role: Storage Blob Data Contributor, scope: storage/default }
# az role assignment delete --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.Storage/storageAccounts/stvision85865459/providers/Microsoft.Authorization/roleAssignments/0f0f0f0f-1234-4567-89ab-cdef01234567'

# Grants to somebody who is gone, as far as the login could see. Ask for the object, and take the `#` away where there is none.
# group `leavers` has Storage Blob Data Reader on storage account `default`, and is gone
# az ad group show --group '5e5e5e5e-1111-4222-8333-444455556666'
# az role assignment delete --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.Storage/storageAccounts/stvision85865459/providers/Microsoft.Authorization/roleAssignments/05cf83e9-4f67-5b34-a63f-8c7cb30f9407'
# group `leavers` has Storage File Data Privileged Reader on storage account `default`, and is gone
# az ad group show --group '5e5e5e5e-1111-4222-8333-444455556666'
# az role assignment delete --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.Storage/storageAccounts/stvision85865459/providers/Microsoft.Authorization/roleAssignments/e17b5033-6581-51e8-9971-9491f204a875'
# group `leavers` has Reader on workspace, and is gone
# az ad group show --group '5e5e5e5e-1111-4222-8333-444455556666'
# az role assignment delete --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.MachineLearningServices/workspaces/mlw-vision/providers/Microsoft.Authorization/roleAssignments/954be1c2-0af0-5b25-b077-377b90f3ce03'
# service principal d0d0d0d0-0000-4000-8000-000000000001 has AcrPull on container registry, and is gone
# az ad sp show --id 'd0d0d0d0-0000-4000-8000-000000000001'
# az role assignment delete --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.ContainerRegistry/registries/crvision85865459/providers/Microsoft.Authorization/roleAssignments/c63deaf5-20a8-5aed-84f4-442fe65abccf'

# Grants that the blueprint does not derive. They may be meant: take the `#` away before what has to go.
# user `jane@contoso.com` (7a7a7a7a-1111-4222-8333-444455556666) has Owner on resource group, which is not derived
# az role assignment delete --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-vision-ml/providers/Microsoft.Authorization/roleAssignments/9c9c9c9c-0000-4000-8000-000000000004'
# identity `training` has Key Vault Secrets User on /subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-shared/providers/Microsoft.KeyVault/vaults/kv-elsewhere, which is not derived
# az role assignment delete --ids '/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups/rg-shared/providers/Microsoft.KeyVault/vaults/kv-elsewhere/providers/Microsoft.Authorization/roleAssignments/9c9c9c9c-0000-4000-8000-000000000005'

# What no command is printed for.
# Storage Blob Data Reader of identity `training` on container `images` of storage account `data` has another condition
# deployer, 2 grants: the blueprint does not name them
# key vault: its export does not tell `enableRbacAuthorization`, `enablePurgeProtection`, `publicNetworkAccess`, `networkAcls.defaultAction`; `az resource show --ids ID -o json` shows properties, which `az resource list` does not
# cluster `cpu`: its export has no value of `properties.enableNodePublicIp`, and what Azure takes then is not known
# switches of what no export shows: Log Analytics workspace, Application Insights, storage account `data`, container `images`, workspace, cluster `nightly`; `az resource show --ids ID -o json` makes one
