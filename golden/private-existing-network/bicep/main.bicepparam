// Made by amlgen from blueprint atoll. Edit the blueprint, not this file.
using './main.bicep'

param location = 'northeurope'
