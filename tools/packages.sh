#!/bin/sh
# What the kit needs from the system, what each package manager calls it, and how to install it.

say() { printf '%s\n' "$*"; }

# Prints the name of the package manager, or nothing.
package_manager() {
  for manager in apt-get dnf pacman brew; do
    if command -v "$manager" >/dev/null 2>&1; then
      echo "$manager"
      return
    fi
  done
}

# package NAME MANAGER: the name of the package in MANAGER.
package() {
  case "$2:$1" in
    apt-get:compiler) echo g++ ;;
    apt-get:ninja) echo ninja-build ;;
    apt-get:asio) echo libasio-dev ;;
    apt-get:hiredis) echo libhiredis-dev ;;
    apt-get:redis-cli) echo redis-tools ;;
    apt-get:python-redis) echo python3-redis ;;
    apt-get:nc) echo netcat-openbsd ;;
    apt-get:clang-format | apt-get:clang-tidy) echo "$1-14" ;;
    dnf:compiler) echo gcc-c++ ;;
    dnf:ninja) echo ninja-build ;;
    dnf:asio) echo asio-devel ;;
    dnf:hiredis) echo hiredis-devel ;;
    dnf:catch2) echo catch-devel ;;
    dnf:redis-cli | dnf:redis-server) echo valkey-compat-redis ;;
    dnf:python-redis) echo python3-redis ;;
    dnf:nc) echo nmap-ncat ;;
    pacman:compiler) echo gcc ;;
    pacman:redis-cli | pacman:redis-server) echo valkey ;;
    pacman:python3) echo python ;;
    pacman:python-redis) echo python-redis ;;
    pacman:nc) echo openbsd-netcat ;;
    brew:compiler) echo llvm ;;
    brew:redis-cli | brew:redis-server) echo redis ;;
    brew:python3) echo python ;;
    brew:nc) echo netcat ;;
    brew:debugger) echo llvm ;;
    *:debugger) echo gdb ;;
    dnf:pgrep | pacman:pgrep) echo procps-ng ;;
    *:pgrep) echo procps ;;
    *) echo "$1" ;;
  esac
}

# The system's Python. Another one on the PATH may not see the system's packages.
python() {
  if [ -x /usr/bin/python3 ]; then echo /usr/bin/python3; else command -v python3; fi
}

header() {
  for prefix in /usr /usr/local /opt/homebrew /home/linuxbrew/.linuxbrew; do
    [ -e "$prefix/include/$1" ] && return 0
  done
  return 1
}

# is_there NAME: whether the machine has it.
is_there() {
  case "$1" in
    compiler) command -v c++ || command -v g++ || command -v clang++ ;;
    ninja) command -v ninja || command -v ninja-build ;;
    asio) header asio.hpp ;;
    hiredis) header hiredis/hiredis.h ;;
    catch2) header catch2/catch.hpp || header catch2/catch_all.hpp ;;
    python-redis) "$(python)" -c 'import redis' ;;
    debugger) command -v gdb || command -v lldb ;;
    bubblewrap) command -v bwrap ;;
    clang-format | clang-tidy) command -v "$1-14" || "$1" --version | grep -q 'version 14\.' ;;
    *) command -v "$1" ;;
  esac >/dev/null 2>&1
}

# needs learner|kit: what a learner needs; for `kit`, also what the kit's own checks need.
needs() {
  echo compiler cmake ninja asio hiredis catch2 redis-cli nc python3
  if [ "$1" = kit ]; then echo redis-server python-redis git tmux zsh pgrep; fi
}

# likes learner|kit: what is good to have. A debugger is for `why` and `debug`, bubblewrap for `grade`. The kit's checks of the
# form want clang's tools in version 14 (tools/style/sources.py), which only Debian and Ubuntu have.
likes() {
  echo debugger
  if [ "$1 $(uname)" = "kit Linux" ]; then echo bubblewrap; fi
  if [ "$1 $(package_manager)" = "kit apt-get" ]; then echo clang-format clang-tidy; fi
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    say "This needs root, and there is no sudo. As root, run: $*"
    exit 1
  fi
}

# install_command NAME: what to type on this machine to install it.
install_command() {
  manager=$(package_manager)
  sudo=
  if [ "$(id -u)" -ne 0 ]; then sudo="sudo "; fi
  case "$manager" in
    apt-get) say "${sudo}apt-get install $(package "$1" "$manager")" ;;
    dnf) say "${sudo}dnf install $(package "$1" "$manager")" ;;
    pacman) say "${sudo}pacman -S $(package "$1" "$manager")" ;;
    brew) say "brew install $(package "$1" "$manager")" ;;
    *) say "install $1 with the package manager of your system" ;;
  esac
}

# install MANAGER PACKAGE...
install() {
  manager=$1
  shift
  case "$manager" in
    apt-get)
      as_root apt-get update -qq
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
      ;;
    dnf) as_root dnf install -y -q "$@" ;;
    pacman) as_root pacman -S --needed --noconfirm "$@" || as_root pacman -Syu --needed --noconfirm "$@" ;;
    brew) brew install "$@" ;;
  esac
}

# install_missing learner|kit: says what is missing, and installs that and nothing else.
install_missing() {
  install_needed "$1"
  manager=$(package_manager)
  for name in $(likes "$1"); do
    if [ -n "$manager" ] && ! is_there "$name"; then
      say "Missing: $name. Installing $(package "$name" "$manager")"
      (install "$manager" "$(package "$name" "$manager")") || say "That wasn't possible. The rest works without it; whatever needs it will say so."
    fi
  done
}

install_needed() {
  printf '\n== 1. What the workshop needs\n'
  missing=
  for name in $(needs "$1"); do
    if ! is_there "$name"; then missing="$missing $name"; fi
  done
  if [ -z "$missing" ]; then
    say "Everything is there: $(needs "$1" | tr '\n' ' ')"
    return
  fi
  manager=$(package_manager)
  if [ -z "$manager" ]; then
    say "Missing:$missing"
    say "This machine has none of apt-get, dnf, pacman and brew: install these yourself, then run this again."
    exit 1
  fi
  case "$manager:$missing" in
    brew:*python-redis*)
      say "Homebrew has no redis-py. Run: $(python) -m pip install --user redis"
      exit 1
      ;;
  esac
  packages=
  for name in $missing; do packages="$packages $(package "$name" "$manager")"; done
  say "Missing:$missing"
  say "Installing with $manager:$packages"
  # shellcheck disable=SC2086  # a list of words
  install "$manager" $packages
  for name in $missing; do
    if ! is_there "$name"; then
      say "$manager has installed $(package "$name" "$manager"), but $name still can't be found."
      exit 1
    fi
  done
}
