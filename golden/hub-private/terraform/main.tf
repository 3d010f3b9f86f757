# Made by amlgen from blueprint harbor. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}
