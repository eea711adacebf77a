#!/usr/bin/env bash
# Starts live detection with the stock rules, or says what is missing for it.
set -euo pipefail
cd "$(dirname "$0")/.."
gyr=$1
options=(-r rules/zero-trust.yaml -o rule_matching=all)

if ! missing=$("$gyr" probe 2>&1); then
    echo "Live detection is not possible here:"
    sed 's/^/  /' <<< "$missing"
    exit 1
fi
cat <<'HELP'
To see an alert, type this in another terminal:

  eng/demo.sh

It starts a container with runc, reads /etc/shadow in it and changes a file in its /etc.
HELP
exec "$gyr" "${options[@]}"
