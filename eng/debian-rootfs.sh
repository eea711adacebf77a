#!/usr/bin/env bash
# debian-rootfs.sh DIR: a Debian root file system with nginx, redis and PostgreSQL for the quiet tests, built once.
set -euo pipefail
dir=$(realpath -m "${1:?usage: debian-rootfs.sh DIR}")
[[ -e $dir/.complete ]] && exit 0

mirror=$(awk '/^URIs:/ { print $2; exit } /^deb / { print $2; exit }' /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null)
rm -rf "$dir"
mkdir -p "$dir"
debootstrap --variant=minbase --include=nginx-light,redis-server,postgresql,curl bookworm "$dir" "${mirror:-http://deb.debian.org/debian}"
rm -rf "$dir"/var/cache/apt/archives/*.deb "$dir"/var/lib/apt/lists/*
touch "$dir/.complete"
