# summary.sh LOG: the first failure in CTest's output, and how many tests pass.
awk '
  /^(NOT IMPLEMENTED|WRONG|CRASH|TIMEOUT|BUILD ERROR)/ { if (!shown) { showing = 1; shown = 1 } }
  /^ *Start|^$/ { showing = 0 }
  showing { print "  " $0 }
  / Test +#[0-9]+: step/ && !/\/build / {
    total++
    if (/Passed/) passed++
  }
  END { printf "\n%d of %d tests pass.\n", passed, total }
' "$1"
