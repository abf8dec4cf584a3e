# How the kit checks itself: MINI_REDIS_KIT. Included by tests/CMakeLists.txt.
#
#   reference/NN/<title>   the graded tests on the reference                         label reference
#   kit/<room>/<name>      tests/kit/<room>/test_<name>.py                           label kit; stubs, driver
#   docs/NAME              docs/examples: the programs that the docs quote           label kit
#   mistakes/NN            tests/mistakes: wrong code must fail, right code pass     label mistakes
#   mistakes/sample        some of them, of every step                               label sample

add_custom_target(reference_tests)
foreach(number IN LISTS STEPS)
  mini_redis_add_test_program(step${number}_reference_tests ${number} reference/${number})
  mini_redis_register_tests(step${number}_reference_tests ${number} reference/${number} reference)
  add_dependencies(reference_tests step${number}_reference_tests)
  # A learner must not wait long for what hangs; here nothing hangs, and a busy machine must not look as if it did.
  list(TRANSFORM STEP_${number}_TITLES PREPEND reference/${number}/ OUTPUT_VARIABLE reference_tests)
  set_tests_properties(${reference_tests} PROPERTIES TIMEOUT 300 ENVIRONMENT MINI_REDIS_TEST_SECONDS=60)
endforeach()

file(GLOB kit_tests CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}/kit kit/*/test_*.py)
foreach(file IN LISTS kit_tests)
  string(REGEX REPLACE "(.*)/test_(.*)\\.py" "kit/\\1/\\2" name ${file})
  add_test(NAME ${name} COMMAND ${MINI_REDIS_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/kit/run.py ${file})
  set_tests_properties(${name} PROPERTIES LABELS kit ENVIRONMENT "MINI_REDIS_BUILD=${CMAKE_BINARY_DIR}"
    TIMEOUT 14400           # run.py knows better, and ends it long before
    SKIP_RETURN_CODE 77)    # NOT CHECKED: without npm, say, or beside a later Redis
  if(name MATCHES "^kit/(driver|filled)/|/(verdicts|joining)$")  # they share a learner's checkout, and build in it
    set_tests_properties(${name} PROPERTIES RESOURCE_LOCK checkout COST 1000)  # one after the other: so the first begins at once
  endif()
  if(name MATCHES "^kit/grades/(grading|stopping|hostile|fairness)$")  # they build the graders
    set_property(TEST ${name} APPEND PROPERTY RESOURCE_LOCK graders)
  endif()
  if(name MATCHES "/(two_processes|fairness)$")  # they build mistakes
    set_property(TEST ${name} APPEND PROPERTY RESOURCE_LOCK build)
  endif()
endforeach()
set_property(TEST kit/simulation/sharpness PROPERTY RUN_SERIAL ON)  # it builds
# These two are in the short ./workshop verify as well.
set_property(TEST kit/graders/pristine APPEND PROPERTY LABELS stubs)
set_property(TEST kit/driver/main APPEND PROPERTY LABELS driver)
# These start the server program and use all of it: ./workshop verify sanitize runs them on the sanitized one, too.
set_property(TEST kit/server/appending kit/server/bad_input kit/server/vanishing_clients kit/server/shutdown kit/like_redis/same_bytes
  kit/persistence/rewrite
  APPEND PROPERTY LABELS sanitized)

include(mistakes)

# kit/persistence/test_faulty_disk.py loads this into a server.
if(CMAKE_SYSTEM_NAME STREQUAL Linux)
  add_library(faulty_disk MODULE kit/persistence/faulty_disk.cpp)
  target_link_libraries(faulty_disk PRIVATE ${CMAKE_DL_LIBS})
  set_target_properties(faulty_disk PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endif()

# For kit/simulation.
if(CMAKE_SYSTEM_NAME STREQUAL Linux AND NOT MINI_REDIS_SANITIZE)
  include(simulation)
endif()

# For kit/graders/test_requirements.py.
add_executable(broken_requirements kit/graders/broken_requirements.cpp)
layers_from(layers)
target_link_libraries(broken_requirements PRIVATE server ${layers} common)
set_target_properties(broken_requirements PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
