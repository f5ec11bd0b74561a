#!/usr/bin/env bash
# Installs what is missing (Debian), builds the program and the examples in Release and runs the main one: the North
# Korea episode, solved, certified and drawn. Arguments go to the example.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
. .ci/install_dependencies.sh

require_packages "${build_packages[@]}" >&2
prepare_build "$root"
build="build/examples"
# What the build says goes to stderr: stdout is the example's alone.
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DSELECTORATE_BUILD_TESTS=OFF "${cmake_options[@]}" \
  </dev/null >&2
cmake --build "$build" --parallel "$(job_count)" </dev/null >&2
exec "$build/examples/north_korea/selectorate_example_north_korea" "$@" </dev/null
