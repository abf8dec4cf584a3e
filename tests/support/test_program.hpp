// What a test program knows of itself; the build sets it.
#pragma once

#include <string>

namespace mini_redis::testing {

struct TestProgram {
  std::string step;     // "03-commands"
  std::string prefix;   // of its tests' names in CTest: "step03", or "reference/03"
  std::string program;  // the executable, in the build directory
  std::string root;     // the checkout
  std::string build;    // the build directory
};
extern const TestProgram test_program;

}  // namespace mini_redis::testing
