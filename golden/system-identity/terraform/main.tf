# Made by amlgen from blueprint ledger. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}
