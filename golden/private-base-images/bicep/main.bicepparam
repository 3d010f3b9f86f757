// Made by amlgen from blueprint imaging. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
