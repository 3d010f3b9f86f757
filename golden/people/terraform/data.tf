# Made by amlgen from blueprint people. Edit the blueprint, not this file.

resource "azurerm_machine_learning_datastore_datalake_gen2" "raw" {
  name                  = "raw"
  workspace_id          = azurerm_machine_learning_workspace.main.id
  storage_container_id  = azurerm_storage_container.raw.id
  service_data_identity = "None"
}

resource "azurerm_machine_learning_datastore_datalake_gen2" "labels" {
  name                  = "labels"
  workspace_id          = azurerm_machine_learning_workspace.main.id
  storage_container_id  = azurerm_storage_container.labels.id
  service_data_identity = "None"
}
