# Made by amlgen from blueprint tenant. Edit the blueprint, not this file.

resource "azurerm_machine_learning_datastore_datalake_gen2" "sales" {
  name                  = "sales"
  workspace_id          = azurerm_machine_learning_workspace.main.id
  storage_container_id  = local.sales_container_id
  service_data_identity = "None"
}
