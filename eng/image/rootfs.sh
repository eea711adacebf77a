#!/usr/bin/env bash
# rootfs.sh GYR DIR: the files of the image: the binary, the libraries that it loads, certificates, rules, licences. No shell.
set -euo pipefail
umask 022
cd "$(dirname "$0")/../.."
gyr=$1 root=$2
libraries=/lib/x86_64-linux-gnu

mkdir -p "$root"/{etc/falco/{config.d,rules.d},etc/ssl/certs,lib/x86_64-linux-gnu,lib64,proc,sys,dev,root,run,tmp,usr/bin,usr/lib/ssl,usr/share/doc/gyrfalcon,var/lib/gyrfalcon}
chmod 1777 "$root/tmp"

install -m755 "$gyr" "$root/usr/bin/gyr"
ln -s gyr "$root/usr/bin/falco"  # the program's name in charts, units and scripts of the reference

# libssl is loaded when first needed: TLS, and the hashes of rules files. Names are resolved by libc itself since glibc 2.34.
mapfile -t needed < <({ ldd "$gyr"; ldd "$libraries/libssl.so.3"; echo "x => $libraries/libssl.so.3"; } | sed -nE 's:.*=> (/[^ ]+).*:\1:p' | sort -u)
install -m644 "${needed[@]}" "$root$libraries"
install -m755 /lib64/ld-linux-x86-64.so.2 "$root/lib64"

# Mozilla's alone: /etc/ssl/certs of a build machine may hold what its owner added.
cat /usr/share/ca-certificates/mozilla/*.crt > "$root/etc/ssl/certs/ca-certificates.crt"
ln -s /etc/ssl/certs/ca-certificates.crt "$root/usr/lib/ssl/cert.pem"
ln -s /etc/ssl/certs "$root/usr/lib/ssl/certs"

echo 'root:x:0:0:root:/root:/sbin/nologin' > "$root/etc/passwd"
echo 'root:x:0:' > "$root/etc/group"
echo 'hosts: files dns' > "$root/etc/nsswitch.conf"

install -m644 eng/image/falco.yaml "$root/etc/falco/falco.yaml"
# One file, as charts and documents of the reference name it.
eng/stock-rules.sh | xargs -d '\n' cat > "$root/etc/falco/falco_rules.yaml"

doc=$root/usr/share/doc
cp -r LICENSE LICENSES THIRD-PARTY-NOTICES.md "$doc/gyrfalcon"
for package in libc6 libssl3 ca-certificates; do
    install -D -m644 "/usr/share/doc/$package/copyright" "$doc/$package/copyright"
done
install -D -m644 -t "$root/usr/share/common-licenses" /usr/share/common-licenses/{Apache-2.0,GPL-2,LGPL-2.1,MPL-2.0}
eng/image/sbom.sh > "$doc/gyrfalcon/sbom.spdx.json"
