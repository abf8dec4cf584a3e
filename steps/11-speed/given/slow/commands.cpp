#include "11-speed/commands.hpp"

#include <algorithm>
#include <map>
#include <sstream>

#include "11-speed/given/slow/slow.hpp"
#include "common/error_texts.hpp"
#include "common/integer.hpp"
#include "common/letter_case.hpp"

namespace mini_redis::slow {
namespace {

std::string bulk(const std::string& text) {
  std::ostringstream reply;
  reply << '$' << text.size() << "\r\n" << text << "\r\n";
  return reply.str();
}

std::string error(std::string_view text) {
  std::ostringstream reply;
  reply << '-' << text << "\r\n";
  return reply.str();
}

std::string ping(Store&, const Arguments&) {
  return "+PONG\r\n";
}

std::string get(Store& store, const Arguments& arguments) {
  if (!store.get(arguments[1])) return "$-1\r\n";
  return bulk(std::string(*store.get(arguments[1])));
}

std::string set(Store& store, const Arguments& arguments) {
  store.set(arguments[1], arguments[2]);
  return "+OK\r\n";
}

std::string incr(Store& store, const Arguments& arguments) {
  if (!store.get(arguments[1])) store.set(arguments[1], "0");
  const auto number = parse_integer(*store.get(arguments[1]));
  if (!number) return error(errors::not_an_integer);
  if (*number == INT64_MAX) return error(errors::would_overflow);
  store.set(arguments[1], std::to_string(*number + 1));
  return ":" + std::string(*store.get(arguments[1])) + "\r\n";
}

struct Command {
  std::function<std::string(Store&, const Arguments&)> run;
  std::size_t words;
};

std::map<std::string, Command> all_commands() {
  return {{"ping", {ping, 1}}, {"get", {get, 2}}, {"set", {set, 3}}, {"incr", {incr, 2}}};
}

}  // namespace

void execute(Store& store, const Arguments& arguments, std::string& output) {
  const std::map<std::string, Command> commands = all_commands();
  std::string name(arguments[0]);
  std::transform(name.begin(), name.end(), name.begin(), to_lower);
  if (!commands.contains(name)) {
    output += error(errors::unknown_command(arguments));
  } else if (arguments.size() != commands.at(name).words) {
    output += error(errors::wrong_arity(name));
  } else {
    output += commands.at(name).run(store, arguments);
  }
}

}  // namespace mini_redis::slow
