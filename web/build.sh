#!/usr/bin/env bash
# Builds the front end into the folder named, as part of the Maven build.
set -euo pipefail
cd "$(dirname "$0")"
out=$1
[ -f package.json ] || exit 0
npm ci --no-audit --no-fund --loglevel=error
npm run --silent build -- --outDir "$out" --emptyOutDir
