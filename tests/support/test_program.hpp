// What a test program knows about itself; the build sets it.
#pragma once

namespace mini_redis::testing {

/// Plain pointers, because every test program compiles this: it needs no header, so it costs no time.
struct TestProgram {
  const char* prefix;   // prefix of its tests' names in CTest: "step03" or "reference/03"; or "together/03"
  const char* program;  // the executable, in the build directory
  const char* root;     // the checkout
  const char* build;    // the build directory
};
extern const TestProgram test_program;

}  // namespace mini_redis::testing
