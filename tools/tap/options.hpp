// The command line of the tap.
#pragma once

#include <cstdint>
#include <string>

namespace mini_redis::tap {

struct Options {
  std::uint16_t port = 7379;
  std::string to_host = "127.0.0.1";
  std::uint16_t to_port = 6379;
  bool show_bytes = true;
  bool help = false;
};

/// Throws BadOption.
Options parse_options(int argc, const char* const* argv);

std::string help_text();

}  // namespace mini_redis::tap
