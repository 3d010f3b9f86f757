# Made by amlgen from blueprint assistant. Edit the blueprint, not this file.

data "azapi_resource" "registry_keys" {
  type        = "Microsoft.ContainerRegistry/registries@2025-11-01"
  resource_id = local.registry_id

  response_export_values = ["properties.adminUserEnabled"]
}

check "registry_keys" {
  assert {
    condition     = !try(data.azapi_resource.registry_keys.output.properties.adminUserEnabled, true)
    error_message = "The admin user of this registry is on. Switch it off: az acr update --admin-enabled false --name crsharedhub"
  }
}
