// The command line of the two servers.
#pragma once

#include <asio/ip/tcp.hpp>
#include <optional>
#include <string>
#include <vector>

#include "07-persistence/given/settings.hpp"
#include "common/command_line.hpp"
#include "common/log.hpp"
#include "server/program.hpp"

namespace mini_redis {

struct Options {
  asio::ip::tcp::endpoint endpoint{asio::ip::address_v4::loopback(), 0};
  int max_clients = 10'000;
  bool protected_mode = true;
  LogLevel log_level = LogLevel::notice;
  std::optional<int> upto;  // the learner's layers end with this step, the reference's follow; empty: all
  PersistenceSettings persistence;
  bool echo = false;
  bool help = false;
};

/// Accepts both "--port 7000" and "--port=7000". Throws BadOption.
Options parse_options(int argc, const char* const* argv);
/// All flags but --upto, each with its value after an "=": the arguments for another program.
std::vector<std::string> all_but_upto(int argc, const char* const* argv);

std::string help_text();

}  // namespace mini_redis
