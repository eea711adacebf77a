#!/usr/bin/env bash
# Figures, not tests: ns and bytes per event of each stage with ratios in one run, then replay, start-up and memory of the binary.
set -euo pipefail
cd "$(dirname "$0")/.."
[[ -d ../shared ]] && export GYR_SHARED=${GYR_SHARED:-$(realpath ../shared)}
dotnet run --project benchmarks/Benchmarks -c Release -v quiet -- --artifacts artifacts/benchmarks --buildTimeout 900 | grep -E '^\| |^\|--|Runtime=|^// [0-9]+ rules'
eng/measure-replay.sh artifacts/gyr
eng/measure-start.sh artifacts/gyr
