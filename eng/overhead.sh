#!/usr/bin/env bash
# What the agent costs its neighbours: container starts and a build, in turn with and without it, and what it takes itself.
# Figures of one run, to be read as ratios. overhead.sh GYR [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."
gyr=$1 rounds=${2:-5}
starts=20  # of containers, a round
work=$(mktemp -d)
agent=''
stop() { [[ -z $agent ]] || { kill -TERM "$agent" 2> /dev/null || true; wait "$agent" 2> /dev/null || true; agent=''; }; }
trap 'stop; rm -rf "$work"' EXIT

rules=()
while read -r file; do rules+=(-r "$file"); done < <(eng/stock-rules.sh)

mkdir -p "$work"/rootfs/{bin,proc}
install -m755 /bin/busybox "$work/rootfs/bin/true"
cat > "$work/config.json" <<'JSON'
{ "ociVersion": "1.0.2", "root": { "path": "rootfs" },
  "process": { "user": { "uid": 0, "gid": 0 }, "cwd": "/", "args": ["/bin/true"] },
  "mounts": [{ "destination": "/proc", "type": "proc", "source": "proc" }],
  "linux": { "namespaces": [{ "type": "pid" }, { "type": "mount" }, { "type": "ipc" }, { "type": "uts" }, { "type": "network" }] } }
JSON

now() { date +%s%N; }

# Milliseconds of one container, from the start of runc to its end.
containers() {
    local i begin
    for ((i = 0; i < starts; i++)); do
        begin=$(now)
        runc run --bundle "$work" "overhead-$$-$i" < /dev/null
        echo $((($(now) - begin) / 1000000))
    done
}

# Milliseconds of a build of the probe: preprocessor, compiler, thousands of opens.
build() {
    local begin
    begin=$(now)
    for _ in 1 2 3; do make -s -B -C probe OUT="$work/probe" > /dev/null; done
    echo $((($(now) - begin) / 1000000))
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

for ((round = 0; round < rounds; round++)); do
    containers >> "$work/without.start"
    build >> "$work/without.build"
    "$gyr" -c /dev/null "${rules[@]}" -o rule_matching=all -o webserver.enabled=false -o json_output=true > "$work/alerts" 2> "$work/log" &
    agent=$!
    until grep -q 'detection is running' "$work/log"; do sleep 0.1; done
    containers >> "$work/with.start"
    build >> "$work/with.build"
    awk -v ticks="$(getconf CLK_TCK)" '{ print ($14 + $15) * 1000 / ticks }' "/proc/$agent/stat" >> "$work/cpu"
    awk '/^VmRSS/ { print $2 }' "/proc/$agent/status" >> "$work/rss"
    ps -o etimes= -p "$agent" >> "$work/seconds"
    stop
done

for what in start build; do
    a=$(median "$work/without.$what") b=$(median "$work/with.$what")
    echo "$what: median $a ms without the agent, $b ms with it: $((b - a)) ms, $(awk -v a="$a" -v b="$b" 'BEGIN { printf "%+.1f %%", (b - a) * 100 / a }')"
done
paste "$work/cpu" "$work/seconds" | awk '{ cpu += $1; seconds += $2 } END { printf "agent: %.0f m of CPU while it ran, its start included\n", cpu / seconds }'
echo "agent: $(median "$work/rss") KiB resident"
