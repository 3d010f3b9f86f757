// Made by amlgen from blueprint demo. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
