# The form of the code: MINI_REDIS_KIT. Included by tests/CMakeLists.txt.
#
#   style/format     clang-format would change nothing                               label style
#   style/lines      no line is longer than the limit                                label style
#   style/generated  what is made from steps/steps.txt is up to date                 label style
#   tidy/NAME        clang-tidy has nothing to say about layers, tests, ...          label tidy

set(tools ${PROJECT_SOURCE_DIR}/tools)
add_test(NAME style/format COMMAND ${MINI_REDIS_PYTHON} ${tools}/style/format.py)
add_test(NAME style/lines COMMAND ${MINI_REDIS_PYTHON} ${tools}/style/lines.py)
add_test(NAME style/generated COMMAND ${MINI_REDIS_PYTHON} ${tools}/generate.py --check)
set_tests_properties(style/format style/lines style/generated PROPERTIES LABELS style TIMEOUT 120 SKIP_RETURN_CODE 77)

# mini_redis_add_tidy_test(<name> <file>...): the files as one.
function(mini_redis_add_tidy_test name)
  add_test(NAME tidy/${name} COMMAND ${MINI_REDIS_PYTHON} ${tools}/style/tidy.py ${ARGN} -- -DMINI_REDIS_STEPS=1)
  set_tests_properties(tidy/${name} PROPERTIES LABELS tidy TIMEOUT 900 SKIP_RETURN_CODE 77)
endfunction()

set(layers "")
set(tests "")
foreach(number IN LISTS STEPS)
  set(step ${STEP_${number}_DIR})
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/steps/${step}/given/*.cpp
       ${PROJECT_SOURCE_DIR}/solutions/${step}/*.cpp)
  list(APPEND layers ${files})
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${step}/*.cpp
       ${CMAKE_CURRENT_SOURCE_DIR}/${step}/fixtures/*.cpp)
  list(APPEND tests ${files})
endforeach()
mini_redis_add_tidy_test(layers ${layers})
mini_redis_add_tidy_test(tests ${tests})
file(GLOB server CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/steps/common/*.cpp ${PROJECT_SOURCE_DIR}/steps/server/*.cpp)
list(FILTER server EXCLUDE REGEX "/program.cpp$")  # the build sets what is in it
mini_redis_add_tidy_test(server ${server})
file(GLOB support CONFIGURE_DEPENDS support/*.cpp server_side/*.cpp isolated/*.cpp)
list(FILTER support EXCLUDE REGEX "/(test_program|host|launcher).cpp$")
mini_redis_add_tidy_test(support ${support})
foreach(program host launcher)
  mini_redis_add_tidy_test(${program} ${CMAKE_CURRENT_SOURCE_DIR}/isolated/${program}.cpp)
endforeach()
file(GLOB tap CONFIGURE_DEPENDS ${tools}/tap/*.cpp)
mini_redis_add_tidy_test(tap ${tap})
