# Completes ./workshop in zsh. The words come from the driver itself: ./workshop completion --words
_workshop() {
  local -a candidates
  candidates=("${(@f)$("${words[1]/#\~/$HOME}" completion --words "${(@)words[2,CURRENT-1]}" 2>/dev/null)}")
  compadd -- $candidates
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -u }
compdef _workshop workshop ./workshop
