# Completes ./workshop in bash. The words come from the driver itself: ./workshop completion --words
_workshop() {
  local IFS=$'\n' current=${COMP_WORDS[COMP_CWORD]}
  local words
  words=$("${COMP_WORDS[0]/#\~/$HOME}" completion --words "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null) || return
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _workshop ./workshop workshop
