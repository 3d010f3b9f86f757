# Made by amlgen from blueprint adhoc. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "jobs" {
  name                = "id-adhoc-jobs"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "spark" {
  name                = "id-adhoc-spark"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "monitor" {
  name                = "id-adhoc-monitor"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "flows" {
  name                = "id-adhoc-flows"
  resource_group_name = var.resource_group_name
  location            = var.location
}
