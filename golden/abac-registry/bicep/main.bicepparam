// Made by amlgen from blueprint forge. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
