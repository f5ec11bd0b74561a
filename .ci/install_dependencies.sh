# shellcheck shell=bash
# Sourced by tests/run.sh and examples/run.sh: makes sure that what they build with is there.
#
#   require_packages <Debian package>...
#
# On Debian (and its kin) missing packages are installed, as root or through sudo. Elsewhere, or without the right to
# install, they are named and the caller goes on: the same things may be there under other names, and if not, CMake says
# which one it misses.

is_installed() {
  local status
  status="$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" || return 1
  [ "$status" = installed ]
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo --non-interactive "$@"
  fi
}

may_install() {
  [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null 2>&1 && sudo --non-interactive true 2>/dev/null; }
}

require_packages() {
  if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    echo "This system has no apt. Make sure that you have what these Debian packages hold: $*" >&2
    return 0
  fi
  local missing=() package
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  if [ "${#missing[@]}" -eq 0 ]; then return 0; fi
  if ! may_install; then
    echo "Not installed, and no right to install: apt-get install ${missing[*]}" >&2
    return 0
  fi
  echo "Installing ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update --quiet --quiet </dev/null
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes --no-install-recommends \
    "${missing[@]}" </dev/null
}

# shellcheck disable=SC2034
# What the library, the program and the examples are built with.
build_packages=(g++ cmake ninja-build ccache libboost-dev libfmt-dev libglpk-dev libtomlplusplus-dev nlohmann-json3-dev
  libcli11-dev)
# shellcheck disable=SC2034
# What the tests need on top: lrslib to compare equilibria with, rsvg to render charts, Python to check certificates.
test_packages=(libgtest-dev libgmock-dev libbenchmark-dev pkg-config lrslib python3 librsvg2-bin)

# prepare_build <source folder>: options that configurations share, in `cmake_options`. A compiler cache is used
# where there is one, with paths relative to the source folder so that a fresh clone elsewhere finds its objects.
prepare_build() {
  cmake_options=()
  if command -v ccache >/dev/null 2>&1; then
    cmake_options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    export CCACHE_BASEDIR="$1"
  fi
}

job_count() {
  nproc 2>/dev/null || echo 2
}
