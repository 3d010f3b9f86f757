// Made by amlgen from blueprint answers. Edit the blueprint, not this file.
using './main.bicep'

param location = 'swedencentral'
