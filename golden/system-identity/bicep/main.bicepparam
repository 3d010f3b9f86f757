// Made by amlgen from blueprint ledger. Edit the blueprint, not this file.
using './main.bicep'

param location = 'northeurope'
