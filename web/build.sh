#!/usr/bin/env bash
# Builds the front end into the folder named, as part of the Maven build; does nothing where nothing changed.
set -euo pipefail
cd "$(dirname "$0")"
out=$1
[ -f package.json ] || exit 0

# Fetches what package-lock.json names, unless that is here already.
lock=$(sha256sum package-lock.json | cut -d' ' -f1)
if [ "$(cat node_modules/.lock 2>/dev/null || true)" != "$lock" ]; then
    npm ci --no-audit --no-fund --loglevel=error
    echo "$lock" >node_modules/.lock
fi

now=$(find . -path ./node_modules -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)
[ "$(cat "$out/build.txt" 2>/dev/null || true)" = "$now" ] && exit 0
npm run --silent check
npm run --silent build -- --outDir "$out" --emptyOutDir --logLevel warn
echo "$now" >"$out/build.txt"
