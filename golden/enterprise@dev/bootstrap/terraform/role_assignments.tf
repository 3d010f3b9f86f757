# Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

# service principal `release_pipeline`
resource "azurerm_role_assignment" "release_pipeline" {
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
        "    @Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 43d0d8ad-25c7-4714-9337-8ba259a9fe05, 4633458b-17de-408a-b874-0445c86b69e6, 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, 974c5e8b-45b9-4653-ba55-5f855dd0fb88, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, b556d68e-0be0-4f35-a333-ad7ee1ce17ea, ba92f5b4-2d11-453d-a403-e96b0029c9fe, e147488a-f6f5-4113-8e2d-b22465e65bf6, e503ece1-11d0-4e8e-8e2c-7a6c3bf38815, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
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
        "    @Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 43d0d8ad-25c7-4714-9337-8ba259a9fe05, 4633458b-17de-408a-b874-0445c86b69e6, 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, 974c5e8b-45b9-4653-ba55-5f855dd0fb88, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, b556d68e-0be0-4f35-a333-ad7ee1ce17ea, ba92f5b4-2d11-453d-a403-e96b0029c9fe, e147488a-f6f5-4113-8e2d-b22465e65bf6, e503ece1-11d0-4e8e-8e2c-7a6c3bf38815, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
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
    azure_ai_inference_deployment_operator_on_rg_ai = {
      scope       = "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg-ai"
      role        = local.roles.azure_ai_inference_deployment_operator
      description = "Makes the deployment there that holds the grants in this resource group (any role with Microsoft.Resources/deployments/write and validate). [DEP-12]"
      condition   = null
    }
    azure_ai_inference_deployment_operator_on_rg_security = {
      scope       = "/subscriptions/${var.subscription_id}/resourceGroups/rg-security"
      role        = local.roles.azure_ai_inference_deployment_operator
      description = "Makes the deployment there that holds the grants in this resource group (any role with Microsoft.Resources/deployments/write and validate). [DEP-12]"
      condition   = null
    }
    azure_ai_inference_deployment_operator_on_rg_lake = {
      scope       = "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg-lake"
      role        = local.roles.azure_ai_inference_deployment_operator
      description = "Makes the deployment there that holds the grants in this resource group (any role with Microsoft.Resources/deployments/write and validate). [DEP-12]"
      condition   = null
    }
    managed_identity_operator_on_shared_reader_identity = {
      scope       = local.shared_reader_identity_id
      role        = local.roles.managed_identity_operator
      description = "Attaches this identity, which lies in another resource group. [DEP-03]"
      condition   = null
    }
    reader_on_shared_reader_identity = {
      scope       = local.shared_reader_identity_id
      role        = local.roles.reader
      description = "Reads this resource, which exists already. [DEP-14]"
      condition   = null
    }
    role_based_access_control_administrator_on_aoai_corp_ai_services = {
      scope       = local.aoai_corp_ai_services_id
      role        = local.roles.role_based_access_control_administrator
      description = "Makes the role assignments of the template, under a condition that allows no others. [DEP-02]"
      condition = join("\n", [
        "(",
        "  (",
        "    !(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})",
        "  )",
        "  OR",
        "  (",
        "    @Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 43d0d8ad-25c7-4714-9337-8ba259a9fe05, 4633458b-17de-408a-b874-0445c86b69e6, 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, 974c5e8b-45b9-4653-ba55-5f855dd0fb88, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, b556d68e-0be0-4f35-a333-ad7ee1ce17ea, ba92f5b4-2d11-453d-a403-e96b0029c9fe, e147488a-f6f5-4113-8e2d-b22465e65bf6, e503ece1-11d0-4e8e-8e2c-7a6c3bf38815, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
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
        "    @Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 43d0d8ad-25c7-4714-9337-8ba259a9fe05, 4633458b-17de-408a-b874-0445c86b69e6, 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, 974c5e8b-45b9-4653-ba55-5f855dd0fb88, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, b556d68e-0be0-4f35-a333-ad7ee1ce17ea, ba92f5b4-2d11-453d-a403-e96b0029c9fe, e147488a-f6f5-4113-8e2d-b22465e65bf6, e503ece1-11d0-4e8e-8e2c-7a6c3bf38815, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
        "    AND",
        "    @Resource[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'Group', 'ServicePrincipal'}",
        "  )",
        ")",
      ])
    }
    azure_ai_enterprise_network_connection_approver_on_aoai_corp_ai_services = {
      scope       = local.aoai_corp_ai_services_id
      role        = local.roles.azure_ai_enterprise_network_connection_approver
      description = "Makes an outbound rule to this resource, for which it approves the private endpoint (Contributor there includes that). [DEP-06]"
      condition   = null
    }
    reader_on_aoai_corp_ai_services = {
      scope       = local.aoai_corp_ai_services_id
      role        = local.roles.reader
      description = "Reads this resource, which exists already. [DEP-14]"
      condition   = null
    }
    network_contributor_on_vnet_hub_virtual_network = {
      scope       = local.vnet_hub_virtual_network_id
      role        = local.roles.network_contributor
      description = "Puts computes or private endpoints into this network. [DEP-05]"
      condition   = null
    }
    reader_on_log_analytics = {
      scope       = local.log_analytics_id
      role        = local.roles.reader
      description = "Reads this resource, which exists already. [DEP-14]"
      condition   = null
    }
    contributor_on_kv_cmk_key_vault = {
      scope       = local.kv_cmk_key_vault_id
      role        = local.roles.contributor
      description = "Makes and reads customer-managed keys through Azure Resource Manager. [CMK-DEP-01, DEP-14]"
      condition   = null
    }
    role_based_access_control_administrator_on_kv_cmk_key_vault = {
      scope       = local.kv_cmk_key_vault_id
      role        = local.roles.role_based_access_control_administrator
      description = "Makes the role assignments of the template, under a condition that allows no others. [DEP-02]"
      condition = join("\n", [
        "(",
        "  (",
        "    !(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})",
        "  )",
        "  OR",
        "  (",
        "    @Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 43d0d8ad-25c7-4714-9337-8ba259a9fe05, 4633458b-17de-408a-b874-0445c86b69e6, 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, 974c5e8b-45b9-4653-ba55-5f855dd0fb88, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, b556d68e-0be0-4f35-a333-ad7ee1ce17ea, ba92f5b4-2d11-453d-a403-e96b0029c9fe, e147488a-f6f5-4113-8e2d-b22465e65bf6, e503ece1-11d0-4e8e-8e2c-7a6c3bf38815, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
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
        "    @Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 43d0d8ad-25c7-4714-9337-8ba259a9fe05, 4633458b-17de-408a-b874-0445c86b69e6, 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, 974c5e8b-45b9-4653-ba55-5f855dd0fb88, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, b556d68e-0be0-4f35-a333-ad7ee1ce17ea, ba92f5b4-2d11-453d-a403-e96b0029c9fe, e147488a-f6f5-4113-8e2d-b22465e65bf6, e503ece1-11d0-4e8e-8e2c-7a6c3bf38815, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
        "    AND",
        "    @Resource[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'Group', 'ServicePrincipal'}",
        "  )",
        ")",
      ])
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
        "    @Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 43d0d8ad-25c7-4714-9337-8ba259a9fe05, 4633458b-17de-408a-b874-0445c86b69e6, 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, 974c5e8b-45b9-4653-ba55-5f855dd0fb88, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, b556d68e-0be0-4f35-a333-ad7ee1ce17ea, ba92f5b4-2d11-453d-a403-e96b0029c9fe, e147488a-f6f5-4113-8e2d-b22465e65bf6, e503ece1-11d0-4e8e-8e2c-7a6c3bf38815, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
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
        "    @Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 43d0d8ad-25c7-4714-9337-8ba259a9fe05, 4633458b-17de-408a-b874-0445c86b69e6, 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, 974c5e8b-45b9-4653-ba55-5f855dd0fb88, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, b556d68e-0be0-4f35-a333-ad7ee1ce17ea, ba92f5b4-2d11-453d-a403-e96b0029c9fe, e147488a-f6f5-4113-8e2d-b22465e65bf6, e503ece1-11d0-4e8e-8e2c-7a6c3bf38815, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
        "    AND",
        "    @Resource[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'Group', 'ServicePrincipal'}",
        "  )",
        ")",
      ])
    }
    azure_ai_enterprise_network_connection_approver_on_corp_registry = {
      scope       = local.corp_registry_id
      role        = local.roles.azure_ai_enterprise_network_connection_approver
      description = "Makes an outbound rule to this resource, for which it approves the private endpoint (Contributor there includes that). [DEP-06]"
      condition   = null
    }
    reader_on_corp_registry = {
      scope       = local.corp_registry_id
      role        = local.roles.reader
      description = "Reads this resource, which exists already. [DEP-14]"
      condition   = null
    }
    role_based_access_control_administrator_on_lake_storage = {
      scope       = local.lake_storage_id
      role        = local.roles.role_based_access_control_administrator
      description = "Makes the role assignments of the template, under a condition that allows no others. [DEP-02]"
      condition = join("\n", [
        "(",
        "  (",
        "    !(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})",
        "  )",
        "  OR",
        "  (",
        "    @Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 43d0d8ad-25c7-4714-9337-8ba259a9fe05, 4633458b-17de-408a-b874-0445c86b69e6, 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, 974c5e8b-45b9-4653-ba55-5f855dd0fb88, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, b556d68e-0be0-4f35-a333-ad7ee1ce17ea, ba92f5b4-2d11-453d-a403-e96b0029c9fe, e147488a-f6f5-4113-8e2d-b22465e65bf6, e503ece1-11d0-4e8e-8e2c-7a6c3bf38815, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
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
        "    @Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3, 2a2b9908-6ea1-4ae2-8e65-a410df84e7d1, 3913510d-42f4-4e42-8a64-420c390055eb, 43d0d8ad-25c7-4714-9337-8ba259a9fe05, 4633458b-17de-408a-b874-0445c86b69e6, 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd, 635dd51f-9968-44d3-b7fb-6d9a6bd613ae, 69566ab7-960f-475b-8e7c-b3118f30c6bd, 7f951dda-4ed3-4680-a7ca-43fe172d538d, 974c5e8b-45b9-4653-ba55-5f855dd0fb88, acdd72a7-3385-48ef-bd42-f606fba81ae7, b24988ac-6180-42a0-ab88-20f7382dd24c, b556d68e-0be0-4f35-a333-ad7ee1ce17ea, ba92f5b4-2d11-453d-a403-e96b0029c9fe, e147488a-f6f5-4113-8e2d-b22465e65bf6, e503ece1-11d0-4e8e-8e2c-7a6c3bf38815, f6c7c914-8db3-469d-8ca1-694a8f32e121}",
        "    AND",
        "    @Resource[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'Group', 'ServicePrincipal'}",
        "  )",
        ")",
      ])
    }
    azure_ai_enterprise_network_connection_approver_on_lake_storage = {
      scope       = local.lake_storage_id
      role        = local.roles.azure_ai_enterprise_network_connection_approver
      description = "Makes an outbound rule to this resource, for which it approves the private endpoint (Contributor there includes that). [DEP-06]"
      condition   = null
    }
    reader_on_lake_storage = {
      scope       = local.lake_storage_id
      role        = local.roles.reader
      description = "Reads this resource, which exists already. [DEP-14]"
      condition   = null
    }
    private_dns_zone_contributor_on_blob_zone = {
      scope       = local.blob_zone_id
      role        = local.roles.private_dns_zone_contributor
      description = "Registers private endpoints in this zone. [DEP-13]"
      condition   = null
    }
    private_dns_zone_contributor_on_file_zone = {
      scope       = local.file_zone_id
      role        = local.roles.private_dns_zone_contributor
      description = "Registers private endpoints in this zone. [DEP-13]"
      condition   = null
    }
    private_dns_zone_contributor_on_queue_zone = {
      scope       = local.queue_zone_id
      role        = local.roles.private_dns_zone_contributor
      description = "Registers private endpoints in this zone. [DEP-13]"
      condition   = null
    }
    private_dns_zone_contributor_on_table_zone = {
      scope       = local.table_zone_id
      role        = local.roles.private_dns_zone_contributor
      description = "Registers private endpoints in this zone. [DEP-13]"
      condition   = null
    }
    private_dns_zone_contributor_on_vaultcore_zone = {
      scope       = local.vaultcore_zone_id
      role        = local.roles.private_dns_zone_contributor
      description = "Registers private endpoints in this zone. [DEP-13]"
      condition   = null
    }
    private_dns_zone_contributor_on_azurecr_zone = {
      scope       = local.azurecr_zone_id
      role        = local.roles.private_dns_zone_contributor
      description = "Registers private endpoints in this zone. [DEP-13]"
      condition   = null
    }
    private_dns_zone_contributor_on_api_zone = {
      scope       = local.api_zone_id
      role        = local.roles.private_dns_zone_contributor
      description = "Registers private endpoints in this zone. [DEP-13]"
      condition   = null
    }
    private_dns_zone_contributor_on_notebooks_zone = {
      scope       = local.notebooks_zone_id
      role        = local.roles.private_dns_zone_contributor
      description = "Registers private endpoints in this zone. [DEP-13]"
      condition   = null
    }
  }

  name = uuidv5(
    local.arm_guid_namespace,
    "${lower(each.value.scope)}-99999999-9999-9999-9999-999999999999-${each.value.role}"
  )
  scope              = each.value.scope
  role_definition_id = "/subscriptions/${split("/", each.value.scope)[2]}/providers/Microsoft.Authorization/roleDefinitions/${each.value.role}"
  principal_id       = "99999999-9999-9999-9999-999999999999"
  principal_type     = "ServicePrincipal"
  description        = each.value.description
  condition          = each.value.condition
  condition_version  = each.value.condition == null ? null : "2.0"
}
