// Made by amlgen from blueprint survey. Edit the blueprint, not this file.
using './main.bicep'

param location = 'swedencentral'
