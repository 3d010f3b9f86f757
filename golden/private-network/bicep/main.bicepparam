// Made by amlgen from blueprint fjord. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
