#!/usr/bin/env bash
# image.sh OUT.tar NAME:TAG COMMAND-JSON: an image of busybox alone, in the form that docker, podman and containerd load. No registry.
set -euo pipefail
out=$1 name=$2 command=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root"/{bin,etc,tmp,proc,sys,dev,root}
install -m755 "$(command -v busybox)" "$root/bin/busybox"
for applet in sh cat sleep id true echo ls; do ln -s busybox "$root/bin/$applet"; done
printf 'root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/:/bin/sh\n' > "$root/etc/passwd"
printf 'root:x:0:\napp:x:1000:\n' > "$root/etc/group"
printf 'root:*:19000:0:99999:7:::\n' > "$root/etc/shadow"
tar --sort=name --mtime=@0 --numeric-owner --owner=0 --group=0 -C "$root" -cf "$work/layer.tar" .
layer=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
jq -nc --arg layer "sha256:$layer" --argjson command "$command" '{architecture: "amd64", os: "linux", created: "1970-01-01T00:00:00Z",
    config: {Env: ["PATH=/bin"], Cmd: $command, Labels: {team: "birds"}}, rootfs: {type: "layers", diff_ids: [$layer]}}' > "$work/config.json"
config=$(sha256sum "$work/config.json" | cut -d' ' -f1)
mkdir "$work/$layer"
mv "$work/layer.tar" "$work/$layer/layer.tar"
mv "$work/config.json" "$work/$config.json"
jq -nc --arg config "$config.json" --arg name "$name" --arg layer "$layer/layer.tar" '[{Config: $config, RepoTags: [$name], Layers: [$layer]}]' > "$work/manifest.json"
tar -C "$work" -cf "$out" manifest.json "$config.json" "$layer/layer.tar"
