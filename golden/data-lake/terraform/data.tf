# Made by amlgen from blueprint survey. Edit the blueprint, not this file.

resource "azurerm_machine_learning_datastore_datalake_gen2" "forms" {
  name                  = "forms"
  workspace_id          = azurerm_machine_learning_workspace.main.id
  storage_container_id  = azurerm_storage_container.forms.id
  service_data_identity = "WorkspaceUserAssignedIdentity"
}

resource "azurerm_machine_learning_datastore_datalake_gen2" "answers" {
  name                  = "answers"
  workspace_id          = azurerm_machine_learning_workspace.main.id
  storage_container_id  = azurerm_storage_container.answers.id
  description           = "What people answered"
  service_data_identity = "None"
}
