#!/usr/bin/env bash
# Raises a few alerts of the stock rules in a real container: a shell with a terminal reads /etc/shadow and changes /etc/motd.
set -euo pipefail
cd "$(dirname "$0")/.."
eng/bootstrap.sh
[[ $(id -u) -eq 0 ]] || { echo "root is needed to start a container with runc" >&2; exit 1; }

bundle=$(mktemp -d)
id=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')
trap 'runc delete -f "$id" 2> /dev/null || true; rm -rf "$bundle"' EXIT

mkdir -p "$bundle"/rootfs/{bin,etc,proc,sys,dev,tmp}
install -m 755 /bin/busybox "$bundle/rootfs/bin/busybox"
for applet in sh cat id; do ln -s busybox "$bundle/rootfs/bin/$applet"; done
echo 'root:x:0:0:root:/root:/bin/sh' > "$bundle/rootfs/etc/passwd"
echo 'root:*:20000:0:99999:7:::' > "$bundle/rootfs/etc/shadow"

cat > "$bundle/config.json" <<JSON
{
  "ociVersion": "1.0.2",
  "root": { "path": "rootfs" },
  "process": {
    "terminal": true, "user": { "uid": 0, "gid": 0 }, "cwd": "/", "env": ["PATH=/bin"],
    "args": ["sh", "-c", "cat /etc/shadow; echo changed > /etc/motd; id"],
    "capabilities": { "bounding": ["CAP_DAC_OVERRIDE"], "effective": ["CAP_DAC_OVERRIDE"], "permitted": ["CAP_DAC_OVERRIDE"] }
  },
  "mounts": [
    { "destination": "/proc", "type": "proc", "source": "proc" },
    { "destination": "/dev", "type": "tmpfs", "source": "tmpfs", "options": ["mode=755"] },
    { "destination": "/dev/pts", "type": "devpts", "source": "devpts", "options": ["newinstance", "ptmxmode=0666", "mode=0620"] }
  ],
  "linux": {
    "cgroupsPath": "/docker/$id",
    "namespaces": [{ "type": "pid" }, { "type": "mount" }, { "type": "ipc" }, { "type": "uts" }, { "type": "network" }]
  }
}
JSON

echo "container ${id:0:12}:"
if [[ -t 0 ]]; then
    runc run --bundle "$bundle" "$id"
else
    # runc wants a terminal for a container that has one.
    script -qec "runc run --bundle '$bundle' $id" /dev/null < /dev/null
fi
