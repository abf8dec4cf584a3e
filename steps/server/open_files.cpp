#include "server/open_files.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "common/log.hpp"

namespace mini_redis {
namespace {

constexpr rlim_t for_other_files = 32;  // Redis: CONFIG_MIN_RESERVED_FDS

// How many there may be now. A privileged process may raise both limits, others only the first up to the
// second.
rlim_t raise_limit(rlim_t wanted) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_cur >= wanted) return limit.rlim_cur;
  const rlimit both{wanted, std::max(wanted, limit.rlim_max)};
  if (setrlimit(RLIMIT_NOFILE, &both) == 0) return wanted;
  const rlimit first{std::min(wanted, limit.rlim_max), limit.rlim_max};
  return setrlimit(RLIMIT_NOFILE, &first) == 0 ? first.rlim_cur : limit.rlim_cur;
}

}  // namespace

int clients_within_limits(int wanted) {
  const rlim_t needed = static_cast<rlim_t>(wanted) + for_other_files;
  const rlim_t allowed = raise_limit(needed);
  if (allowed >= needed) return wanted;
  const std::string limit = std::to_string(allowed) + " open files (ulimit -n)";
  if (allowed <= for_other_files)
    throw std::runtime_error("a limit of " + limit + " is too low: it takes " +
                             std::to_string(for_other_files + 1) + " to serve one client");
  const auto possible = static_cast<int>(allowed - for_other_files);
  log(LogLevel::warning, "at most ", possible, " clients, not the ", wanted, " of --maxclients: those need ",
      needed, " open files, and the limit is ", limit, "; raise it to serve more");
  return possible;
}

}  // namespace mini_redis
