#!/usr/bin/env bash
# The long tests of silence: an idle minute, a build of this repository, three services with their life in containers.
set -uo pipefail
cd "$(dirname "$0")/.."

dotnet build tests/Live.Tests -v quiet -nologo || exit 1
artifacts/bin/Gyrfalcon.Live.Tests/debug/Gyrfalcon.Live.Tests -noColor -trait Category=Long
