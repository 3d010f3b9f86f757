// Made by amlgen from blueprint vision. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
