cmake_minimum_required(VERSION 3.25)

# cmake -D BUILD_DIR=... -D TARGET=... -P build_or_explain.cmake
# Builds the target. If that fails, prints the first errors instead of the whole log.
# With -D WATCHED=DIR: Ninja goes by modification times, so it would not build a file that was copied with an
# old one. A file in DIR whose contents are not those of last time gets the current time.
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

# Show paths from the top of the checkout, because that is where an editor opens them.
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
string(REPLACE "${root}/" "" log "${log}")
string(REPLACE "${root}/" "" shown_build_dir "${BUILD_DIR}")

string(ASCII 31 semicolon)  # CMake would split the list at every semicolon in the compiler's messages
string(REPLACE ";" "${semicolon}" log "${log}")
string(REPLACE "\n" ";" lines "${log}")
# What common errors mean, in the order in which they are looked for.
set(meanings
  "ignoring return(ed)? value of type .*asio::awaitable|\
co_await is missing in front of it: without it nothing happens"
  "deleted function .*asio::basic_stream_socket|a socket cannot be copied, only moved: std::move(socket)"
  "undefined reference to|\
the header declares it, and no file defines it: is it spelt as in the .hpp, class name and all?"
  "[Uu]ndefined symbol|\
the header declares it, and no file defines it: is it spelt as in the .hpp, class name and all?")
set(shown "")
set(excerpt 0)  # how many more lines of the compiler's source excerpt to show: for the first error only
foreach(line IN LISTS lines)
  if(line MATCHES ": (fatal )?error:|undefined reference|[Uu]ndefined symbol|referenced from")
    if(NOT shown)
      set(excerpt 3)
    endif()
    list(APPEND shown "  ${line}")
    foreach(meaning IN LISTS meanings)
      string(REGEX REPLACE "[|][^|]*$" "" pattern "${meaning}")
      string(REGEX REPLACE "^.*[|]" "" words "${meaning}")
      if(line MATCHES "${pattern}" AND NOT "    (${words})" IN_LIST shown)
        list(APPEND shown "    (${words})")
      endif()
    endforeach()
  elseif(line MATCHES ": note:")
    set(excerpt 0)
  elseif(excerpt GREATER 0 AND line MATCHES "^ +[0-9]* +[|]")
    list(APPEND shown "  ${line}")
    math(EXPR excerpt "${excerpt} - 1")
  endif()
endforeach()
list(LENGTH shown count)
if(count EQUAL 0)
  set(shown ${lines})
endif()
list(SUBLIST shown 0 16 shown)
list(JOIN shown "\n" text)
string(REPLACE "${semicolon}" ";" text "${text}")
message("BUILD ERROR  ${TARGET}\n${text}\n"
        "  The first error is the one to mend; the others often follow from it."
        "\n  all of it: cmake --build ${shown_build_dir} --target ${TARGET}")
message(FATAL_ERROR "not built, so not tested")
