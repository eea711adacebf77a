#!/usr/bin/env bash
# Makes a new database cluster, fills it through a server that is not yet reachable, then serves, as PostgreSQL's image does.
set -Eeo pipefail
export PGDATA=/var/lib/postgresql/data PATH=/usr/lib/postgresql/15/bin:$PATH

if [[ $(id -u) = 0 ]]; then
    mkdir -p "$PGDATA" /var/run/postgresql
    chmod 0700 "$PGDATA"
    find "$PGDATA" \! -user postgres -exec chown postgres '{}' +
    chown postgres:postgres "$PGDATA" /var/run/postgresql
    exec setpriv --reuid=postgres --regid=postgres --init-groups bash "$0" "$@"
fi

if [[ ! -s $PGDATA/PG_VERSION ]]; then
    initdb --username=postgres --auth=trust --no-sync --locale=C
    echo 'host all all all trust' >> "$PGDATA/pg_hba.conf"
    pg_ctl -D "$PGDATA" -o "-c listen_addresses='' -p 5432" -w start
    psql -v ON_ERROR_STOP=1 --no-psqlrc -U postgres -d postgres <<<'CREATE TABLE visit (id serial PRIMARY KEY, at timestamptz DEFAULT now());'
    pg_ctl -D "$PGDATA" -m fast -w stop
fi
exec "$@"
