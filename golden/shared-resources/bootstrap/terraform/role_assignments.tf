# Made by amlgen from blueprint pricing. Edit the blueprint, not this file.

# service principal `pipeline`
resource "azurerm_role_assignment" "pipeline" {
  for_each = {
    contributor_on_resource_group = {
      scope       = local.resource_group_id
      role        = local.roles.contributor
      description = "Makes the workspace and what it depends on. [DEP-01]"
      condition   = null
    }
    role_based_access_control_administrator_on_resource_group = {
      scope       = local.resource_group_id
      role        = local.roles.role_based_access_control_administrator
      description = "Makes the role assignments of the template, under a condition that allows no others. [DEP-02]"
      condition = join("\n", [
        "(",
        "  (",
        "    !(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})",
        "  )",
        "  OR",
        "  (",
        "    @Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {00482a5a-887f-4fb3-b363-3b7fe8e74483, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, ba92f5b4-2d11-453d-a403-e96b0029c9fe, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
        "    AND",
        "    @Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'Group', 'ServicePrincipal'}",
        "  )",
        ")",
        "AND",
        "(",
        "  (",
        "    !(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})",
        "  )",
        "  OR",
        "  (",
        "    @Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {00482a5a-887f-4fb3-b363-3b7fe8e74483, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, ba92f5b4-2d11-453d-a403-e96b0029c9fe, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
        "    AND",
        "    @Resource[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'Group', 'ServicePrincipal'}",
        "  )",
        ")",
      ])
    }
    azure_ai_inference_deployment_operator_on_rg_shared = {
      scope       = "/subscriptions/${var.subscription_id}/resourceGroups/rg-shared"
      role        = local.roles.azure_ai_inference_deployment_operator
      description = "Makes the deployment there that holds the grants in this resource group (any role with Microsoft.Resources/deployments/write and validate). [DEP-12]"
      condition   = null
    }
    role_based_access_control_administrator_on_rg_lake = {
      scope       = "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-lake"
      role        = local.roles.role_based_access_control_administrator
      description = "Makes the role assignments of the template, under a condition that allows no others. [DEP-02]"
      condition = join("\n", [
        "(",
        "  (",
        "    !(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})",
        "  )",
        "  OR",
        "  (",
        "    @Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {00482a5a-887f-4fb3-b363-3b7fe8e74483, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, ba92f5b4-2d11-453d-a403-e96b0029c9fe, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
        "    AND",
        "    @Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'Group', 'ServicePrincipal'}",
        "  )",
        ")",
        "AND",
        "(",
        "  (",
        "    !(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})",
        "  )",
        "  OR",
        "  (",
        "    @Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {00482a5a-887f-4fb3-b363-3b7fe8e74483, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, ba92f5b4-2d11-453d-a403-e96b0029c9fe, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
        "    AND",
        "    @Resource[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'Group', 'ServicePrincipal'}",
        "  )",
        ")",
      ])
    }
    azure_ai_inference_deployment_operator_on_rg_lake = {
      scope       = "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-lake"
      role        = local.roles.azure_ai_inference_deployment_operator
      description = "Makes the deployment there that holds the grants in this resource group (any role with Microsoft.Resources/deployments/write and validate). [DEP-12]"
      condition   = null
    }
    managed_identity_operator_on_catalog_identity = {
      scope       = local.catalog_identity_id
      role        = local.roles.managed_identity_operator
      description = "Attaches this identity, which lies in another resource group. [DEP-03]"
      condition   = null
    }
    reader_on_catalog_identity = {
      scope       = local.catalog_identity_id
      role        = local.roles.reader
      description = "Reads this resource, which exists already. [DEP-14]"
      condition   = null
    }
    reader_on_log_analytics = {
      scope       = local.log_analytics_id
      role        = local.roles.reader
      description = "Reads this resource, which exists already. [DEP-14]"
      condition   = null
    }
    role_based_access_control_administrator_on_corp_registry = {
      scope       = local.corp_registry_id
      role        = local.roles.role_based_access_control_administrator
      description = "Makes the role assignments of the template, under a condition that allows no others. [DEP-02]"
      condition = join("\n", [
        "(",
        "  (",
        "    !(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})",
        "  )",
        "  OR",
        "  (",
        "    @Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {00482a5a-887f-4fb3-b363-3b7fe8e74483, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, ba92f5b4-2d11-453d-a403-e96b0029c9fe, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
        "    AND",
        "    @Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'Group', 'ServicePrincipal'}",
        "  )",
        ")",
        "AND",
        "(",
        "  (",
        "    !(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})",
        "  )",
        "  OR",
        "  (",
        "    @Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {00482a5a-887f-4fb3-b363-3b7fe8e74483, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, ba92f5b4-2d11-453d-a403-e96b0029c9fe, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
        "    AND",
        "    @Resource[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'Group', 'ServicePrincipal'}",
        "  )",
        ")",
      ])
    }
    reader_on_corp_registry = {
      scope       = local.corp_registry_id
      role        = local.roles.reader
      description = "Reads this resource, which exists already. [DEP-14]"
      condition   = null
    }
    reader_on_lake_storage = {
      scope       = local.lake_storage_id
      role        = local.roles.reader
      description = "Reads this resource, which exists already. [DEP-14]"
      condition   = null
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-22222222-2222-2222-2222-222222222222-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${split("/", each.value.scope)[2]}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "22222222-2222-2222-2222-222222222222"
  principal_type     = "ServicePrincipal"
  description        = each.value.description
  condition          = each.value.condition
  condition_version  = each.value.condition == null ? null : "2.0"
}
