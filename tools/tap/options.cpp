#include "tap/options.hpp"

#include "common/command_line.hpp"
#include "common/integer.hpp"

namespace mini_redis::tap {
namespace {

// `value` is "16379", "localhost:6379" or "[::1]:6379".
void read_target(Options& options, std::string_view flag, std::string_view value) {
  const std::size_t colon = value.rfind(':');
  const std::string_view port = value.substr(colon == std::string_view::npos ? 0 : colon + 1);
  std::string_view host = colon == std::string_view::npos ? options.to_host : value.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host.empty() || !parse_integer(port))
    throw BadOption("--to needs [HOST:]PORT, such as 16379 or 127.0.0.1:6379, got '" + std::string(value) +
                    "'");
  const auto number = static_cast<std::uint16_t>(number_between(flag, port, 1, 65535));
  options.to_host = std::string(host);
  options.to_port = number;
}

void apply(Options& options, std::string_view flag, std::string_view value) {
  if (flag == "--help" || flag == "-h") {
    options.help = true;
  } else if (flag == "--no-bytes") {
    options.show_bytes = false;
  } else if (flag == "--port") {
    options.port = port_to_listen_on(flag, value);
  } else if (flag == "--to") {
    read_target(options, flag, value);
  } else {
    throw BadOption("unknown option '" + std::string(flag) + "'; tap --help lists them all");
  }
}

}  // namespace

Options parse_options(int argc, const char* const* argv) {
  Options options;
  read_flags(argc, argv, {"--help", "-h", "--no-bytes"},
             [&](std::string_view flag, std::string_view value) { apply(options, flag, value); });
  return options;
}

std::string help_text() {
  return "usage: tap [options]\n\n"
         "Sits between a client and a server, passes every byte on, and shows what they say.\n\n"
         "  --port N          listen on this port of 127.0.0.1; 0 takes a free one (default 7379)\n"
         "  --to [HOST:]PORT  the server to pass everything on to (default 127.0.0.1:6379)\n"
         "  --no-bytes        only what the bytes mean, not the bytes themselves\n"
         "  --help            this text\n\n"
         "example: tap --to 16379, and in another terminal: redis-cli -p 7379\n";
}

}  // namespace mini_redis::tap
