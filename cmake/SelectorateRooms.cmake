# A room is one folder of the library: include/selectorate/<room>, lib/<room>, tests/<room>.
# Each is an object library that sees only the rooms it may use; `selectorate` is their sum.

# Flags every target of the project shares. Contraction is off so that the same input gives the same bits.
add_library(selectorate_flags INTERFACE)
target_compile_features(selectorate_flags INTERFACE cxx_std_20)
target_compile_options(selectorate_flags INTERFACE
  -ffp-contract=off
  $<$<BOOL:${SELECTORATE_WARNINGS}>:-Wall -Wextra -Wpedantic -Wconversion -Wshadow>
  # GCC 12 reports these inside Boost.Multiprecision and std::string where there is nothing to report (GCC bug 105651).
  $<$<AND:$<BOOL:${SELECTORATE_WARNINGS}>,$<CXX_COMPILER_ID:GNU>>:-Wno-maybe-uninitialized -Wno-restrict>)

# selectorate_room(<name> USES <room>... HEADERS <file>... SOURCES <file>... LINKS <target>...)
#   HEADERS are relative to include/selectorate/<name>, SOURCES to lib/<name>; USES lists every room it may use,
#   those used by way of others included.
function(selectorate_room name)
  cmake_parse_arguments(ROOM "" "" "USES;HEADERS;SOURCES;LINKS" ${ARGN})
  set(target selectorate_room_${name})
  add_library(${target} OBJECT ${ROOM_SOURCES})
  set_target_properties(${target} PROPERTIES
    POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    SELECTORATE_USES "${ROOM_USES}")
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/include
    PRIVATE ${PROJECT_SOURCE_DIR}/lib)
  target_compile_definitions(${target} PRIVATE selectorate_EXPORTS)
  target_link_libraries(${target} PUBLIC Boost::headers Threads::Threads
    PRIVATE selectorate_flags fmt::fmt ${ROOM_LINKS})
  set(headers ${ROOM_HEADERS})
  list(TRANSFORM headers PREPEND ${PROJECT_SOURCE_DIR}/include/selectorate/${name}/)
  set_property(GLOBAL APPEND PROPERTY SELECTORATE_PUBLIC_HEADERS ${headers})
  set_property(GLOBAL APPEND PROPERTY SELECTORATE_ROOMS ${name})
endfunction()

# selectorate_test(<room> SOURCES <file>... [LINKS <target>...]): one GoogleTest program for a room, which links
# only the objects of that room and of those it may use, so a wrong arrow does not link.
function(selectorate_test room)
  cmake_parse_arguments(TEST "" "" "SOURCES;LINKS;ROOMS" ${ARGN})
  set(target selectorate_tests_${room})
  add_executable(${target} ${TEST_SOURCES})
  set(rooms ${TEST_ROOMS})
  if(NOT rooms)
    get_target_property(rooms selectorate_room_${room} SELECTORATE_USES)
    if(NOT rooms)
      set(rooms)
    endif()
    list(APPEND rooms ${room})
  endif()
  list(TRANSFORM rooms PREPEND selectorate_room_)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/lib ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${target} PRIVATE ${rooms} selectorate_test_paths selectorate_flags fmt::fmt GTest::gtest_main GTest::gmock
    ${TEST_LINKS})
  gtest_discover_tests(${target} TEST_PREFIX "${room}." DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 600)
endfunction()
