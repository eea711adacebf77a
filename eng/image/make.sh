#!/usr/bin/env bash
# make.sh GYR OUT.tar: the image as an OCI archive, which `docker load` reads too. Pulls nothing: what the binary needs besides itself
# comes from the packages of this machine, so that it runs with the C library that it was linked against.
set -euo pipefail
cd "$(dirname "$0")/../.."
gyr=$1 out=$(realpath -m "$2")
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
name=${IMAGE:-ghcr.io/gyrfalcon/gyrfalcon:$version}
epoch=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
created=$(date -u -d "@$epoch" +%FT%TZ)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

eng/image/rootfs.sh "$gyr" "$work/root"
blobs=$work/layout/blobs/sha256
mkdir -p "$blobs"

# add FILE: makes it a blob; prints "DIGEST SIZE".
add() {
    local digest
    digest=$(sha256sum "$1" | cut -d' ' -f1)
    mv "$1" "$blobs/$digest"
    echo "$digest $(stat -c %s "$blobs/$digest")"
}

tar --sort=name --mtime="@$epoch" --numeric-owner --owner=0 --group=0 -C "$work/root" -cf "$work/layer.tar" .
diff=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
gzip -n "$work/layer.tar"
read -r layer layer_size <<< "$(add "$work/layer.tar.gz")"

# No entry point: the arguments of a pod begin with the path of the program, as the reference's chart has them.
jq -nc --arg created "$created" --arg version "$version" --arg diff "sha256:$diff" '{
    architecture: "amd64", os: "linux", created: $created,
    config: {
        Env: ["PATH=/usr/bin", "SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt"],
        Cmd: ["/usr/bin/gyr"],
        Labels: {"org.opencontainers.image.title": "gyrfalcon", "org.opencontainers.image.version": $version, "org.opencontainers.image.licenses": "Apache-2.0"}},
    rootfs: {type: "layers", diff_ids: [$diff]},
    history: [{created: $created, created_by: "eng/image/make.sh"}]}' > "$work/config.json"
read -r config config_size <<< "$(add "$work/config.json")"

jq -nc --arg config "sha256:$config" --argjson config_size "$config_size" --arg layer "sha256:$layer" --argjson layer_size "$layer_size" '{
    schemaVersion: 2, mediaType: "application/vnd.oci.image.manifest.v1+json",
    config: {mediaType: "application/vnd.oci.image.config.v1+json", digest: $config, size: $config_size},
    layers: [{mediaType: "application/vnd.oci.image.layer.v1.tar+gzip", digest: $layer, size: $layer_size}]}' > "$work/oci.json"
read -r manifest manifest_size <<< "$(add "$work/oci.json")"

jq -nc --arg name "$name" --arg manifest "sha256:$manifest" --argjson size "$manifest_size" '{
    schemaVersion: 2, mediaType: "application/vnd.oci.image.index.v1+json",
    manifests: [{
        mediaType: "application/vnd.oci.image.manifest.v1+json", digest: $manifest, size: $size, platform: {architecture: "amd64", os: "linux"},
        annotations: {"io.containerd.image.name": $name, "org.opencontainers.image.ref.name": ($name | split(":") | last)}}]}' > "$work/layout/index.json"
echo '{"imageLayoutVersion":"1.0.0"}' > "$work/layout/oci-layout"
# For `docker load` before version 25.
jq -nc --arg name "$name" --arg config "blobs/sha256/$config" --arg layer "blobs/sha256/$layer" \
    '[{Config: $config, RepoTags: [$name], Layers: [$layer]}]' > "$work/layout/manifest.json"

mkdir -p "$(dirname "$out")"
tar --sort=name --mtime="@$epoch" --numeric-owner --owner=0 --group=0 -C "$work/layout" -cf "$out" blobs index.json manifest.json oci-layout
cp "$work/root/usr/share/doc/gyrfalcon/sbom.spdx.json" "${out%.tar}.spdx.json"
echo "$out: $name, $(stat -c %s "$out") bytes, manifest sha256:$manifest"
