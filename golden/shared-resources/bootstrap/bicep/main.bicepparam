// Made by amlgen from blueprint pricing. Edit the blueprint, not this file.
using './main.bicep'
