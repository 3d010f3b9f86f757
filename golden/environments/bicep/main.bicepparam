// Made by amlgen from blueprint renew. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
