// Made by amlgen from blueprint ai-hub. Edit the blueprint, not this file.
using './main.bicep'

param location = 'swedencentral'
