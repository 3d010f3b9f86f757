// Made by amlgen from blueprint shared. Edit the blueprint, not this file.
using './main.bicep'

param location = 'westeurope'

param owner = any(readEnvironmentVariable('owner', ''))

param cost_center = '4711'

param scientists = any(readEnvironmentVariable('scientists', ''))

param most_nodes = 4

param node_size = 'Standard_DS3_v2'

param log_days = 30

param purpose = 'Models of \${team}'
