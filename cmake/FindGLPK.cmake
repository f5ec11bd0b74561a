# Finds GLPK, the GNU Linear Programming Kit, which ships no CMake package of its own.
#
#   find_package(GLPK [version] [REQUIRED])   ->   GLPK::GLPK, GLPK_FOUND, GLPK_VERSION
#
# GLPK_ROOT (variable or environment) is looked into first. This file is installed beside selectorate's package
# configuration, because whoever links the static library needs GLPK as well.

find_path(GLPK_INCLUDE_DIR glpk.h PATH_SUFFIXES glpk)
find_library(GLPK_LIBRARY NAMES glpk)
mark_as_advanced(GLPK_INCLUDE_DIR GLPK_LIBRARY)

if(GLPK_INCLUDE_DIR)
  file(STRINGS ${GLPK_INCLUDE_DIR}/glpk.h GLPK_version_lines REGEX "^#define GLP_M(AJOR|INOR)_VERSION")
  string(REGEX MATCH "MAJOR_VERSION[ \t]+([0-9]+)" GLPK_match "${GLPK_version_lines}")
  set(GLPK_VERSION ${CMAKE_MATCH_1})
  string(REGEX MATCH "MINOR_VERSION[ \t]+([0-9]+)" GLPK_match "${GLPK_version_lines}")
  string(APPEND GLPK_VERSION .${CMAKE_MATCH_1})
  unset(GLPK_version_lines)
  unset(GLPK_match)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(GLPK REQUIRED_VARS GLPK_LIBRARY GLPK_INCLUDE_DIR VERSION_VAR GLPK_VERSION)

if(GLPK_FOUND AND NOT TARGET GLPK::GLPK)
  add_library(GLPK::GLPK UNKNOWN IMPORTED)
  set_target_properties(GLPK::GLPK PROPERTIES
    IMPORTED_LOCATION ${GLPK_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${GLPK_INCLUDE_DIR})
endif()
