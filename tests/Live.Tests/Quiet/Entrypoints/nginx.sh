#!/bin/sh
# Prepares the image's own configuration as nginx's image does: hooks in order, one of which edits a file below /etc.
set -eu

mkdir -p /docker-entrypoint.d
cat > /docker-entrypoint.d/10-listen-on-ipv6.sh <<'HOOK'
#!/bin/sh
grep -q 'listen \[::\]:80' /etc/nginx/sites-available/default || exit 0
sed -i 's/listen \[::\]:80 default_server;/# &/' /etc/nginx/sites-available/default
HOOK
cat > /docker-entrypoint.d/30-tune-workers.sh <<'HOOK'
#!/bin/sh
ncpu=$(getconf _NPROCESSORS_ONLN)
echo "$ncpu workers" > /tmp/workers
HOOK
chmod +x /docker-entrypoint.d/*.sh

find /docker-entrypoint.d -follow -type f -print | sort -V | while read -r hook; do
    echo "$0: launching $hook"
    "$hook"
done
exec "$@"
