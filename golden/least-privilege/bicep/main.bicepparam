// Made by amlgen from blueprint narrow. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
