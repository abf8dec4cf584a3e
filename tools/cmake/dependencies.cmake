# The three libraries, and Python, from the system's packages. `./workshop start` installs them.
find_program(MINI_REDIS_PYTHON python3 HINTS /usr/bin REQUIRED)  # the system's: it has the system's packages
find_package(Threads REQUIRED)
find_package(Catch2 REQUIRED)  # 2.13 or 3: tests/support/catch.hpp hides the difference

# asio has no CMake package, and the one of hiredis fails to load on Debian: look for the files themselves.
find_path(ASIO_INCLUDE_DIR asio.hpp)
find_path(HIREDIS_INCLUDE_DIR hiredis/hiredis.h)
find_library(HIREDIS_LIBRARY hiredis)
foreach(found ASIO_INCLUDE_DIR HIREDIS_INCLUDE_DIR HIREDIS_LIBRARY)
  if(NOT ${found})
    message(FATAL_ERROR
      "${found} not found: a library is missing. `./workshop start` installs what the kit needs.")
  endif()
endforeach()

# asio is compiled once, here, and not again in every file that includes it.
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/asio.cpp CONTENT "#include <asio/impl/src.hpp>\n")
add_library(asio STATIC ${CMAKE_BINARY_DIR}/asio.cpp)
target_include_directories(asio SYSTEM PUBLIC ${ASIO_INCLUDE_DIR})
target_compile_definitions(asio PUBLIC ASIO_STANDALONE ASIO_SEPARATE_COMPILATION ASIO_NO_DEPRECATED)
target_link_libraries(asio PUBLIC Threads::Threads)
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  # asio 1.22 does not know that clang, from version 17 on, has C++20 coroutines with GCC's library.
  target_compile_definitions(asio PUBLIC ASIO_HAS_CO_AWAIT=1 ASIO_HAS_STD_COROUTINE=1)
endif()

add_library(hiredis INTERFACE)
target_include_directories(hiredis SYSTEM INTERFACE ${HIREDIS_INCLUDE_DIR})
target_link_libraries(hiredis INTERFACE ${HIREDIS_LIBRARY})
