# What scripts/install and scripts/package-* share. To be sourced after setup.sh.

# The time of the last commit, so that the same sources give the same bytes.
if [[ -z ${SOURCE_DATE_EPOCH:-} ]]; then
  SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct 2>/dev/null) || SOURCE_DATE_EPOCH=315532800
fi
export SOURCE_DATE_EPOCH
export LC_ALL=C.UTF-8 TZ=UTC
umask 022

version=$("$root/scripts/version")
architecture=$(uname -m)
packages_folder=$root/.build/packages

# Builds the binary, and installs what the packages are made with.
prepare_packages() {
  local packages
  mapfile -t packages < <(build_packages)
  require_packages "${packages[@]}" binutils patchelf "$@"
  build_release
  mkdir -p "$packages_folder"
}

# stage_binary FILE: the binary without symbols, and without the path to libraries beside it.
#
# The two sections are of no use at run time, and the compiler gives the first one another value in each
# build; the linker makes the second one of all others.
stage_binary() {
  install -D -m 755 "$binary" "$1"
  strip --strip-all --remove-section=.swift_modhash --remove-section=.note.gnu.build-id "$1"
  patchelf --remove-rpath "$1"
}

# stage_documents FOLDER: manual pages, completions, licences, under FOLDER/share.
stage_documents() {
  local share=$1/share
  WXR2=$binary "$root/scripts/manual" man "$share/man/man1"
  gzip -9 -n "$share"/man/man1/*.1
  mkdir -p "$share/bash-completion/completions" "$share/zsh/site-functions" "$share/fish/vendor_completions.d"
  "$binary" --generate-completion-script bash >"$share/bash-completion/completions/wxr2"
  "$binary" --generate-completion-script zsh >"$share/zsh/site-functions/_wxr2"
  "$binary" --generate-completion-script fish >"$share/fish/vendor_completions.d/wxr2.fish"
  mkdir -p "$share/doc/wxr2"
  install -m 644 "$root/packaging/copyright" "$share/doc/wxr2/copyright"
}

# Gives everything in a folder the time of the last commit.
settle_times() {
  find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
}
