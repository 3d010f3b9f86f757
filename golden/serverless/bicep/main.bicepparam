// Made by amlgen from blueprint adhoc. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
