// Made by amlgen from blueprint forecast. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
