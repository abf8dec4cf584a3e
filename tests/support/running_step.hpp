// The step that the running test belongs to: a program may have the tests of several.
#pragma once

#include <string_view>

namespace mini_redis::testing {

/// "03-commands": the folder of the test's source. Allocates nothing, so a signal handler may call it.
std::string_view running_step();

/// Call it before each test, with the path of its source.
void note_running_test(std::string_view source);

}  // namespace mini_redis::testing
