// mini-redis and mini-redis-reference: the same program, linked with the learner's layers or the reference's.
#include <unistd.h>

#include <algorithm>
#include <asio/signal_set.hpp>
#include <csignal>
#include <filesystem>
#include <iostream>

#include "common/cannot_listen.hpp"
#include "common/printable.hpp"
#include "server/filled_in.hpp"
#include "server/open_files.hpp"
#include "server/options.hpp"
#include "server/server.hpp"

using namespace mini_redis;

namespace {

// For clients that are slow to take their replies when we stop: the whole end takes less than a second.
constexpr std::chrono::milliseconds grace{800};

// The layers of a program are chosen when it is linked, so "--upto 2" is another program, in the same folder
// as this one.
void become_program_upto(const Options& options, int argc, char** argv) {
  const int step = *options.upto;
  std::error_code no_proc;  // not Linux
  auto path = std::filesystem::read_symlink("/proc/self/exe", no_proc);
  if (no_proc) path = argv[0];
  const std::string name = step == 0 ? "mini-redis-reference" : "mini-redis-upto-" + std::to_string(step);
  path.replace_filename(name);
  std::vector<std::string> words = all_but_upto(argc, argv);
  words.insert(words.begin(),
               {name, "--port=" + std::to_string(options.endpoint.port())});  // its default may differ
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  execv(path.c_str(), arguments.data());
  throw BadOption("there is no " + path.string() +
                  " yet; build it with: cmake --build --preset default --target " + name);
}

Server listening_server(asio::io_context& io, const Clock& clock, const ServerConfig& config) try {
  return Server(io, clock, config);
} catch (const asio::system_error& e) {
  throw cannot_listen(config.endpoint, e.code());
}

// What of the learner's layers is the reference's; an echo server has only the first layer.
void log_filled_in(bool echo) {
  const int last = echo ? std::min(program.last_own_step, 1) : program.last_own_step;
  for (const auto& [step, text] : filled_in)
    if (step <= last) log(LogLevel::notice, text);
}

void print_start(const Server& server, bool echo) {
  const std::string pid = std::to_string(getpid());
  std::cout << program.name << (echo ? " (echo) listens on " : " listens on ") << server.endpoint()
            << ", pid " << pid << "; Ctrl-C or kill " << pid << " stops it" << std::endl;
}

// Logs which clients are served, if that is not everyone who can connect.
void log_protection(const ServerConfig& config) {
  if (config.endpoint.address().is_loopback()) return;
  if (config.limits.protected_mode) {
    log(LogLevel::notice,
        "protected mode: only clients of this machine are served; with --protected-mode no, all are");
  } else {
    log(LogLevel::warning, "no protected mode: anybody who can reach this port may read and change all keys");
  }
}

// Runs until a signal ends it. If the listener fails, throws its error.
void serve(const Options& options) {
  ServerConfig config;
  config.endpoint = options.endpoint;
  log_filled_in(options.echo);
  config.echo = options.echo;
  config.persistence = options.persistence;
  config.limits.max_clients = static_cast<std::size_t>(clients_within_limits(options.max_clients));
  config.limits.protected_mode = options.protected_mode;

  asio::io_context io(ASIO_CONCURRENCY_HINT_UNSAFE);  // one thread, so it needs no locks
  const SystemClock clock;
  asio::signal_set signals(io, SIGINT, SIGTERM);
  Server server = listening_server(io, clock, config);
  std::exception_ptr failure;
  server.start([&](std::exception_ptr error) { failure = error, io.stop(); });
  signals.async_wait([&](asio::error_code, int) { io.stop(); });
  io.poll();  // the listener's first steps: if it fails at once, this does not listen
  if (!failure) log_protection(config), print_start(server, config.echo);
  io.run();
  if (failure) std::rethrow_exception(failure);

  log(LogLevel::notice, "stopping; connections still open: ", server.tcp().sessions().size());
  signals.clear();  // from now on another Ctrl-C ends the process at once
  server.shutdown();
  io.restart();
  io.run_for(grace);
  server.close();
  io.restart();
  io.poll();
  server.store();
}

void run(int argc, char** argv) {
  const Options options = parse_options(argc, argv);
  if (options.help) {
    std::cout << help_text();
    return;
  }
  set_log_level(options.log_level);
  if (options.upto) become_program_upto(options, argc, argv);
  serve(options);
}

}  // namespace

int main(int argc, char** argv) try {
  run(argc, argv);
  return 0;
} catch (const std::exception& e) {
  std::cerr << program.name << ": " << harmless(e.what()) << "\n";
  return 1;
}
