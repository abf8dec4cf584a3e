// A server's process that is not the test's: so that no line of the code under test runs where the
// verdict is made.
#pragma once

#include <memory>

#include "support/server_process.hpp"

namespace mini_redis::testing {

/// The variable with the command that starts it, one word a line. It gets the channel as its descriptor 3.
inline constexpr char server_command[] = "MINI_REDIS_SERVER_COMMAND";
/// The variable with the path of its program, in which the lines of the step's code are looked up.
inline constexpr char server_program[] = "MINI_REDIS_SERVER_PROGRAM";

/// The process is started when it is needed first, and again when it is needed after dies(). If it ends
/// by itself, that is the end of the test, and the verdict CRASH. What it says is what the code under
/// test lets it say: the caller may believe a failure, and never a success.
std::unique_ptr<ServerProcess> other_process();

}  // namespace mini_redis::testing
