#!/usr/bin/env bash
# check.sh RECORDING URL AUTH-HEADER: compares twin, history and graph with the recording; says what differs.
set -euo pipefail
recording=$1 url=$2 auth=$3
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The graph follows some seconds after the service: until then it answers 503, which curl tries again.
get() { curl -sf --retry 60 -H "$auth" "$url$1"; }

"$here/messages.sh" "$recording" > "$work/messages"
rows=$(wc -l < "$work/messages")

# The twin: the last row.
tail -n 1 "$work/messages" | jq -S .values > "$work/twin.expected"
get /api/2/things/testbed:pump | jq -S '.features | map_values(.properties.value)' > "$work/twin.actual"
diff "$work/twin.expected" "$work/twin.actual"
echo "twin: all values are those of the last row"

# The history: for every sensor each row, with its time and value. Asking with consistent=true waits until it is there.
for feature in $(tail -n 1 "$work/messages" | jq -r '.values | keys[]'); do
  jq -r --arg f "$feature" '[.ts, (.values[$f] | tostring)] | @tsv' "$work/messages" > "$work/history.expected"
  path=/api/2/things/testbed:pump/history/features/$feature/properties/value
  get "$path?from=2000-01-01T00:00:00Z&limit=10000&consistent=true" |
    jq -r '.points[] | [.at, (.value | tostring)] | @tsv' > "$work/history.actual"
  diff "$work/history.expected" "$work/history.actual"
  echo "history: $feature has $rows rows, equal in time and value"
done

# The graph: the pump is the one part of the testbed, and the testbed is above the pump.
get "/api/2/assets/testbed:site/children?consistent=true" | jq -e '[.items[].id] == ["testbed:pump"]' > "$work/ok"
get "/api/2/assets/testbed:pump/ancestors?consistent=true" | jq -e '[.items[].id] == ["testbed:site"]' > "$work/ok"
echo "graph: the pump is a part of the testbed"
