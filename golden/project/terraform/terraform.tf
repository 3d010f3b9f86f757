# Made by amlgen from blueprint concierge. Edit the blueprint, not this file.

terraform {
  required_version = ">= 1.11, < 2.0"

  required_providers {
    azapi = {
      source  = "azure/azapi"
      version = "~> 2.12"
    }
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 5.2"
    }
  }
}
