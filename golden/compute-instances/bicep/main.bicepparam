// Made by amlgen from blueprint studio. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
