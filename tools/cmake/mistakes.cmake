# Builds the bank of mistakes (tests/mistakes/README.md), and adds the tests that check it. Included by kit_tests.cmake.
#
# The mistakes of a step are one program, mistakes_NN; MINI_REDIS_MISTAKE chooses one when the program starts. A mistake
# that changes more than the bodies of functions is a program of its own, mistake_NN_NAME. Each program has the graded
# tests of the step; the server that makes the same mistakes is mini-redis-mistakes_NN, and the one of a test that runs in
# another process is mistakes_NN_host.

# mini_redis_add_mistakes(<program> <number> <specification>...): one source for all of them. The linker takes its
# functions and not those in the layer's library.
function(mini_redis_add_mistakes program number)
  set(dir ${CMAKE_CURRENT_SOURCE_DIR}/mistakes)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/mistakes/${program}.cpp)
  set(solutions ${PROJECT_SOURCE_DIR}/solutions/${STEP_${number}_DIR})
  list(TRANSFORM STEP_${number}_FILES PREPEND ${solutions}/ OUTPUT_VARIABLE reference)
  add_custom_command(OUTPUT ${source} COMMAND ${MINI_REDIS_PYTHON} ${dir}/program.py ${source} ${ARGN}
    DEPENDS ${ARGN} ${reference} ${dir}/program.py ${dir}/editing.py ${dir}/specification.py VERBATIM)
  mini_redis_add_wrong_program(${program} ${number} ${source})
endfunction()

# mini_redis_add_mutants(<number>): the program of tests/mistakes/mutate.py, which writes its source.
function(mini_redis_add_mutants number)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/mistakes/mutants_${number}.cpp)
  set_source_files_properties(${source} PROPERTIES GENERATED ON)
  mini_redis_add_wrong_program(mutants_${number} ${number} ${source})
endfunction()

# mini_redis_add_wrong_program(<program> <number> <source>): the step's tests, and servers, on the functions in the source.
function(mini_redis_add_wrong_program program number source)
  add_library(${program}_code OBJECT ${source})
  target_include_directories(${program}_code PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${program}_code PRIVATE common)
  target_precompile_headers(${program}_code REUSE_FROM common)
  # Mistakes may do what warnings are there to prevent, but not what is an error for a learner, too.
  target_compile_options(${program}_code PRIVATE
    -Wno-error -Wno-all -Wno-extra -Wno-pedantic -Wno-shadow -Wno-conversion ${never_right})

  mini_redis_add_test_program(${program} ${number} step${number})
  mini_redis_add_server(mini-redis-${program} 6379)
  set(programs ${program} mini-redis-${program})
  if(COMMAND mini_redis_add_host)
    mini_redis_add_host(${program}_host ${number})
    target_link_libraries(${program}_host PRIVATE layer_${number}_reference)  # for what the source leaves as it is
    list(APPEND programs ${program}_host)
  endif()
  foreach(target IN LISTS programs)
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:${program}_code>)
    set_target_properties(${target} PROPERTIES EXCLUDE_FROM_ALL ON)
  endforeach()
  set_target_properties(${program}_code ${program}_self PROPERTIES EXCLUDE_FROM_ALL ON)
endfunction()

# mini_redis_add_check_of_mistakes(<name> <label> <arguments of check.py>...)
function(mini_redis_add_check_of_mistakes name label)
  add_test(NAME mistakes/${name} COMMAND ${MINI_REDIS_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/mistakes/check.py ${ARGN})
  set_tests_properties(mistakes/${name} PROPERTIES LABELS ${label} TIMEOUT 600 RUN_SERIAL ON
    ENVIRONMENT "MINI_REDIS_BUILD=${CMAKE_BINARY_DIR}")
endfunction()

foreach(number IN LISTS STEPS)
  file(GLOB specs CONFIGURE_DEPENDS mistakes/${STEP_${number}_DIR}/*.mistake mistakes/${STEP_${number}_DIR}/*.variant)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${specs})  # for what is read of them here
  set(together "")
  foreach(spec IN LISTS specs)
    file(STRINGS ${spec} alone REGEX "^--- (in|whole) file$")
    if(alone)
      get_filename_component(name ${spec} NAME_WE)
      mini_redis_add_mistakes(mistake_${number}_${name} ${number} ${spec})
    else()
      list(APPEND together ${spec})
    endif()
  endforeach()
  if(together)
    mini_redis_add_mistakes(mistakes_${number} ${number} ${together})
  endif()
  mini_redis_add_mutants(${number})
  mini_redis_add_check_of_mistakes(${number} mistakes ${STEP_${number}_DIR})
endforeach()
mini_redis_add_check_of_mistakes(sample sample --sample)
