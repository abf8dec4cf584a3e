# A step is a layer, and a layer has two implementations of the same headers: the learner's
# (steps/NN-slug/*.cpp) and the reference's (the same, but with the files that the learner edits taken from
# solutions/NN-slug). Each program chooses, layer by layer, which of the two it links:
#
#   program                          layers from the learner      layers from the reference
#   stepNN_tests                     NN                           all others
#   stepNN_reference_tests           none                         all
#   together_NN_tests                01 to NN                     the rest
#   mini-redis                       all, filled in               none
#   mini-redis-upto-N                1 to N, filled in            the rest
#   mini-redis-reference             none                         all
#   stepNN_debug                     NN, with values for gdb      all others
#
# Filled in: where a function is not written yet, the reference's is in its place (filled.cmake).
#
# A step with a folder program/ has a server of its own, and is not a layer of these (steps/CMakeLists.txt).

# Reads the list of steps. Sets STEPS (numbers: 01 02 ...), SERVER_STEPS (those without a program of their own),
# and for each STEP_<number>_DIR, STEP_<number>_FILES.
function(mini_redis_read_steps list_file)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${list_file})
  file(STRINGS ${list_file} lines REGEX "^[0-9]")
  foreach(line IN LISTS lines)
    string(REGEX REPLACE " *\\| *" ";" columns "${line}")
    list(GET columns 0 number)
    list(GET columns 1 slug)
    list(GET columns 4 files)
    separate_arguments(files)
    list(APPEND numbers ${number})
    set(STEP_${number}_DIR ${number}-${slug} PARENT_SCOPE)
    set(STEP_${number}_FILES ${files} PARENT_SCOPE)
    if(NOT EXISTS ${PROJECT_SOURCE_DIR}/steps/${number}-${slug}/program)
      list(APPEND layers ${number})
    endif()
  endforeach()
  set(STEPS ${numbers} PARENT_SCOPE)
  set(SERVER_STEPS ${layers} PARENT_SCOPE)
endfunction()

set(unused_by_stubs -Wno-unused-parameter $<$<CXX_COMPILER_ID:Clang,AppleClang>:-Wno-unused-private-field>)

# mini_redis_add_layers(<number>): both implementations of the step. Given files are compiled once, for both.
# The learner's is there a second time, as layer_NN_debug: it tells a debugger the values of variables, which takes
# a sixth longer to compile. Nothing builds it before ./workshop why or debug asks for it.
function(mini_redis_add_layers number)
  set(step_dir ${PROJECT_SOURCE_DIR}/steps/${STEP_${number}_DIR})
  file(GLOB_RECURSE given CONFIGURE_DEPENDS ${step_dir}/given/*.cpp)
  list(TRANSFORM STEP_${number}_FILES PREPEND ${step_dir}/ OUTPUT_VARIABLE mine)
  list(TRANSFORM STEP_${number}_FILES PREPEND ${PROJECT_SOURCE_DIR}/solutions/${STEP_${number}_DIR}/
       OUTPUT_VARIABLE reference)

  add_library(layer_${number}_given OBJECT ${given})
  add_library(layer_${number}_mine STATIC ${mine} $<TARGET_OBJECTS:layer_${number}_given>)
  add_library(layer_${number}_reference STATIC ${reference} $<TARGET_OBJECTS:layer_${number}_given>)
  add_library(layer_${number}_debug STATIC EXCLUDE_FROM_ALL ${mine} $<TARGET_OBJECTS:layer_${number}_given>)
  foreach(kind given mine debug reference)
    target_link_libraries(layer_${number}_${kind} PUBLIC common)
    target_precompile_headers(layer_${number}_${kind} REUSE_FROM common)
  endforeach()
  # After a save, compile the file that was saved, and no more.
  set_target_properties(layer_${number}_mine layer_${number}_debug PROPERTIES UNITY_BUILD OFF)
  # The program of a mistake replaces single files of the reference.
  if(MINI_REDIS_KIT AND NOT MINI_REDIS_SANITIZE)
    set_target_properties(layer_${number}_reference PROPERTIES UNITY_BUILD OFF)
  endif()
  # A stub does not use its parameters and members yet.
  foreach(kind mine debug)
    target_compile_options(layer_${number}_${kind} PRIVATE ${unused_by_stubs})
  endforeach()
  target_compile_options(layer_${number}_debug PRIVATE -g2
    $<$<CXX_COMPILER_ID:Clang,AppleClang>:-fstandalone-debug>)
endfunction()

# layers_from(<variable> <numbers of the learner's layers>): a program's layer libraries, upper layers first.
function(layers_from variable)
  set(layers "")
  foreach(number IN LISTS STEPS)
    if(number IN_LIST ARGN)
      list(PREPEND layers layer_${number}_mine)
    else()
      list(PREPEND layers layer_${number}_reference)
    endif()
  endforeach()
  set(${variable} ${layers} PARENT_SCOPE)
endfunction()

# mini_redis_add_server(<name> <port> <numbers of the learner's layers, filled in>)
function(mini_redis_add_server name port)
  set(filled ${ARGN})
  list(TRANSFORM filled REPLACE "(.+)" "$<TARGET_OBJECTS:layer_\\1_filled>")
  add_executable(${name} ${PROJECT_SOURCE_DIR}/steps/server/program.cpp ${filled})
  set(own 0 ${ARGN})
  list(GET own -1 last)
  string(REGEX REPLACE "^0(.)" "\\1" last ${last})
  target_compile_definitions(${name} PRIVATE
    MINI_REDIS_PROGRAM="${name}" MINI_REDIS_PORT=${port} MINI_REDIS_LAST_OWN_STEP=${last})
  list(TRANSFORM SERVER_STEPS REPLACE "(.+)" "layer_\\1_reference" OUTPUT_VARIABLE layers)
  list(REVERSE layers)  # upper layers first
  target_link_libraries(${name} PRIVATE server_main filled_in server ${layers} common)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endfunction()
