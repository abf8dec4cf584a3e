#!/usr/bin/env bash
# A server with a directory of its own, which is killed and started again, and what it leaves in its files.
#
#   docs/examples/07_lives.sh PROGRAM snapshot|log|torn|corrupt|full
set -eu
program=$1 act=$2 server=
directory=$(mktemp -d)
increment=$directory/appendonlydir/appendonly.aof.1.incr.aof
trap 'killed > /dev/null; rm -r "$directory"' EXIT
mkfifo "$directory/said"
exec 3<> "$directory/said"

start() {
  echo "# starts: $*"
  "$program" --port 0 --dir "$directory" "$@" > "$directory/said" 2> "$directory/log" & server=$!
  read -r -t 20 line <&3
  port=${line##*:} port=${port%%;*}
}

killed() {
  echo "# kill -9"
  { kill -9 $server && wait $server; } 2> /dev/null || true
}

ask() {
  echo "> $*"
  redis-cli --no-raw -p "$port" "$@"
}

snapshot() {
  start --save ""
  ask RPUSH todo milk 42
  ask PEXPIREAT todo 4102444800000
  ask SAVE
  killed
  echo "# dump.rdb:"
  od -A d -t x1z "$directory/dump.rdb"
  start --save ""
  ask LRANGE todo 0 -1
  ask PEXPIRETIME todo
}

log() {
  start --appendonly yes --appendfsync always
  ask RPUSH todo milk bread
  ask LPOP todo
  ask EXPIRE todo 3600
  ask LLEN todo
  killed
  echo "# appendonly.aof.1.incr.aof, a line for each command:"
  sed 's/\r$/\\r\\n/' "$increment" | tr -d '\n' | sed 's/*/\n*/g' | tail -n +2
  echo
  start --appendonly yes --appendfsync always
  ask LRANGE todo 0 -1
  ask TTL todo
}

torn() {
  start --appendonly yes
  ask SET name Ada
  ask SET city Paris
  killed
  echo "# the last 3 of $(wc -c < "$increment") bytes are torn off"
  truncate -s -3 "$increment"
  start --appendonly yes
  sed "s,$directory,...," "$directory/log"
  ask MGET name city
}

# It does not start, so it need not be stopped.
corrupt() {
  start --appendonly yes
  ask SET name Ada
  ask SET city Paris
  killed
  echo "# byte 32 becomes another"
  printf '!' | dd of="$increment" bs=1 seek=32 conv=notrunc status=none
  timeout 20 "$program" --port 0 --dir "$directory" --appendonly yes 2>&1 | sed "s,$directory,...,"
}

# The server's files may not grow beyond 1024 bytes, which is as good as a full disk; then they may.
full() {
  trap '' XFSZ
  start --appendonly yes --appendfsync always
  prlimit --pid $server --fsize=1024:
  ask SET name Ada
  echo "> SET page (2000 bytes)"
  redis-cli --no-raw -p "$port" SET page "$(head -c 2000 /dev/zero | tr '\0' x)"
  ask INCR visits
  ask GET name
  echo "# there is room again"
  prlimit --pid $server --fsize=unlimited:
  until redis-cli -p "$port" PING | grep -q PONG; do :; done
  ask INCR visits
  killed
  start --appendonly yes --appendfsync always
  ask MGET name visits
  ask STRLEN page
}

$act
