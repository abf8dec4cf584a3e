# cmake -D BUILD_DIR=... -D TARGET=... -P build_or_explain.cmake
# Builds the target; if that fails, prints the first errors instead of the whole log.
execute_process(COMMAND ${CMAKE_COMMAND} --build ${BUILD_DIR} --target ${TARGET}
                RESULT_VARIABLE status OUTPUT_VARIABLE log ERROR_VARIABLE log)
if(status EQUAL 0)
  return()
endif()

string(REPLACE ";" "\\;" log "${log}")
string(REPLACE "\n" ";" lines "${log}")
set(shown "")
foreach(line IN LISTS lines)
  if(line MATCHES ": (fatal )?error:|undefined reference|[Uu]ndefined symbol|referenced from")
    list(APPEND shown "  ${line}")
  endif()
endforeach()
list(LENGTH shown count)
if(count EQUAL 0)
  set(shown ${lines})
endif()
list(SUBLIST shown 0 12 shown)
list(JOIN shown "\n" text)
message("BUILD ERROR  ${TARGET}\n${text}\n  The first error is the one to mend; the others often follow from it."
        "\n  all of it: cmake --build ${BUILD_DIR} --target ${TARGET}")
message(FATAL_ERROR "not built, so not tested")
