// Made by amlgen from blueprint assistant. Edit the blueprint, not this file.
using './main.bicep'

param location = 'swedencentral'
