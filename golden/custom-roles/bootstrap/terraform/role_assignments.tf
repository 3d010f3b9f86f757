# Made by amlgen from blueprint triage. Edit the blueprint, not this file.

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
        "    @Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {00482a5a-887f-4fb3-b363-3b7fe8e74483, 3913510d-42f4-4e42-8a64-420c390055eb, b24988ac-6180-42a0-ab88-20f7382dd24c, ba92f5b4-2d11-453d-a403-e96b0029c9fe, ${local.roles.blob_uploader}, ${local.roles.endpoint_caller}}",
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
        "    @Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {00482a5a-887f-4fb3-b363-3b7fe8e74483, 3913510d-42f4-4e42-8a64-420c390055eb, b24988ac-6180-42a0-ab88-20f7382dd24c, ba92f5b4-2d11-453d-a403-e96b0029c9fe, ${local.roles.blob_uploader}, ${local.roles.endpoint_caller}}",
        "    AND",
        "    @Resource[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'Group', 'ServicePrincipal'}",
        "  )",
        ")",
      ])
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-66666666-6666-6666-6666-666666666666-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "66666666-6666-6666-6666-666666666666"
  principal_type     = "ServicePrincipal"
  description        = each.value.description
  condition          = each.value.condition
  condition_version  = each.value.condition == null ? null : "2.0"
}
