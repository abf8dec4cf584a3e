#!/usr/bin/env bash
# A server with a directory of its own, which is killed and started again, and what it leaves in its files.
#
#   docs/examples/07_lives.sh PROGRAM snapshot|log|torn|corrupt
set -eu
program=$1 act=$2
directory=$(mktemp -d)
trap 'kill -9 $server 2> /dev/null; rm -r "$directory"' EXIT
mkfifo "$directory/said"
exec 3<> "$directory/said"

start() {
  echo "# starts: $*"
  "$program" --port 0 --dir "$directory" "$@" > "$directory/said" 2>> "$directory/log" & server=$!
  read -r -t 20 line <&3
  port=${line##*:} port=${port%%;*}
}

ask() {
  echo "> $*"
  redis-cli --no-raw -p "$port" "$@"
}

killed() {
  echo "# kill -9"
  kill -9 $server
  wait $server 2> /dev/null || true
}

snapshot() {
  start --save ""
  ask SET name Ada
  ask SET visits 42
  ask PEXPIREAT visits 4102444800000
  ask SAVE
  killed
  od -A d -t x1z "$directory/dump.rdb"
  start --save ""
  ask GET name
  ask PEXPIRETIME visits
}

log() {
  start --appendonly yes --appendfsync always
  ask SET name Ada
  ask SET visits 42 EX 3600
  ask RPUSH todo milk bread
  ask LPOP todo
  ask GET name
  killed
  cat -v "$directory"/appendonlydir/*.incr.aof
  start --appendonly yes --appendfsync always
  ask MGET name visits
  ask TTL visits
  ask LRANGE todo 0 -1
}

if [ "$act" = snapshot ]; then snapshot; else log; fi
