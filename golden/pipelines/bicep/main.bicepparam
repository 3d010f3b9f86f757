// Made by amlgen from blueprint delivery. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
