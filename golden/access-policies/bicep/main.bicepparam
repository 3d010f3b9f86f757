// Made by amlgen from blueprint cabinet. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
