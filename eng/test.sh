#!/usr/bin/env bash
# Builds everything, checks the format, runs every test project one after the other and adds up what they say.
# Tests of the trait Category=Long are left out; `make test-quiet` runs them.
set -uo pipefail
cd "$(dirname "$0")/.."

dotnet build Gyrfalcon.slnx -v quiet -nologo || exit 1
dotnet format Gyrfalcon.slnx --verify-no-changes --no-restore || { echo "run 'make format'" >&2; exit 1; }

passed=0 failed=0 skipped=0
for project in tests/*.Tests/*.csproj; do
    name=$(basename "$project" .csproj)
    log=artifacts/$name.log
    echo "== $name"
    "artifacts/bin/$name/debug/$name" -noColor -trait- Category=Long > "$log" 2>&1
    code=$?
    grep -vE '^ +(Discover|Start|Finish)|^xUnit|^===' "$log"
    # "Total: 12, Errors: 0, Failed: 1, Skipped: 2, Not Run: 0"; a runner that died printed no such line.
    counts=$(sed -nE 's/.*Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+), Not Run: ([0-9]+).*/\1 \2 \3 \4 \5/p' "$log")
    [[ -z $counts ]] && grep -q 'Total: 0$' "$log" && counts='0 0 0 0 0'
    read -r total errors bad skip unrun <<< "${counts:-1 1 0 0 0}"
    [[ -z $counts ]] && echo "$name ended with code $code and without a summary"
    failed=$((failed + bad + errors)) skipped=$((skipped + skip))
    passed=$((passed + total - bad - errors - skip - unrun))
done

echo "$passed passed, $failed failed, $skipped skipped"
[[ $failed -eq 0 ]]
