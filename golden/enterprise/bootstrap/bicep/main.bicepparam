// Made by amlgen from blueprint fraud. Edit the blueprint, not this file.
using './main.bicep'
