// tap: shows what a Redis client and a server say to each other, and changes none of it.
#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>
#include <csignal>
#include <iostream>

#include "common/printable.hpp"
#include "tap/options.hpp"
#include "tap/tap.hpp"
#include "tap/terminal.hpp"

using namespace mini_redis;

namespace {

void greet(const tap::Tap& tap) {
  std::cout << "tap listens on " << tap.endpoint() << " and passes everything on to "
            << harmless(tap.target().name) << "; Ctrl-C stops it\n  redis-cli -p " << tap.endpoint().port()
            << std::endl;
}

// Runs until a signal ends it. If the listener ends first, throws its exception.
void listen(const tap::Options& options) {
  tap::Style style = tap::style_of_standard_output();
  style.show_bytes = options.show_bytes;
  tap::Printer printer(std::cout, style);

  asio::io_context io(1);  // one thread
  asio::signal_set signals(io, SIGINT, SIGTERM);
  signals.async_wait([&](asio::error_code, int) { io.stop(); });
  tap::Tap tap(io, options.port, tap::find_target(io, options.to_host, options.to_port), printer);
  std::exception_ptr failure;
  asio::co_spawn(io, tap.listener(), [&](std::exception_ptr error) { failure = error, io.stop(); });
  greet(tap);
  io.run();
  if (failure) std::rethrow_exception(failure);
}

void run(int argc, char** argv) {
  const tap::Options options = tap::parse_options(argc, argv);
  if (options.help) {
    std::cout << tap::help_text();
  } else {
    listen(options);
  }
}

}  // namespace

int main(int argc, char** argv) try {
  run(argc, argv);
  return 0;
} catch (const std::exception& e) {
  std::cerr << "tap: " << harmless(e.what()) << "\n";
  return 1;
}
