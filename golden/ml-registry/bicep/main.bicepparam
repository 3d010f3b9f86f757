// Made by amlgen from blueprint catalog. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
