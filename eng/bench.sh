#!/usr/bin/env bash
# Figures, not tests: ns and bytes per event of each stage with ratios in one run, then start-up and memory of the binary.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet run --project benchmarks/Benchmarks -c Release -v quiet -- --artifacts artifacts/benchmarks | grep -E '^\| |^\|--|Runtime='
eng/measure-start.sh artifacts/gyr
