#!/bin/sh
# summary.sh LOG: from CTest's output, the report of the first test that fails, and how many pass.
# CTest runs tests side by side, so "first" is by their numbers.
colour=0
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then colour=1; fi
awk -v colour="$colour" '
  function painted(text) {
    if (!colour) return text
    sub(/(WRONG|CRASH|TIMEOUT|BUILD ERROR)/, "\033[1;31m&\033[0m", text)
    sub(/NOT IMPLEMENTED/, "\033[1;33m&\033[0m", text)
    return text
  }
  match($0, / Test +#[0-9]+: /) {
    number = substr($0, RSTART, RLENGTH)
    gsub(/[^0-9]/, "", number)
    number += 0
    if ($0 ~ /\/build /) { if ($0 ~ /Passed/) number = 0; else number = -1 }
    else { total++; if ($0 ~ /Passed/) { passed++; number = 0 } }
    next
  }
  /^ *Start +[0-9]+:/ { next }
  number { report[number] = report[number] "  " $0 "\n"; if (!first || number < first) first = number }
  /^$/ { number = 0 }
  END {
    if (first) printf "%s", painted(report[first])
    if (!total) { print "No test ran, and that is no pass. The output is in " FILENAME; exit 1 }
    printf "%d of %d tests pass. All reports: %s\n", passed, total, FILENAME
  }
' "$1"
