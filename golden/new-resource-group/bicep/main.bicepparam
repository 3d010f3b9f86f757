// Made by amlgen from blueprint fresh. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
