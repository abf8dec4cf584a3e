#include "server/options.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "common/cannot_listen.hpp"
#include "common/command_line.hpp"
#include "server/persistence_options.hpp"

namespace mini_redis {
namespace {

constexpr int steps[] = {0, MINI_REDIS_STEPS};  // their numbers, which may have gaps; 0: before the first
constexpr int most_clients = 1'000'000'000;
constexpr int last_step = *std::rbegin(steps);

const std::initializer_list<std::string_view> flags_without_value = {"--help", "-h", "--echo"};

// The last step up to `number`; empty if that leaves no step to the reference.
std::optional<int> last_own_step(int number) {
  if (number == last_step) return std::nullopt;
  return *std::prev(std::upper_bound(std::begin(steps), std::end(steps), number));
}

void apply(Options& options, std::string_view flag, std::string_view value) {
  if (flag == "--help" || flag == "-h") {
    options.help = true;
  } else if (flag == "--maxclients") {
    options.max_clients = number_between(flag, value, 1, most_clients);
  } else if (flag == "--protected-mode") {
    options.protected_mode = yes_or_no(flag, value);
  } else if (flag == "--loglevel") {
    if (!parse_log_level(value, options.log_level))
      throw BadOption("--loglevel is one of debug, verbose, notice, warning; got '" + std::string(value) +
                      "'");
  } else if (flag == "--echo") {
    options.echo = true;
  } else if (flag == "--upto" && !program.is_reference()) {
    options.upto = last_own_step(number_between(flag, value, 0, last_step));
  } else if (!apply_endpoint_flag(options.endpoint, flag, value) &&
             !apply_persistence_flag(options.persistence, flag, value)) {
    throw BadOption("unknown option '" + std::string(flag) + "'; " + program.name + " --help lists them all");
  }
}

}  // namespace

Options parse_options(int argc, const char* const* argv) {
  Options options;
  options.endpoint.port(program.default_port);
  read_flags(argc, argv, flags_without_value,
             [&](std::string_view flag, std::string_view value) { apply(options, flag, value); });
  return options;
}

std::vector<std::string> all_but_upto(int argc, const char* const* argv) {
  std::vector<std::string> words;
  read_flags(argc, argv, flags_without_value, [&](std::string_view flag, std::string_view value) {
    if (flag != "--upto")
      words.push_back(std::string(flag) + (value.empty() ? "" : "=") + std::string(value));
  });
  return words;
}

std::string help_text() {
  std::string text =
      "usage: " + program.name +
      " [options]\n\n"
      "  --port N          listen on this port; 0 takes a free one (default " +
      std::to_string(program.default_port) +
      ")\n"
      "  --bind ADDRESS    listen on this address (default 127.0.0.1)\n"
      "  --protected-mode yes|no  serve only clients of this machine, whatever the address (default yes)\n"
      "  --maxclients N    serve this many clients at a time (default 10000)\n"
      "  --loglevel LEVEL  debug (every byte), verbose (connections), notice (default), warning\n";
  text += persistence_help;
  text += "  --echo            the server of step 01: it sends every line back\n";
  if (!program.is_reference())
    text += "  --upto N          your layers up to step N, the reference's after it\n";
  text += "  --help            this text\n\nexample: " + program.name + " --port 7000 --loglevel debug\n";
  return text;
}

}  // namespace mini_redis
