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
