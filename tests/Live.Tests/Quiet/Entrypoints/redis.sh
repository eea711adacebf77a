#!/bin/sh
# Gives the data to the service's user and becomes that user, as redis's image does.
set -e

if [ "$(id -u)" = 0 ]; then
    find /var/lib/redis \! -user redis -exec chown redis '{}' +
    exec setpriv --reuid=redis --regid=redis --init-groups "$0" "$@"
fi
umask 0077
exec "$@"
