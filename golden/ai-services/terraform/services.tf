# Made by amlgen from blueprint assistant. Edit the blueprint, not this file.

data "azapi_resource" "ais_assistant_ai_services" {
  type        = "Microsoft.CognitiveServices/accounts@2025-06-01"
  resource_id = local.ais_assistant_ai_services_id

  response_export_values = ["properties.endpoint"]
}

data "azapi_resource" "oai_assistant_ai_services" {
  type        = "Microsoft.CognitiveServices/accounts@2025-06-01"
  resource_id = local.oai_assistant_ai_services_id

  response_export_values = ["properties.endpoint"]
}

data "azapi_resource" "ais_assistant_ai_services_settings" {
  type        = "Microsoft.CognitiveServices/accounts@2025-06-01"
  resource_id = local.ais_assistant_ai_services_id

  response_export_values = ["properties.customSubDomainName", "properties.disableLocalAuth"]
}

check "ais_assistant_ai_services_settings" {
  assert {
    condition     = try(data.azapi_resource.ais_assistant_ai_services_settings.output.properties.disableLocalAuth == true, false)
    error_message = "Keys of this AI services account are on. Switch them off: az resource update --set properties.disableLocalAuth=true --ids ${local.ais_assistant_ai_services_id}"
  }
  assert {
    condition     = try(length(data.azapi_resource.ais_assistant_ai_services_settings.output.properties.customSubDomainName) > 0, false)
    error_message = "This AI services account has no custom subdomain, so it takes no token of Microsoft Entra ID. Look: az resource show --query properties.customSubDomainName --ids ${local.ais_assistant_ai_services_id}"
  }
}

data "azapi_resource" "srch_assistant_search_settings" {
  type        = "Microsoft.Search/searchServices@2025-05-01"
  resource_id = local.srch_assistant_search_id

  response_export_values = ["properties.authOptions", "properties.disableLocalAuth"]
}

check "srch_assistant_search_settings" {
  assert {
    condition     = try(data.azapi_resource.srch_assistant_search_settings.output.properties.disableLocalAuth == true, false) || try(data.azapi_resource.srch_assistant_search_settings.output.properties.authOptions.aadOrApiKey != null, false)
    error_message = "This search service takes keys alone, so every role on it is without effect. Let it take tokens alone: az resource update --set properties.disableLocalAuth=true --ids ${local.srch_assistant_search_id}"
  }
}

data "azapi_resource" "oai_assistant_ai_services_settings" {
  type        = "Microsoft.CognitiveServices/accounts@2025-06-01"
  resource_id = local.oai_assistant_ai_services_id

  response_export_values = ["properties.customSubDomainName", "properties.disableLocalAuth"]
}

check "oai_assistant_ai_services_settings" {
  assert {
    condition     = try(data.azapi_resource.oai_assistant_ai_services_settings.output.properties.disableLocalAuth == true, false)
    error_message = "Keys of this AI services account are on. Switch them off: az resource update --set properties.disableLocalAuth=true --ids ${local.oai_assistant_ai_services_id}"
  }
  assert {
    condition     = try(length(data.azapi_resource.oai_assistant_ai_services_settings.output.properties.customSubDomainName) > 0, false)
    error_message = "This AI services account has no custom subdomain, so it takes no token of Microsoft Entra ID. Look: az resource show --query properties.customSubDomainName --ids ${local.oai_assistant_ai_services_id}"
  }
}
