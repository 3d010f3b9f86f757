// Made by amlgen from blueprint tenant. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
