# The programs of ./workshop grade, built by the preset of that name: a test's process has no line of a submission in it,
# and the server's has no test. Included by tests/CMakeLists.txt.
#
#   stepNN_tester  the tests, with the reference's layers
#   stepNN_server  fixtures and the step's files as they are in steps/, which a submission's replace
#   launcher       starts a server with limits, and with a filter on its system calls
#
# The target graders builds them, and writes grading.json, which says how a submission is compiled and linked.
set(CMAKE_LINK_DEPENDS_USE_LINKER FALSE)  # or from CMake 3.27 on, linking writes a file into the build, which no sandbox may do
add_executable(launcher isolated/launcher.cpp isolated/channel.cpp)
target_include_directories(launcher PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
set(graders launcher)

add_library(host OBJECT isolated/host.cpp isolated/channel.cpp)
target_link_libraries(host PRIVATE server_side)

# mini_redis_add_host(<name> <number> <objects>...): the server's process for the tests of a step. The objects are all of
# the step's layer: nothing of it comes from the reference.
function(mini_redis_add_host name number)
  layers_from(layers)
  list(REMOVE_ITEM layers layer_${number}_reference)
  add_executable(${name} ${ARGN})
  if(TARGET step${number}_fixtures)
    target_link_libraries(${name} PRIVATE step${number}_fixtures)
  endif()
  target_link_libraries(${name} PRIVATE host server_side server ${layers} common)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR} EXCLUDE_FROM_ALL ON)
endfunction()

foreach(number IN LISTS STEPS)
  mini_redis_add_test_program(step${number}_tester ${number} step${number})

  list(TRANSFORM STEP_${number}_FILES PREPEND ${PROJECT_SOURCE_DIR}/steps/${STEP_${number}_DIR}/ OUTPUT_VARIABLE files)
  add_library(layer_${number}_submitted OBJECT ${files})
  target_link_libraries(layer_${number}_submitted PRIVATE common)
  target_precompile_headers(layer_${number}_submitted REUSE_FROM common)
  target_compile_options(layer_${number}_submitted PRIVATE ${unused_by_stubs})
  set_target_properties(layer_${number}_submitted PROPERTIES UNITY_BUILD OFF)

  mini_redis_add_host(step${number}_server ${number}
    $<TARGET_OBJECTS:layer_${number}_submitted> $<TARGET_OBJECTS:layer_${number}_given>)
  list(APPEND graders step${number}_tester step${number}_server)
  list(APPEND parts step${number}_tester_self layer_${number}_submitted)
endforeach()
set_target_properties(${graders} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
set_target_properties(host ${graders} ${parts} PROPERTIES EXCLUDE_FROM_ALL ON)

add_custom_target(graders
  COMMAND ${MINI_REDIS_PYTHON} ${PROJECT_SOURCE_DIR}/tools/grading_json.py ${CMAKE_BINARY_DIR}
  VERBATIM)
add_dependencies(graders ${graders})
