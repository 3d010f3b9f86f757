// Made by amlgen from blueprint approved. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
