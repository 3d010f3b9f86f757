// Made by amlgen from blueprint palisade. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
