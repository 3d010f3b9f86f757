# Made by amlgen from blueprint ai-hub. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}
