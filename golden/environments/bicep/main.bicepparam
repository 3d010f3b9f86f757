// Made by amlgen from blueprint churn. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'
