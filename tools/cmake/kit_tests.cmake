# How the kit checks itself: MINI_REDIS_KIT. Included by tests/CMakeLists.txt.
#
#   reference/NN/<title>   the graded tests on the reference                         label reference
#   kit/<file>             tests/kit: the programs, the driver, the verdicts         label kit; stubs, driver
#   docs/NAME              docs/examples: the programs that the docs quote           label kit
#   mistakes/NN            tests/mistakes: wrong code must fail, right code pass     label mistakes
#   mistakes/sample        some of them, of every step                               label sample

find_program(MINI_REDIS_PYTHON python3 HINTS /usr/bin REQUIRED)  # the system's: it has the system's packages

add_custom_target(reference_tests)
foreach(number IN LISTS STEPS)
  mini_redis_add_test_program(step${number}_reference_tests ${number} reference/${number})
  mini_redis_register_tests(step${number}_reference_tests ${number} reference/${number} reference)
  add_dependencies(reference_tests step${number}_reference_tests)
endforeach()

file(GLOB kit_tests CONFIGURE_DEPENDS kit/test_*.py)
foreach(file IN LISTS kit_tests)
  get_filename_component(name ${file} NAME_WE)
  string(REPLACE test_ "" name ${name})
  add_test(NAME kit/${name} COMMAND ${MINI_REDIS_PYTHON} ${file} -v)  # -v: says why something was skipped
  set_tests_properties(kit/${name} PROPERTIES LABELS kit TIMEOUT 900 ENVIRONMENT "MINI_REDIS_BUILD=${CMAKE_BINARY_DIR}"
    SKIP_REGULAR_EXPRESSION "\nOK \\(skipped=")  # at its end, and only where nothing has failed
  if(name MATCHES "^driver|^generate$|^verdicts$")  # they share a copy of the checkout (tests/kit/clone.py), and build in it
    set_tests_properties(kit/${name} PROPERTIES RESOURCE_LOCK checkout)
  endif()
endforeach()
# These two are in the short ./workshop verify as well.
set_property(TEST kit/pristine APPEND PROPERTY LABELS stubs)
set_property(TEST kit/driver_main APPEND PROPERTY LABELS driver)

include(mistakes)

# kit/test_persistence_steps.py loads this into a server.
if(CMAKE_SYSTEM_NAME STREQUAL Linux)
  add_library(faulty_disk MODULE kit/faulty_disk.cpp)
  target_link_libraries(faulty_disk PRIVATE ${CMAKE_DL_LIBS})
  set_target_properties(faulty_disk PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endif()
