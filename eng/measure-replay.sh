#!/usr/bin/env bash
# measure-replay.sh BINARY: how fast a plain capture of 200 MB is replayed and summed up, and the most memory that takes.
# Figures, not tests: the budget is 150 MB. The reference's rules where they are beside the project, else ours.
set -euo pipefail
cd "$(dirname "$0")/.."
gyr=$(realpath "${1:-artifacts/gyr}")
[[ -d ../shared ]] && export GYR_SHARED=${GYR_SHARED:-$(realpath ../shared)}
capture=artifacts/long.scap
log=$(mktemp)
trap 'rm -f "$log" "$capture"' EXIT
dotnet run --project benchmarks/Benchmarks -c Release -v quiet -- make-capture "$capture" 200

if [[ -d ${GYR_SHARED:-}/golden/rules/upstream ]]; then
    rules=(-r "$GYR_SHARED/golden/rules/upstream")
else
    rules=(-r rules/zero-trust.yaml)
fi

# Runs the binary and says the most memory that it held.
measure() {
    local peak=0 now pid
    "$gyr" "$@" > /dev/null 2> "$log" &
    pid=$!
    while now=$(awk '/^VmHWM:/ { print $2 }' "/proc/$pid/status" 2>/dev/null) && [[ -n $now ]]; do
        peak=$now
        sleep 0.02
    done
    wait "$pid" || { cat "$log"; exit 1; }
    sed -nE 's/.*: (.*events in .*)/\1/p' "$log"
    awk -v peak="$peak" -v what="gyr $1" 'BEGIN { printf "%s: peak RSS %.1f MB\n", what, peak / 1024 }'
}

measure replay "$capture" "${rules[@]}"
measure events "$capture" --summary
