cmake_minimum_required(VERSION 3.25)

# cmake -D BUILD_DIR=... -D TARGET=... -P build_or_explain.cmake
# Builds the target; if that fails, prints the first errors instead of the whole log.
# -D WATCHED=DIR besides: Ninja goes by dates, and would not build a file that was copied with its old one. A file there
# with other contents than last time is given the date of now.
if(WATCHED)
  file(GLOB files ${WATCHED}/*.cpp)
  set(record ${BUILD_DIR}/contents-${TARGET}.txt)
  set(known "")
  if(EXISTS ${record})
    file(STRINGS ${record} known)
  endif()
  set(contents "")
  foreach(file IN LISTS files)
    file(SHA256 ${file} hash)
    list(APPEND contents "${hash} ${file}")
    if(known AND NOT "${hash} ${file}" IN_LIST known)
      file(TOUCH_NOCREATE ${file})
    endif()
  endforeach()
  list(JOIN contents "\n" text)
  file(WRITE ${record} "${text}")
endif()

execute_process(COMMAND ${CMAKE_COMMAND} --build ${BUILD_DIR} --target ${TARGET}
                RESULT_VARIABLE status OUTPUT_VARIABLE log ERROR_VARIABLE log)
if(status EQUAL 0)
  return()
endif()

# Paths as they are seen from the top of the checkout, where an editor opens them.
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
string(REPLACE "${root}/" "" log "${log}")
string(REPLACE "${root}/" "" shown_build_dir "${BUILD_DIR}")

string(ASCII 31 semicolon)  # a list of CMake would end an element at each one in the compiler's words
string(REPLACE ";" "${semicolon}" log "${log}")
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
string(REPLACE "${semicolon}" ";" text "${text}")
message("BUILD ERROR  ${TARGET}\n${text}\n  The first error is the one to mend; the others often follow from it."
        "\n  all of it: cmake --build ${shown_build_dir} --target ${TARGET}")
message(FATAL_ERROR "not built, so not tested")
