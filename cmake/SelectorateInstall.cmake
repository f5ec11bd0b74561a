# What `cmake --install` lays down: library, headers, CMake package, pkg-config file. Every path is relative to
# the prefix, so the prefix can be moved afterwards (tests/consumer does it).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_directory ${CMAKE_INSTALL_LIBDIR}/cmake/selectorate)

install(TARGETS selectorate EXPORT selectorateTargets
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT selectorateTargets NAMESPACE selectorate:: DESTINATION ${package_directory})

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/selectorateConfig.cmake.in
  ${PROJECT_BINARY_DIR}/selectorateConfig.cmake INSTALL_DESTINATION ${package_directory})
# Before 1.0 a minor version may break its callers.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/selectorateConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/selectorateConfig.cmake ${PROJECT_BINARY_DIR}/selectorateConfigVersion.cmake
  DESTINATION ${package_directory})

# A static library leaves its own dependencies to whoever links it, in both kinds of package.
set(pkg_config_requires)
set(pkg_config_libraries -pthread)
if(NOT BUILD_SHARED_LIBS)
  set(pkg_config_requires fmt)
  if(SELECTORATE_WITH_GLPK)
    install(FILES ${PROJECT_SOURCE_DIR}/cmake/FindGLPK.cmake DESTINATION ${package_directory})
    string(APPEND pkg_config_libraries " -lglpk")
  endif()
endif()
file(RELATIVE_PATH prefix_from_pkg_config /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${PROJECT_SOURCE_DIR}/cmake/selectorate.pc.in ${PROJECT_BINARY_DIR}/selectorate.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/selectorate.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
