#include "server_side/test_time.hpp"

#include <algorithm>
#include <cstdlib>

namespace mini_redis::testing {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const auto started = std::chrono::steady_clock::now();

}  // namespace

seconds test_time() {
  if (const char* wanted = std::getenv("MINI_REDIS_TEST_SECONDS")) return seconds(std::atoi(wanted));
  return seconds(std::getenv("MINI_REDIS_TEST_SERVER") ? 30 : 5);
}

milliseconds time_passed() {
  return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - started);
}

milliseconds time_left() {
  return std::max(milliseconds(0), milliseconds(test_time()) - time_passed());
}

}  // namespace mini_redis::testing
