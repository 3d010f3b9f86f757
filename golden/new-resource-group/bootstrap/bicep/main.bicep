// Made by amlgen from blueprint fresh. Edit the blueprint, not this file.

targetScope = 'subscription'

// Role assignments

module roleAssignments 'modules/role-assignments.bicep' = {}
