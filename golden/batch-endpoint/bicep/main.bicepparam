// Made by amlgen from blueprint nightly. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
