#!/usr/bin/env bash
# What would make Azure what the blueprint demo says, as `amlgen audit` sees it. Nothing of it was run.
# Read every line before you run it, and take out what is meant to be as it is.
set -euo pipefail

# What no command is printed for.
# identity `workspace`, 8 grants: the exports tell several object ids: b1b1b1b1-0000-4000-8000-000000000003, b1b1b1b1-0000-4000-8000-000000000009
# deployer, 2 grants: the blueprint does not name them
