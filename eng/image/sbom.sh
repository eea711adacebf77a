#!/usr/bin/env bash
# sbom.sh: what the image holds, as SPDX 2.3 JSON: NuGet packages of the restored project, Debian packages of this machine.
set -euo pipefail
cd "$(dirname "$0")/../.."
assets=artifacts/obj/Gyrfalcon/project.assets.json
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
created=$(date -u -d "@${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}" +%FT%TZ)
nuget=$(jq -r '.packageFolders | keys[0]' "$assets")

# row NAME VERSION LICENCE PURL LINK, tab-separated.
row() { printf '%s\t%s\t%s\t%s\t%s\n' "$@"; }

packages() {
    # Those without a file for run time are parts of the compiler.
    jq -r '.targets["net10.0/linux-x64"] | to_entries[] | select(.value.type == "package" and .value.runtime) | .key' "$assets" | while IFS=/ read -r name number; do
        licence=$(sed -nE 's:.*<license type="expression">(.*)</license>.*:\1:p' "$nuget${name,,}/$number/${name,,}.nuspec")
        row "$name" "$number" "${licence:-NOASSERTION}" "pkg:nuget/$name@$number" STATIC_LINK
    done
    runtime=$(jq -r '.project.frameworks["net10.0"].downloadDependencies[] | select(.name == "Microsoft.NETCore.App.Runtime.NativeAOT.linux-x64").version | ltrimstr("[") | split(",")[0]' "$assets")
    row '.NET runtime (NativeAOT)' "$runtime" MIT "pkg:nuget/Microsoft.NETCore.App.Runtime.NativeAOT.linux-x64@$runtime" STATIC_LINK
    debian libbpf libbpf-dev BSD-2-Clause STATIC_LINK
    debian libelf libelf-dev LGPL-3.0-or-later STATIC_LINK
    debian zlib zlib1g-dev Zlib STATIC_LINK
    debian glibc libc6 LGPL-2.1-or-later CONTAINS
    debian OpenSSL libssl3 Apache-2.0 CONTAINS
    debian ca-certificates ca-certificates MPL-2.0 CONTAINS
}

# debian NAME PACKAGE LICENCE LINK
debian() {
    local number
    number=$(dpkg-query -W -f='${Version}' "$2")
    row "$1" "$number" "$3" "pkg:deb/debian/$2@$number?arch=amd64" "$4"
}

packages | jq -Rn --arg version "$version" --arg created "$created" '
    def id: "SPDXRef-" + gsub("[^A-Za-z0-9.]+"; "-");
    [inputs | split("\t") | {name: .[0], version: .[1], licence: .[2], purl: .[3], link: .[4]}] as $parts
    | {
        spdxVersion: "SPDX-2.3", dataLicense: "CC0-1.0", SPDXID: "SPDXRef-DOCUMENT", name: "gyrfalcon-\($version)",
        documentNamespace: "https://gyrfalcon.invalid/spdx/\($version)/\($created)",
        creationInfo: {created: $created, creators: ["Tool: eng/image/sbom.sh"]},
        packages: ([{name: "gyrfalcon", SPDXID: "SPDXRef-gyrfalcon", versionInfo: $version, downloadLocation: "NOASSERTION", filesAnalyzed: false,
                licenseConcluded: "Apache-2.0 AND (GPL-2.0-only OR MIT)", licenseDeclared: "Apache-2.0 AND (GPL-2.0-only OR MIT)", copyrightText: "NOASSERTION"}]
            + [$parts[] | {name, SPDXID: (.name | id), versionInfo: .version, downloadLocation: "NOASSERTION", filesAnalyzed: false,
                licenseConcluded: .licence, licenseDeclared: .licence, copyrightText: "NOASSERTION",
                externalRefs: [{referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: .purl}]}]),
        relationships: ([{spdxElementId: "SPDXRef-DOCUMENT", relationshipType: "DESCRIBES", relatedSpdxElement: "SPDXRef-gyrfalcon"}]
            + [$parts[] | {spdxElementId: "SPDXRef-gyrfalcon", relationshipType: .link, relatedSpdxElement: (.name | id)}])
    }'
