# libFuzzer needs coverage counters in the code it drives, so a tree with fuzzers is instrumented as a whole.
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  message(FATAL_ERROR "SELECTORATE_BUILD_FUZZERS needs Clang (it carries libFuzzer): use the preset 'fuzz'.")
endif()

set(SELECTORATE_FUZZ_SECONDS 20 CACHE STRING "How long ctest runs each fuzzer")

add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
add_link_options(-fsanitize=address,undefined)

# selectorate_fuzzer(<name>): <name>_fuzzer.cpp in the calling folder, with its seeds in corpus/<name>.
# What the fuzzer discovers goes to the build folder; what it crashes on goes there too, as the test's output says.
function(selectorate_fuzzer name)
  set(target selectorate_fuzzer_${name})
  add_executable(${target} ${name}_fuzzer.cpp)
  target_link_libraries(${target} PRIVATE selectorate::selectorate selectorate_flags)
  target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  set(discovered ${CMAKE_CURRENT_BINARY_DIR}/${name}_discovered)
  set(crashes ${CMAKE_CURRENT_BINARY_DIR}/${name}_crash_)
  file(MAKE_DIRECTORY ${discovered})
  set(seeds)
  if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name})
    set(seeds ${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name})
  endif()
  add_test(NAME fuzz.${name} COMMAND ${target}
    -max_total_time=${SELECTORATE_FUZZ_SECONDS} -timeout=10 -rss_limit_mb=2048 -print_final_stats=1
    -artifact_prefix=${crashes} ${discovered} ${seeds})
  math(EXPR limit "${SELECTORATE_FUZZ_SECONDS} + 120")
  set_tests_properties(fuzz.${name} PROPERTIES LABELS fuzz TIMEOUT ${limit})
endfunction()
