#!/usr/bin/env bash
# report.sh URL AUTH-HEADER THING COUNT: reports COUNT readings of a made-up meter, i·i mod 97 watts.
set -euo pipefail
url=$1 auth=$2 thing=$3 count=$4

for ((i = 0; i < count; i++)); do
  curl -sf -X PUT -H "$auth" -H 'Content-Type: application/json' \
    "$url/api/2/things/$thing/features/power/properties/value" -d $((i * i % 97))
done
echo "$thing: $count readings acknowledged"
