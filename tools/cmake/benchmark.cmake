# The benchmark in short, as a test of the preset release: benchmark/quick, label benchmark. Included by tests/CMakeLists.txt.
if(CMAKE_SYSTEM_NAME STREQUAL Linux)
  add_test(NAME benchmark/quick COMMAND ${MINI_REDIS_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/bench/compare.py --quick)
else()
  add_test(NAME benchmark/quick
           COMMAND ${CMAKE_COMMAND} -E echo "NOT CHECKED: it pins programs to cores and reads /proc, which only Linux has")
endif()
set_tests_properties(benchmark/quick PROPERTIES LABELS benchmark TIMEOUT 300 RUN_SERIAL ON
                     SKIP_REGULAR_EXPRESSION "^NOT CHECKED: ")
