# Made by amlgen from blueprint assistant. Edit the blueprint, not this file.

resource "azurerm_user_assigned_identity" "assistant" {
  name                = "id-assistant-assistant"
  resource_group_name = var.resource_group_name
  location            = var.location
}
