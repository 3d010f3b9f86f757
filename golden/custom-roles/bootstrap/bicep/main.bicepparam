// Made by amlgen from blueprint triage. Edit the blueprint, not this file.
using './main.bicep'
