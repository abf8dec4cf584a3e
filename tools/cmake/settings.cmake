# How everything is compiled.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# "Workshop": the shortest wait between saving and a verdict, with line numbers for a debugger. The standard library
# checks what it requires, as require() does: the first element of an empty list, the value of an empty optional.
set(CMAKE_CXX_FLAGS_WORKSHOP "-O0 -g1 -D_GLIBCXX_ASSERTIONS")
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Workshop CACHE STRING "Workshop (quick to build) or Release (quick to run)" FORCE)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

# Never right, so errors: a forgotten co_await or return, '\r\n' for "\r\n", a reference to a variable that ends, and
# (which only clang sees) a view of a temporary string.
set(never_right -Werror=unused-result -Werror=return-type -Werror=multichar
  $<$<CXX_COMPILER_ID:GNU>:-Werror=return-local-addr>
  $<$<CXX_COMPILER_ID:Clang,AppleClang>:-Werror=return-stack-address>
  $<$<CXX_COMPILER_ID:Clang,AppleClang>:-Werror=dangling-gsl>)
add_compile_options(-Wall -Wextra ${never_right})
if(MINI_REDIS_KIT)
  add_compile_options(-Wpedantic -Wshadow -Wconversion -Werror)
endif()
if(MINI_REDIS_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(MINI_REDIS_FUZZ)
  add_compile_options(-O1 -fsanitize=fuzzer-no-link)  # libFuzzer learns which branches an input takes
endif()

# Linking is a third of the wait after a save: use a quicker linker where there is one.
if(CMAKE_SYSTEM_NAME STREQUAL Linux)
  include(CheckLinkerFlag)
  foreach(linker lld gold)
    check_linker_flag(CXX -fuse-ld=${linker} MINI_REDIS_HAS_${linker})
    if(MINI_REDIS_HAS_${linker})
      add_link_options(-fuse-ld=${linker})
      break()
    endif()
  endforeach()
endif()

# The presets set CMAKE_UNITY_BUILD: several files are compiled as one, which takes half the time. An #include that is
# missing may then go unnoticed: -DCMAKE_UNITY_BUILD=OFF finds it.

# Editors look for compile_commands.json at the top of the checkout.
if(NOT MINI_REDIS_KIT AND NOT CMAKE_BUILD_TYPE STREQUAL Release AND NOT CMAKE_BINARY_DIR MATCHES "/grade$")
  file(CREATE_LINK ${CMAKE_BINARY_DIR}/compile_commands.json ${PROJECT_SOURCE_DIR}/compile_commands.json
       RESULT ignored SYMBOLIC)
endif()
