# What the kit checks of itself: MINI_REDIS_KIT. Included by tests/CMakeLists.txt.
#
#   reference/NN/<title>   the graded tests on the reference                         label reference
#   kit/<room>/<name>      tests/kit/<room>/test_<name>.py                           label kit
#   docs/NAME              docs/examples: what the docs quote runs                   label kit
#   mistakes/NN            tests/mistakes: are the graded tests sharp, and just?     label mistakes

find_program(MINI_REDIS_PYTHON python3 HINTS /usr/bin REQUIRED)  # the system's: it sees the system's packages

foreach(number IN LISTS STEPS)
  mini_redis_add_test_program(step${number}_reference_tests ${number} reference/${number})
  mini_redis_register_tests(step${number}_reference_tests ${number} reference/${number} reference)
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
  if(name MATCHES "^kit/driver/|/verdicts$")  # they share a learner's checkout, and build in it
    set_tests_properties(${name} PROPERTIES RESOURCE_LOCK checkout)
  endif()
endforeach()

# A mistake is the reference with an edit: the edited file is compiled, and stands in front of the reference's layer.
foreach(number IN LISTS STEPS)
  set(dir ${CMAKE_CURRENT_SOURCE_DIR}/mistakes/${STEP_${number}_DIR})
  file(GLOB specs CONFIGURE_DEPENDS ${dir}/*.mistake ${dir}/*.variant)
  list(TRANSFORM STEP_${number}_FILES PREPEND ${PROJECT_SOURCE_DIR}/solutions/${STEP_${number}_DIR}/ OUTPUT_VARIABLE reference)
  set(programs "")
  foreach(spec IN LISTS specs)
    get_filename_component(name ${spec} NAME_WE)
    set(program mistake_${number}_${name})
    set(edited ${CMAKE_CURRENT_BINARY_DIR}/mistakes/${STEP_${number}_DIR}/${name}.cpp)
    add_custom_command(OUTPUT ${edited}
      COMMAND ${MINI_REDIS_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/mistakes/apply.py ${spec} ${edited}
      DEPENDS ${spec} ${reference} ${CMAKE_CURRENT_SOURCE_DIR}/mistakes/apply.py
              ${CMAKE_CURRENT_SOURCE_DIR}/mistakes/specification.py
      VERBATIM)
    mini_redis_add_test_program(${program} ${number} ${program})
    target_sources(${program} PRIVATE ${edited})
    target_precompile_headers(${program} REUSE_FROM common)
    # Mistakes are allowed what warnings are there to prevent.
    target_compile_options(${program} PRIVATE -w)
    set_target_properties(${program} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/mistakes
                          EXCLUDE_FROM_ALL ON)
    list(APPEND programs ${program})
  endforeach()
  if(programs)
    add_custom_target(mistakes_${number} DEPENDS ${programs})
    add_test(NAME mistakes/${number} COMMAND ${MINI_REDIS_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/mistakes/check.py
      ${STEP_${number}_DIR} ${CMAKE_BINARY_DIR})
    set_tests_properties(mistakes/${number} PROPERTIES LABELS mistakes TIMEOUT 1200 RUN_SERIAL ON)
  endif()
endforeach()

# Loaded into a server by kit/persistence/test_faulty_disk.py.
if(CMAKE_SYSTEM_NAME STREQUAL Linux)
  add_library(faulty_disk MODULE kit/persistence/faulty_disk.cpp)
  target_link_libraries(faulty_disk PRIVATE ${CMAKE_DL_LIBS})
  set_target_properties(faulty_disk PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endif()
