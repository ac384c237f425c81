# Read by ./run, ./test and ./dev: installs the packages that are missing and builds a preset.
# The caller has set `root` to the top of the tree and made it the current folder.
# shellcheck shell=bash

package_list=packaging/debian-packages

say() { printf '%s\n' "$*"; }

# stop STATUS MESSAGE…: one line a message, on standard error.
stop() {
  local status=$1
  shift
  printf '%s\n' "$@" >&2
  exit "$status"
}

jobs() { printf '%s' "${PARASOL_JOBS:-$(nproc)}"; }

# packages_of SET…: the package names of those sets, one a line.
packages_of() {
  local set package why wanted
  while read -r set package why; do
    for wanted in "$@"; do
      if [ "$set" = "$wanted" ]; then printf '%s\n' "$package"; fi
    done
  done <"$package_list"
}

why_package() {
  local set package why
  while read -r set package why; do
    if [ "$package" = "$1" ]; then printf '%s' "$why"; fi
  done <"$package_list"
}

is_installed() {
  [ "$(dpkg-query --show --showformat '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# as_root COMMAND…: sudo only when it is needed.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# What apt says is long: it is kept, and shown only when something went wrong.
apt_install() {
  local log
  log=$(log_file apt install)
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends -o Dpkg::Use-Pty=0 -qq "$@" >"$log" 2>&1 || {
    { grep -E '^(E|sudo):' "$log" || cat "$log"; } | tail -n 5 >&2
    return 1
  }
}

# True when apt already knows every one of these packages, so that no update is needed.
apt_knows() {
  apt-cache show --no-all-versions "$@" >/dev/null 2>&1
}

# need_packages SET…: installs what is missing of those sets, after saying what and why.
# Calls apt only when something is missing.
need_packages() {
  local package missing=()
  if [ -n "${PARASOL_SKIP_PACKAGES:-}" ]; then return; fi
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    stop 1 "This system has no apt-get. Install what $package_list names by other means," \
      "then run again with PARASOL_SKIP_PACKAGES=1."
  fi
  for package in $(packages_of "$@"); do
    if ! is_installed "$package"; then missing+=("$package"); fi
  done
  if [ "${#missing[@]}" = 0 ]; then return; fi

  say "These Debian packages are missing and will be installed:"
  for package in "${missing[@]}"; do printf '  %-22s %s\n' "$package" "$(why_package "$package")"; done
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    stop 1 "Installing needs root and there is no sudo here. As root, run:" "  apt-get install ${missing[*]}"
  fi
  say "Installing; this can take some minutes, and what apt says is kept in build/logs/apt-install.log"
  install_missing "${missing[@]}"
}

# The lists are fetched only when they do not name a package, or turn out to be out of date.
install_missing() {
  if apt_knows "$@" && apt_install "$@" 2>/dev/null; then return; fi
  say "Fetching the lists of packages"
  if ! as_root apt-get update -qq; then
    stop 1 "The lists of packages could not be fetched; apt says why above." \
      "Is this computer connected, and may you use sudo? Then run this again."
  fi
  if ! apt_install "$@"; then
    stop 1 "The packages could not be installed; apt says why above." \
      "Is this computer connected, and may you use sudo? Then run this again, or as root:" \
      "  apt-get install $*"
  fi
}

# build_preset PRESET [TARGET…]: configures when needed and builds.
build_preset() {
  local preset=$1
  shift
  say "Building build/$preset"
  cmake --preset "$preset" >"$(log_file configure "$preset")" 2>&1 || {
    cat "$(log_file configure "$preset")" >&2
    return 1
  }
  cmake --build "build/$preset" --parallel "$(jobs)" ${1:+--target "$@"}
}

log_file() {
  mkdir -p build/logs
  printf 'build/logs/%s-%s.log' "$1" "$2"
}

# pack_modules PROGRAM: makes build/packs from modules/, signed with a key that is made once.
# The key only says "built here"; it is not what a programme signs with.
pack_modules() {
  local parasol=$1 source
  mkdir -p build/packs build/keys
  if [ ! -f "build/keys/development.pub" ]; then
    "$parasol" keygen -o build/keys/development || return 1
  fi
  for source in modules/*/; do
    source=${source%/}
    if [ ! -f "$source/manifest.json" ]; then continue; fi
    "$parasol" build "$source" -o "build/packs/${source##*/}.parasol" --key build/keys/development.key || return 1
  done
}
