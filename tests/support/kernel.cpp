#include "support/kernel.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <limits>
#include <sstream>

#include "server_side/test_time.hpp"

namespace mini_redis::testing {
namespace {

using Seconds = std::chrono::duration<double>;

// For each thread: the nanoseconds that it has run, those that it has waited to run, and how often it ran.
Seconds waited_for_processor() {
  std::chrono::nanoseconds waited{0};
  std::error_code ignored;
  for (const auto& thread : std::filesystem::directory_iterator("/proc/self/task", ignored)) {
    std::int64_t has_run = 0, has_waited = 0;
    std::ifstream(thread.path() / "schedstat") >> has_run >> has_waited;
    waited += std::chrono::nanoseconds(has_waited);
  }
  return waited;
}

}  // namespace

// A line for each socket: "0: 0100007F:1F90 00000000:0000 0A 00000000:00000003 ..." is one that listens (0A)
// on port 1F90, with three clients in its queue.
int clients_not_accepted(std::uint16_t port) {
  std::ifstream sockets("/proc/net/tcp");
  std::string number, local, remote, state, queues;
  while (sockets >> number >> local >> remote >> state >> queues) {
    sockets.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    const auto after_colon = [](const std::string& text) { return text.substr(text.find(':') + 1); };
    if (state == "0A" && std::stoi(after_colon(local), nullptr, 16) == port)
      return std::stoi(after_colon(queues), nullptr, 16);
  }
  return 0;
}

std::string slowness() {
  const Seconds passed = time_passed(), waited = waited_for_processor();
  if (waited < passed / 4) return "";
  std::ostringstream text;
  text << std::fixed << std::setprecision(1) << "the machine is slow just now: of " << passed.count()
       << " seconds, this test has waited " << std::min(waited, passed).count() << " for a processor";
  return text.str();
}

}  // namespace mini_redis::testing
