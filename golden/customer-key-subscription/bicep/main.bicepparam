// Made by amlgen from blueprint vaulted. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
