# Made by amlgen from blueprint concierge. Edit the blueprint, not this file.

resource "azurerm_user_assigned_identity" "assistant" {
  name                = "id-concierge-assistant"
  resource_group_name = var.resource_group_name
  location            = var.location
}
