// Made by amlgen from blueprint managed. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
