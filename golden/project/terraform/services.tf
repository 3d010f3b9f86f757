# Made by amlgen from blueprint assistant. Edit the blueprint, not this file.

data "azapi_resource" "aoai_shared_ai_services_settings" {
  type        = "Microsoft.CognitiveServices/accounts@2025-06-01"
  resource_id = local.aoai_shared_ai_services_id

  response_export_values = ["properties.customSubDomainName", "properties.disableLocalAuth"]
}

check "aoai_shared_ai_services_settings" {
  assert {
    condition     = try(data.azapi_resource.aoai_shared_ai_services_settings.output.properties.disableLocalAuth == true, false)
    error_message = "Keys of this AI services account are on. Switch them off: az resource update --set properties.disableLocalAuth=true --ids ${local.aoai_shared_ai_services_id}"
  }
  assert {
    condition     = try(length(data.azapi_resource.aoai_shared_ai_services_settings.output.properties.customSubDomainName) > 0, false)
    error_message = "This AI services account has no custom subdomain, so it takes no token of Microsoft Entra ID. Look: az resource show --query properties.customSubDomainName --ids ${local.aoai_shared_ai_services_id}"
  }
}
