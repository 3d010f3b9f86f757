# Made by amlgen from blueprint delivery. Edit the blueprint, not this file.

# service principal `deployer`
resource "azurerm_role_assignment" "deployer" {
  for_each = {
    contributor_on_resource_group = {
      scope       = local.resource_group_id
      role        = local.roles.contributor
      description = "Makes the workspace and what it depends on. [DEP-01, DEP-14]"
    }
    role_based_access_control_administrator_on_resource_group = {
      scope       = local.resource_group_id
      role        = local.roles.role_based_access_control_administrator
      description = "Makes the role assignments of the template, best under a condition that allows no others. [DEP-02]"
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
}
