# Made by amlgen from blueprint fresh. Edit the blueprint, not this file.

locals {
  # Namespace of guid() in ARM templates and Bicep: the same names come out of all three languages
  arm_guid_namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830"

  # Built-in roles: the same ids in every tenant
  roles = {
    contributor                             = "b24988ac-6180-42a0-ab88-20f7382dd24c"
    role_based_access_control_administrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168"
  }
}
