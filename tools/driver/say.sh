#!/bin/sh
# How the driver speaks.

say() { printf '%s\n' "$*"; }
title() { printf '\n== %s\n' "$*"; }

# logged NAME COMMAND...: runs quietly; shows the output only if it fails.
logged() {
  name=$1
  shift
  mkdir -p build
  log=build/last-$name.log
  printf '%s ... ' "$*"
  begin=$(date +%s)
  if "$@" >"$log" 2>&1; then
    say "done ($(($(date +%s) - begin)) s)"
  else
    say "failed"
    grep -E ': (fatal )?error:|CMake Error|undefined reference' -A 3 "$log" | head -20 || true
    say "The whole output is in $log."
    exit 1
  fi
}
