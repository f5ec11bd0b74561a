#!/usr/bin/env bash
# Installs what is missing (Debian), builds everything in Release and runs every test. The exit status and the closing
# lines are ctest's. Arguments go to ctest: `tests/run.sh -R polity`. Other builds: `cmake --list-presets`.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
. .ci/install_dependencies.sh

require_packages "${build_packages[@]}" "${test_packages[@]}"
prepare_build "$root"
preset="${SELECTORATE_PRESET:-release}"
cmake --preset "$preset" "${cmake_options[@]}" </dev/null
cmake --build "build/$preset" --parallel "$(job_count)" </dev/null
exec ctest --test-dir "build/$preset" --output-on-failure --no-tests=error --parallel "$(job_count)" "$@" </dev/null
