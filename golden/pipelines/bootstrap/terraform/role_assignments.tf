# Made by amlgen from blueprint delivery. Edit the blueprint, not this file.

# service principal `deployer`
resource "azurerm_role_assignment" "deployer" {
  for_each = {
    contributor_on_resource_group = {
      scope       = local.resource_group_id
      role        = local.roles.contributor
      description = "Makes the workspace and what it depends on. [DEP-01, DEP-14]"
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
        "    @Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {00482a5a-887f-4fb3-b363-3b7fe8e74483, 3913510d-42f4-4e42-8a64-420c390055eb, 3afb7f49-54cb-416e-8c09-6dc049efa503, 8311e382-0749-4cb8-b61a-304f252e45ec, b24988ac-6180-42a0-ab88-20f7382dd24c, ba92f5b4-2d11-453d-a403-e96b0029c9fe, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
        "    AND",
        "    @Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'ServicePrincipal'}",
        "  )",
        ")",
        "AND",
        "(",
        "  (",
        "    !(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})",
        "  )",
        "  OR",
        "  (",
        "    @Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {00482a5a-887f-4fb3-b363-3b7fe8e74483, 3913510d-42f4-4e42-8a64-420c390055eb, 3afb7f49-54cb-416e-8c09-6dc049efa503, 8311e382-0749-4cb8-b61a-304f252e45ec, b24988ac-6180-42a0-ab88-20f7382dd24c, ba92f5b4-2d11-453d-a403-e96b0029c9fe, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
        "    AND",
        "    @Resource[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'ServicePrincipal'}",
        "  )",
        ")",
      ])
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-dddddddd-dddd-dddd-dddd-dddddddddddd-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${var.subscription_id}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "dddddddd-dddd-dddd-dddd-dddddddddddd"
  principal_type     = "ServicePrincipal"
  description        = each.value.description
  condition          = each.value.condition
  condition_version  = each.value.condition == null ? null : "2.0"
}
