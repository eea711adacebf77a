#!/usr/bin/env bash
# measure-start.sh BINARY: how long the binary takes to load its rules and to detect, and what it holds while idle.
# Figures, not tests: budgets are 300 ms, 1.5 s and 60 MB.
set -euo pipefail
cd "$(dirname "$0")/.."
gyr=$(realpath "${1:-artifacts/gyr}")
log=$(mktemp)
trap 'rm -f "$log"' EXIT
options=(-r rules/zero-trust.yaml -o rule_matching=all)

# Clock ticks of 10 ms that the process has used.
ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; }
milliseconds() { echo $(($(date +%s%N) / 1000000)); }

best=
for _ in 1 2 3 4 5; do
    start=$(milliseconds)
    "$gyr" "${options[@]}" --dry-run > "$log" 2>&1 || { cat "$log"; exit 1; }
    time=$(($(milliseconds) - start))
    [[ -z $best || $time -lt $best ]] && best=$time
done
echo "rules loaded (--dry-run): $best ms, best of 5"

if [[ $(id -u) -ne 0 ]]; then
    echo "probe attached: not measured, needs root"
    exit 0
fi
start=$(milliseconds)
"$gyr" "${options[@]}" > /dev/null 2> "$log" &
pid=$!
until grep -q 'detection is running' "$log"; do
    kill -0 "$pid" 2>/dev/null || { cat "$log"; exit 1; }
    sleep 0.005
done
time=$(($(milliseconds) - start))
used=$(ticks "$pid")
echo "detection running: $time ms after the start, ${used}0 ms of them on a CPU"
sleep 10
awk '/^(VmRSS|RssAnon|VmHWM):/ { printf "%s %.1f MB after 10 s idle\n", $1, $2 / 1024 }' "/proc/$pid/status"
echo "CPU while idle: $(($(ticks "$pid") - used))0 ms in 10 s"
kill -TERM "$pid"
wait "$pid" || true
