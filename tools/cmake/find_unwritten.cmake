cmake_minimum_required(VERSION 3.25)

# cmake -D ROOT=... -D FILES="steps/03-commands/dispatcher.cpp ..." -D OUTPUT=... -P find_unwritten.cmake
# Writes a source file that lists the functions in these files that call not_implemented(), as declared in
# steps/server/unwritten.hpp. It only reads the files; it runs nothing in them.
separate_arguments(FILES)
set(rows "")
foreach(path IN LISTS FILES)
  string(REGEX REPLACE "^steps/([^/]+)/.*$" "\\1" step "${path}")
  file(READ ${ROOT}/${path} text)
  # CMake would split the list at a semicolon, and would not split it inside brackets.
  string(REPLACE ";" "," text "${text}")
  string(REGEX REPLACE "[][]" " " text "${text}")
  string(REPLACE "\n" ";" lines "${text}")
  set(number 0)
  set(function "")
  foreach(line IN LISTS lines)
    math(EXPR number "${number} + 1")
    if(line MATCHES "^[A-Za-z][^=#]*[ *&]([A-Za-z0-9_:~]+)\\(")  # a definition begins in the first column
      set(function ${CMAKE_MATCH_1})
    elseif(line MATCHES "^ [^/\"]*not_implemented\\(\\)" AND function)
      string(APPEND rows "    {\"${step}\", \"${function}\", \"${path}\", ${number}},\n")
      set(function "")
    endif()
  endforeach()
endforeach()

if(rows)
  set(definition "const Unwritten rows[] = {\n${rows}};\n}  // namespace\n\
const std::span<const Unwritten> unwritten(rows);")
else()
  set(definition "}  // namespace\nconst std::span<const Unwritten> unwritten;")
endif()
file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT
  "#include \"server/unwritten.hpp\"\n\nnamespace mini_redis {\nnamespace {\n\
@definition@\n}  // namespace mini_redis\n")
