// mini-redis-speed: the server of step 11, with the slow parts or with yours.
#include <unistd.h>

#include <asio/signal_set.hpp>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <sstream>

#include "11-speed/given/speed_server.hpp"
#include "common/cannot_listen.hpp"
#include "common/command_line.hpp"
#include "common/printable.hpp"

using namespace mini_redis;

namespace {

constexpr std::string_view help_text =
    "usage: mini-redis-speed [--port N] [--bind ADDRESS] [--yours PART,PART,...]\n"
    "\n"
    "  --port N       listen there (default 6379)\n"
    "  --bind ADDRESS for other machines too: 0.0.0.0 (default 127.0.0.1)\n"
    "  --yours PARTS  these parts are yours, the others are the slow ones: pipeline, requests, commands,\n"
    "                 item_table (which uses your item.cpp)\n"
    "\n"
    "PING, GET, SET and INCR. Ctrl-C stops it.\n";

struct Options {
  std::string program;
  bool help = false;
  asio::ip::tcp::endpoint endpoint{asio::ip::address_v4::loopback(), 6379};
  std::vector<std::string> yours;
};

std::vector<std::string> split_at_commas(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; std::getline(stream, word, ',');) words.push_back(word);
  return words;
}

Options parse_options(int argc, char** argv) {
  Options options;
  options.program = std::filesystem::path(argv[0]).filename().string();
  read_flags(argc, argv, {"--help", "-h"}, [&](std::string_view flag, std::string_view value) {
    if (flag == "--help" || flag == "-h") {
      options.help = true;
    } else if (flag == "--yours") {
      options.yours = split_at_commas(value);
    } else if (!apply_endpoint_flag(options.endpoint, flag, value)) {
      throw BadOption("unknown option '" + std::string(flag) + "'; mini-redis-speed --help lists them all");
    }
  });
  return options;
}

SpeedServer listening_server(asio::io_context& io, const asio::ip::tcp::endpoint& endpoint,
                             const Parts& parts) try {
  return SpeedServer(io, endpoint, parts);
} catch (const asio::system_error& e) {
  throw cannot_listen(endpoint, e.code());
}

void serve_clients(const Options& options) {
  asio::io_context io(1);  // one thread
  asio::signal_set signals(io, SIGINT, SIGTERM);
  SpeedServer server = listening_server(io, options.endpoint, parts_with_yours(options.yours));
  server.start();
  signals.async_wait([&](asio::error_code, int) { server.close(); });
  const std::string pid = std::to_string(getpid());
  std::cout << options.program << " listens on " << server.endpoint() << ", pid " << pid
            << "; Ctrl-C or kill " << pid << " stops it" << std::endl;
  io.run();
}

}  // namespace

int main(int argc, char** argv) try {
  const Options options = parse_options(argc, argv);
  if (options.help) {
    std::cout << help_text;
  } else {
    serve_clients(options);
  }
  return 0;
} catch (const std::exception& e) {
  std::cerr << "mini-redis-speed: " << harmless(e.what()) << "\n";
  return 1;
}
