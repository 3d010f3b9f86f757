// Made by amlgen from blueprint edge. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
