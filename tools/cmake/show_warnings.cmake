# cmake -D FOLDER=... -P show_warnings.cmake
# Prints the files in the folder, and removes them: the warnings about the learner's files. CTest calls this at its end.
file(GLOB files ${FOLDER}/*.txt)
foreach(file IN LISTS files)
  file(READ ${file} text)
  file(REMOVE ${file})
  string(APPEND all "\n${text}")
endforeach()
if(all)
  message("\nYour files compile, with warnings:\n${all}")
endif()
