#!/usr/bin/env bash
# Starts live detection with the stock rules; where that is not possible, says what is missing and replays a capture instead.
set -euo pipefail
cd "$(dirname "$0")/.."
gyr=$1
options=(-o rule_matching=all)
while read -r rules; do options+=(-r "$rules"); done < <(eng/stock-rules.sh)

if ! missing=$("$gyr" probe 2>&1); then
    echo "Live detection is not possible here:"
    sed 's/^/  /' <<< "$missing"
    echo "Replaying what a container did that eng/demo.sh started, through the same engine:"
    echo
    exec "$gyr" replay tests/fixtures/demo.scap "${options[@]}"
fi
cat <<'HELP'
To see an alert, type this in another terminal:

  eng/demo.sh

It starts a container with runc, reads /etc/shadow in it and changes a file in its /etc.
HELP
exec "$gyr" "${options[@]}"
