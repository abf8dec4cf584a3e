#include "common/error_texts.hpp"

#include <algorithm>

namespace mini_redis::errors {
namespace {

// In bytes: for the name, and for all arguments together. Redis: processCommand().
constexpr std::size_t max_quoted = 128;

std::string in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

// Text from a client as Redis's printf() shows it: up to the first NUL.
std::string_view printed(std::string_view text, std::size_t most) {
  return text.substr(0, std::min(text.find('\0'), most));
}

std::string upper_case(std::string_view name) {
  std::string upper(name);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  return upper;
}

}  // namespace

const std::string_view protected_mode =
    "DENIED Redis is running in protected mode because protected mode is enabled and no password is set "
    "for the default user. In this mode connections are only accepted from the loopback interface. If you "
    "want to connect from external computers to Redis you may adopt one of the following solutions: 1) "
    "Just disable protected mode sending the command 'CONFIG SET protected-mode no' from the loopback "
    "interface by connecting to Redis from the same host the server is running, however MAKE SURE Redis "
    "is not publicly accessible from internet if you do so. Use CONFIG REWRITE to make this change "
    "permanent. 2) Alternatively you can just disable the protected mode by editing the Redis "
    "configuration file, and setting the protected mode option to 'no', and then restarting the server. "
    "3) If you started the server manually just for testing, restart it with the '--protected-mode no' "
    "option. 4) Setup a an authentication password for the default user. NOTE: You only need to do one of "
    "the above things in order for the server to start accepting connections from the outside.";

std::string wrong_arity(std::string_view name) {
  return "ERR wrong number of arguments for " + in_quotes(name) + " command";
}

std::string unknown_command(std::span<const std::string_view> arguments) {
  std::string shown;
  for (std::string_view argument : arguments.subspan(1)) {
    if (shown.size() >= max_quoted) break;
    shown += in_quotes(printed(argument, max_quoted - shown.size())) + " ";
  }
  return "ERR unknown command " + in_quotes(printed(arguments[0], max_quoted)) +
         ", with args beginning with: " + shown;
}

std::string invalid_expire_time(std::string_view name) {
  return "ERR invalid expire time in " + in_quotes(name) + " command";
}

std::string unsupported_option(std::string_view option) {
  return "ERR Unsupported option " + std::string(option.substr(0, option.find_last_not_of("\r\n") + 1));
}

std::string unknown_subcommand(std::string_view container, std::string_view subcommand) {
  return "ERR unknown subcommand " + in_quotes(printed(subcommand, max_quoted)) + ". Try " +
         upper_case(container) + " HELP.";
}

std::string subcommand_syntax(std::string_view container, std::string_view subcommand) {
  return "ERR unknown subcommand or wrong number of arguments for " +
         in_quotes(printed(subcommand, max_quoted)) + ". Try " + upper_case(container) + " HELP.";
}

std::string not_while_subscribed(std::string_view name) {
  return "ERR Can't execute " + in_quotes(name) +
         ": only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context";
}

std::string unknown_client_type(std::string_view type) {
  return "ERR Unknown client type " + in_quotes(printed(type, type.size()));
}

std::string hello_option(std::string_view option) {
  return "ERR Syntax error in HELLO option " + in_quotes(printed(option, option.size()));
}

std::string exec_aborted_because(std::string_view error) {
  constexpr std::string_view ordinary = "ERR ";
  if (error.starts_with(ordinary)) error.remove_prefix(ordinary.size());
  return "EXECABORT Transaction discarded because of: " + std::string(error);
}

std::string cannot_append(std::string_view reason) {
  return "MISCONF Errors writing to the AOF file: " + std::string(reason);
}

std::string internal(std::string_view what) {
  return "ERR internal error: " + std::string(what);
}

std::string protocol::expected_header(char type, char got) {
  return std::string("ERR Protocol error: expected '") + type + "', got '" + got + "'";
}

}  // namespace mini_redis::errors
