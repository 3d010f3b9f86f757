// Made by amlgen from blueprint sealed. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
