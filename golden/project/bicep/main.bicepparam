// Made by amlgen from blueprint concierge. Edit the blueprint, not this file.
using './main.bicep'

param location = 'swedencentral'
