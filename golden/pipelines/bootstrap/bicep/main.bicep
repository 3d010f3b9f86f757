// Made by amlgen from blueprint delivery. Edit the blueprint, not this file.

targetScope = 'resourceGroup'

// Role assignments, in modules because a name may not hold a principal id that is born in the same deployment

// Role assignments
module roleAssignments 'modules/role-assignments.bicep' = {}
