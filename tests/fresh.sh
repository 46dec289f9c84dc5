#!/usr/bin/env bash
# Checks by hand what a newcomer does: in one fresh clone `npm start` (twice), in another `npm test`.
# Usage: tests/fresh.sh [start|test]   (both without an argument)
set -euo pipefail
repository=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT
export PORT=${PORT:-4699}
# The clone must find its own Node, not one that this script was run with.
PATH=$(tr ':' '\n' <<<"$PATH" | grep -v node_modules | paste -sd:)
unset DEMARCHE_DB HOST NEO4J_URI

start_once() {
  local begun=$SECONDS log="$folder/start.log"
  npm start >"$log" 2>&1 &
  server=$!
  until curl -fsS "http://127.0.0.1:$PORT/api/health" 2>/dev/null; do
    kill -0 "$server" 2>/dev/null || { cat "$log"; echo "npm start ended"; exit 1; }
    sleep 0.1
  done
  echo " after $((SECONDS - begun)) s"
  curl -fsS "http://127.0.0.1:$PORT/" | grep -q '<script type="module"' || { echo "no page at /"; exit 1; }
  kill -INT -- "-$(ps -o pgid= "$server" | tr -d ' ')" 2>/dev/null || kill -INT "$server"
  wait "$server" 2>/dev/null || true
  server=
}

if [ "${1:-start}" = start ]; then
  git clone -q "$repository" "$folder/start"
  cd "$folder/start"
  set -m
  start_once
  before=$(sha256sum var/demarche.db)
  start_once
  [ "$before" = "$(sha256sum var/demarche.db)" ] || { echo "the second start changed the store"; exit 1; }
  [ -z "$(git status --porcelain)" ] || { git status --short; echo "npm start changed the clone"; exit 1; }
fi

if [ "${1:-test}" = test ]; then
  git clone -q "$repository" "$folder/test"
  cd "$folder/test"
  npm test
  [ -z "$(git status --porcelain)" ] || { git status --short; echo "npm test changed the clone"; exit 1; }
fi
