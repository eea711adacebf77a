#!/usr/bin/env bash
# Installs what a bare Debian 12 with the .NET 10 SDK lacks. Does nothing, and needs no root, when all is there.
set -euo pipefail

build=(clang-19 llvm-19 libbpf-dev libelf-dev zlib1g-dev gcc libc6-dev)
containers=(runc busybox-static iproute2 debootstrap)
runtimes=(containerd docker.io podman conmon containernetworking-plugins iptables jq)  # what tests of container metadata ask
monitoring=(prometheus)  # scrapes the agent in a test; promtool is part of it
image=(ca-certificates libssl3)  # what goes into the image beside the binary
readers=(sysdig)  # reads the captures that tests write; 2 MB without what it recommends
receivers=(rsyslog)  # what alerts are sent to
packed=(unzip)  # opens what eng/tools.sh fetches

missing=()
for package in "${build[@]}" "${containers[@]}" "${runtimes[@]}" "${monitoring[@]}" "${image[@]}" "${readers[@]}" "${receivers[@]}" "${packed[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[[ ${#missing[@]} -eq 0 ]] && exit 0

if [[ $(id -u) -ne 0 ]]; then
    echo "missing packages; run: sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
    exit 1
fi
echo "installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get -o DPkg::Lock::Timeout=500 update -qq
apt-get -o DPkg::Lock::Timeout=500 install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
