// Made by amlgen from blueprint forecast. Edit the blueprint, not this file.

targetScope = 'resourceGroup'

// Role assignments

module roleAssignments 'modules/role-assignments.bicep' = {}
