// Made by amlgen from blueprint features. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
