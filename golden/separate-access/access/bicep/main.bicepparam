// Made by amlgen from blueprint atlas. Edit the blueprint, not this file.
using './main.bicep'
