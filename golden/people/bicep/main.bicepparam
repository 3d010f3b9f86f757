// Made by amlgen from blueprint people. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
