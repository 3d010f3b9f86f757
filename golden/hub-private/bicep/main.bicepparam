// Made by amlgen from blueprint harbor. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
