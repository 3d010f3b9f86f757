# Made by amlgen from blueprint catalog. Edit the blueprint, not this file.

resource "azurerm_machine_learning_compute_cluster" "cpu" {
  name                          = "cpu"
  machine_learning_workspace_id = azurerm_machine_learning_workspace.main.id
  location                      = var.location
  vm_size                       = "Standard_DS3_v2"
  vm_priority                   = "Dedicated"
  local_auth_enabled            = false
  ssh_public_access_enabled     = false
  node_public_ip_enabled        = true

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.training.id]
  }

  scale_settings {
    min_node_count                       = 0
    max_node_count                       = 4
    scale_down_nodes_after_idle_duration = "PT120S"
  }

  depends_on = [azurerm_role_assignment.training, azurerm_role_assignment.workspace_after_workspace]
}
