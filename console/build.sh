#!/usr/bin/env bash
# Builds the console into target/classes/console, unless that is newer than every source.
set -euo pipefail
cd "$(dirname "$0")"
out=target/classes/console/index.html

if [ -f "$out" ] && [ -z "$(find src graphiql public ./*.html ./*.json ./*.ts build.sh -newer "$out" -print -quit)" ]; then
  exit 0
fi
if ! command -v npm >/dev/null; then
  echo "The web console needs Node.js 20 or newer to build: install it and run this again." >&2
  exit 1
fi
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
fi
npm run --silent build -- --logLevel=warn
touch "$out"
