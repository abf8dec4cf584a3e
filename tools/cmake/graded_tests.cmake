# The graded tests, as CTest runs them: each test case is a process of its own, with its own time
# limit and verdict.
#
#   step03/<title>        the learner's layer 03, all others from the reference     label step03
#   reference/03/<title>  the reference's layers only (MINI_REDIS_KIT)              label reference
#
# The tests of several steps together are a program, together_03_tests, which `./workshop test --together 03` runs.
#
# Before the tests of a program run, CTest builds it (step03/build). So an old program never answers for new
# code, and code that does not compile gets the verdict BUILD ERROR.

# The warnings of a build that succeeds are shown after the tests.
file(WRITE ${CMAKE_BINARY_DIR}/CTestCustom.cmake
  "set(CTEST_CUSTOM_POST_TEST \"\\\"${CMAKE_COMMAND}\\\" -D \\\"FOLDER=${CMAKE_BINARY_DIR}/warnings\\\" "
  "-P \\\"${PROJECT_SOURCE_DIR}/tools/cmake/show_warnings.cmake\\\"\")\n")

# graded_titles(<variable> <file>...): the titles of the test cases, as written in the sources. They name
# the tests in CTest and select one on the program's command line, so they use only characters that
# neither interprets.
function(graded_titles variable)
  foreach(file IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(STRINGS ${file} lines REGEX "^TEST_CASE")
    foreach(line IN LISTS lines)
      if(NOT line MATCHES "^TEST_CASE\\(\"([A-Za-z0-9 '_+-]+)\", \"\\[[0-9]+ points\\]\"\\)")
        message(FATAL_ERROR
                "${file}: not of the form TEST_CASE(\"title\", \"[N points]\"), or with a character in "
                            "the title that is not a letter, a digit, a space or one of '_+-: ${line}")
      endif()
      list(APPEND titles "${CMAKE_MATCH_1}")
    endforeach()
  endforeach()
  set(${variable} "${titles}" PARENT_SCOPE)
endfunction()

# mini_redis_add_test_cases(<number>): compiles the test cases of a step, once for all programs that run them,
# as stepNN_cases, and what they need in the server's process as stepNN_fixtures. Sets STEP_<number>_TITLES.
function(mini_redis_add_test_cases number)
  set(folder ${PROJECT_SOURCE_DIR}/tests/${STEP_${number}_DIR})
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  file(GLOB fixtures CONFIGURE_DEPENDS ${folder}/fixtures/*.cpp)
  add_library(step${number}_cases OBJECT ${sources})
  target_link_libraries(step${number}_cases PUBLIC test_support)
  target_precompile_headers(step${number}_cases REUSE_FROM test_support)
  if(fixtures)
    add_library(step${number}_fixtures OBJECT ${fixtures})
    target_link_libraries(step${number}_fixtures PUBLIC server_side)
    target_precompile_headers(step${number}_fixtures REUSE_FROM common)
  endif()
  graded_titles(titles ${sources})
  set(STEP_${number}_TITLES "${titles}" PARENT_SCOPE)
endfunction()

# cases_of(<variable> <numbers>): the libraries with the tests of these steps, and with their fixtures.
function(cases_of variable)
  set(cases "")
  foreach(number IN LISTS ARGN)
    list(APPEND cases step${number}_cases)
    if(TARGET step${number}_fixtures)
      list(APPEND cases step${number}_fixtures)
    endif()
  endforeach()
  set(${variable} ${cases} PARENT_SCOPE)
endfunction()

# mini_redis_add_test_program(<name> <numbers of the steps with the tests> <prefix> <numbers of the learner's layers>)
function(mini_redis_add_test_program name numbers prefix)
  file(RELATIVE_PATH build_dir ${PROJECT_SOURCE_DIR} ${CMAKE_BINARY_DIR})
  # A library of its own, because its definitions would make the precompiled header unusable for the tests.
  add_library(${name}_self OBJECT support/test_program.cpp)
  target_include_directories(${name}_self PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_compile_definitions(${name}_self PRIVATE
    MINI_REDIS_TEST_PREFIX="${prefix}" MINI_REDIS_TEST_PROGRAM="${name}"
    MINI_REDIS_ROOT="${PROJECT_SOURCE_DIR}" MINI_REDIS_BUILD="${build_dir}")

  layers_from(layers ${ARGN})
  add_executable(${name} $<TARGET_OBJECTS:${name}_self>)
  cases_of(cases ${numbers})
  target_link_libraries(${name} PRIVATE ${cases} test_support server_side server ${layers} common)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endfunction()

# mini_redis_add_debug_program(<number>): stepNN_debug, the program of stepNN_tests for a debugger.
function(mini_redis_add_debug_program number)
  set(name step${number}_debug)
  layers_from(layers ${number})
  list(TRANSFORM layers REPLACE "_mine$" "_debug")
  cases_of(cases ${number})
  add_executable(${name} EXCLUDE_FROM_ALL $<TARGET_OBJECTS:step${number}_tests_self>)
  target_link_libraries(${name} PRIVATE ${cases} test_support server_side server ${layers} common)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endfunction()

# mini_redis_register_tests(<program> <number> <prefix> <label>)
function(mini_redis_register_tests program number prefix label)
  add_test(NAME ${prefix}/build
    COMMAND ${MINI_REDIS_PYTHON} ${PROJECT_SOURCE_DIR}/tools/explain_build.py ${CMAKE_BINARY_DIR} ${program})
  set_tests_properties(${prefix}/build PROPERTIES
    FIXTURES_SETUP ${prefix} RESOURCE_LOCK build TIMEOUT 3600 LABELS build)

  foreach(title IN LISTS STEP_${number}_TITLES)
    add_test(NAME "${prefix}/${title}" COMMAND ${program} "${title}" --reporter coach)
    set_tests_properties("${prefix}/${title}" PROPERTIES
      LABELS ${label} FIXTURES_REQUIRED ${prefix} TIMEOUT 15
      # CTest grades this code, and no other server.
      ENVIRONMENT_MODIFICATION "MINI_REDIS_TEST_SERVER=unset:;MINI_REDIS_TEST_REDIS=unset:")
  endforeach()
endfunction()
