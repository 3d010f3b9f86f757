// Made by amlgen from blueprint vault7. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
