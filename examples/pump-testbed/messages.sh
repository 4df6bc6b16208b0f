#!/usr/bin/env bash
# messages.sh RECORDING: one telemetry message for each row of a recording, on standard output.
# A column's name, in lower case with dashes, names the feature. Times are taken as UTC.
set -euo pipefail

tr -d '\r' < "$1" | awk -F ';' '
  NR == 1 {
    for (i = 2; i <= NF; i++) { name[i] = tolower($i); gsub(/[^a-z0-9]+/, "-", name[i]) }
    next
  }
  {
    split($1, time, " ")
    printf "{\"ts\":\"%sT%sZ\",\"values\":{", time[1], time[2]
    for (i = 2; i <= NF; i++) printf "%s\"%s\":%s", (i > 2 ? "," : ""), name[i], $i
    print "}}"
  }'
