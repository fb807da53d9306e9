# What scripts/wxr2 and scripts/test share. To be sourced; it runs nothing by itself.
#
# All messages go to standard error: the standard output of scripts/wxr2 is data.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
binary=$root/.build/release/wxr2

# Touched when the binary is built and as new as its sources.
stamp=$root/.build/wxr2.stamp

# What the release build is made of. A folder is newer than the stamp when a file of it was removed.
sources=("$root/Package.swift" "$root/Sources")

say() {
  printf '%s\n' "$*" >&2
}

fail() {
  say "${0##*/}: $*"
  exit 1
}

# Whether a Debian package is installed. A pattern is met by any package that matches.
is_installed() {
  dpkg-query --show --showformat='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

# The Debian packages that the build needs.
build_packages() {
  printf '%s\n' git libarchive-dev libsqlite3-dev libxml2-dev pkg-config zlib1g-dev
  # The C++ library that Swift links with has its version in its name; g++ brings the one that fits.
  is_installed 'libstdc++-*-dev' || printf '%s\n' g++
}

# Installs those of the packages that are missing, or says how and stops.
require_packages() {
  local package missing=() as_root=()
  if ! command -v dpkg-query >/dev/null; then
    say "${0##*/}: this is not Debian; going on as if it had $*"
    return
  fi
  for package; do
    is_installed "$package" || missing+=("$package")
  done
  if [[ ${#missing[@]} -eq 0 ]]; then return; fi

  if [[ $(id -u) -ne 0 ]]; then
    as_root=(sudo -n)
    if ! sudo -n true 2>/dev/null; then
      say "${0##*/}: Debian packages are missing. To install them, run"
      say "  sudo apt-get update && sudo apt-get install -y ${missing[*]}"
      exit 1
    fi
  fi
  say "${0##*/}: installing ${missing[*]}"
  # Without a current list of packages, apt-get asks for versions that are gone.
  if ! "${as_root[@]}" apt-get update -qq >&2; then
    say "${0##*/}: 'apt-get update' failed; going on with the lists that are there"
  fi
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 </dev/null \
    || fail "cannot install ${missing[*]}"
}

require_swift() {
  command -v swift >/dev/null \
    || fail "there is no 'swift' in PATH; Swift 6.3 is at https://www.swift.org/install/linux/"
}

# Whether the binary is the one that build_release made, and no source is newer.
is_current() {
  [[ -x $binary && -e $stamp && ! $binary -nt $stamp ]] \
    && [[ -z $(find "${sources[@]}" -newer "$stamp" -print -quit) ]]
}

# Builds the binary if it is not current. Quiet unless it fails.
#
# With Swift's own libraries inside, the binary starts faster and runs where there is no toolchain.
build_release() {
  local log=$root/.build/wxr2.log begun=$root/.build/wxr2.begun
  if is_current; then return; fi
  require_swift
  mkdir -p "$root/.build"
  touch "$begun"
  [[ -e $binary ]] || say "${0##*/}: building wxr2, which takes a few minutes the first time"
  # The options make the binary smaller: nothing is exported, functions that nothing calls go, what is equal is
  # there once, and there is no index of the tables for exceptions, which neither Swift nor C has.
  if ! swift build --package-path "$root" -c release --product wxr2 --static-swift-stdlib \
    -Xswiftc -Xfrontend -Xswiftc -function-sections \
    -Xlinker "--version-script=$root/packaging/exports.map" -Xlinker --icf=safe -Xlinker -O2 \
    -Xlinker --no-eh-frame-hdr \
    >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    say "${0##*/}: the build failed"
    return 1
  fi
  # A source that was changed meanwhile may be in the binary or not.
  if [[ -z $(find "${sources[@]}" -newer "$begun" -print -quit) ]]; then touch "$stamp"; fi
}
