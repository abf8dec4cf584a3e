# The learner's layers as the servers have them: layer_NN_filled. Where a function is not written yet, the
# reference's is in its place. tools/fill_in.py writes the sources.
#
# These are objects, so the linker takes them before it looks into layer_NN_reference, which has what is given,
# and all of a step that is not begun.

# mini_redis_add_filled_layers(): those of all steps, and the library filled_in, which knows what they lack.
function(mini_redis_add_filled_layers)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/filled)
  set(made ${folder}/filled_in.cpp)
  foreach(number IN LISTS SERVER_STEPS)
    set(step ${STEP_${number}_DIR})
    set(sources ${folder}/${step}/reference.cpp)
    foreach(file IN LISTS STEP_${number}_FILES)
      list(APPEND read ${PROJECT_SOURCE_DIR}/steps/${step}/${file}
                       ${PROJECT_SOURCE_DIR}/solutions/${step}/${file})
      list(APPEND sources ${folder}/${step}/${file})
    endforeach()
    mini_redis_add_filled_layer(${number} ${sources})
    list(APPEND made ${sources})
  endforeach()
  add_library(filled_in STATIC ${folder}/filled_in.cpp)
  target_link_libraries(filled_in PUBLIC common)
  set_target_properties(filled_in PROPERTIES UNITY_BUILD OFF)

  set(tools ${PROJECT_SOURCE_DIR}/tools)
  set(modules cpp steps written)
  list(TRANSFORM modules REPLACE "(.+)" "${tools}/workshop/\\1.py")
  add_custom_command(OUTPUT ${made} COMMAND ${MINI_REDIS_PYTHON} ${tools}/fill_in.py ${folder}
    DEPENDS ${read} ${PROJECT_SOURCE_DIR}/steps/steps.txt ${tools}/fill_in.py ${modules} VERBATIM)
endfunction()

# mini_redis_add_filled_layer(<number> <source>...)
function(mini_redis_add_filled_layer number)
  add_library(layer_${number}_filled OBJECT ${ARGN})
  target_link_libraries(layer_${number}_filled PUBLIC common)
  target_precompile_headers(layer_${number}_filled REUSE_FROM common)
  set_target_properties(layer_${number}_filled PROPERTIES UNITY_BUILD OFF)
  # The first: a header of the learner's may be beside their file. The others: a function is left out, and its
  # helpers are not.
  target_compile_options(layer_${number}_filled PRIVATE
    "SHELL:-iquote \"${PROJECT_SOURCE_DIR}/steps/${STEP_${number}_DIR}\""
    ${unused_by_stubs} -Wno-unused-function -Wno-unused-const-variable)
endfunction()
