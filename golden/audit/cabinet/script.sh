#!/usr/bin/env bash
# What would make Azure what the blueprint cabinet says, as `amlgen audit` sees it. Nothing of it was run.
# Read every line before you run it, and take out what is meant to be as it is.
set -euo pipefail

# Grants that are missing. Deploying again makes those of the templates, too.
# group `keepers` lacks access policy for secrets: get, list, set, delete, recover, backup, restore on key vault `partner`
# no command: it is an entry of access policies; deploy again, which writes it
# group `readers` lacks access policy for secrets: get on key vault `partner`
# no command: it is an entry of access policies; deploy again, which writes it

# Grants that the blueprint does not derive. They may be meant: take the `#` away before what has to go.
# group `keepers` has access policy for secrets: purge; keys: all on key vault `partner`, which is not derived
# no command: it is in an entry of access policies, which `az keyvault set-policy` changes and `delete-policy` removes
# principal 7a7a7a7a-1111-4222-8333-444455556666 has access policy for secrets: get, list; certificates: import on key vault `partner`, which is not derived
# no command: it is in an entry of access policies, which `az keyvault set-policy` changes and `delete-policy` removes

# What no command is printed for.
# custom role `Job watcher` is not defined as the blueprint says
# deployer, 2 grants: the blueprint does not name them
# switches of what no export shows: Log Analytics workspace, Application Insights, container registry, storage account `default`, workspace; `az resource show --ids ID -o json` makes one
