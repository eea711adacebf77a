#!/usr/bin/env bash
# Prints the paths of the stock rules files, a line each, in the order in which they load: the others use macros of zero-trust.yaml.
set -euo pipefail
cd "$(dirname "$0")/../rules"
echo "$PWD/zero-trust.yaml"
for file in *.yaml; do
    [[ $file == *.tests.yaml || $file == zero-trust.yaml ]] || echo "$PWD/$file"
done
