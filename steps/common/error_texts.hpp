// Every error text that a client can meet, word for word as in Redis. No other file spells one out.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace mini_redis::errors {

inline constexpr std::string_view not_an_integer = "ERR value is not an integer or out of range";
inline constexpr std::string_view not_an_int =
    "ERR value is out of range, value must between -2147483648 and 2147483647";  // Redis's own grammar
inline constexpr std::string_view hash_value_not_an_integer = "ERR hash value is not an integer";
inline constexpr std::string_view not_positive = "ERR value is out of range, must be positive";
inline constexpr std::string_view would_overflow = "ERR increment or decrement would overflow";
inline constexpr std::string_view decrement_would_overflow = "ERR decrement would overflow";
inline constexpr std::string_view string_too_long =
    "ERR string exceeds maximum allowed size (proto-max-bulk-len)";
inline constexpr std::string_view syntax = "ERR syntax error";
inline constexpr std::string_view nx_beside_others =
    "ERR NX and XX, GT or LT options at the same time are not compatible";
inline constexpr std::string_view gt_beside_lt = "ERR GT and LT options at the same time are not compatible";
inline constexpr std::string_view no_such_key = "ERR no such key";
inline constexpr std::string_view index_out_of_range = "ERR index out of range";
inline constexpr std::string_view invalid_cursor = "ERR invalid cursor";
inline constexpr std::string_view db_index = "ERR DB index is out of range";
inline constexpr std::string_view wrong_type =
    "WRONGTYPE Operation against a key holding the wrong kind of value";
inline constexpr std::string_view nested_multi = "ERR MULTI calls can not be nested";
inline constexpr std::string_view watch_inside_multi = "ERR WATCH inside MULTI is not allowed";
inline constexpr std::string_view exec_without_multi = "ERR EXEC without MULTI";
inline constexpr std::string_view discard_without_multi = "ERR DISCARD without MULTI";
inline constexpr std::string_view client_name =
    "ERR Client names cannot contain spaces, newlines or special characters.";
inline constexpr std::string_view no_password =
    "ERR AUTH <password> called without any password configured for the default user. "
    "Are you sure your configuration is correct?";
inline constexpr std::string_view wrong_password =
    "WRONGPASS invalid username-password pair or user is disabled.";
inline constexpr std::string_view protocol_version = "ERR Protocol version is not an integer or out of range";
inline constexpr std::string_view no_such_protocol = "NOPROTO unsupported protocol version";
inline constexpr std::string_view client_id = "ERR Invalid client ID";
inline constexpr std::string_view exec_aborted =
    "EXECABORT Transaction discarded because of previous errors.";
inline constexpr std::string_view not_in_transaction = "ERR Command not allowed inside a transaction";
inline constexpr std::string_view invalid_command = "ERR Invalid command specified";
inline constexpr std::string_view no_key_arguments = "ERR The command has no key arguments";
inline constexpr std::string_view invalid_number_of_arguments =
    "ERR Invalid number of arguments specified for command";
inline constexpr std::string_view too_many_clients = "ERR max number of clients reached";
/// Redis's own words, although this server has no CONFIG SET and no passwords.
extern const std::string_view protected_mode;
inline constexpr std::string_view failed = "ERR";  // the server's log says more
inline constexpr std::string_view save_in_progress = "ERR Background save already in progress";
inline constexpr std::string_view other_child_at_work =
    "ERR Another child process is active (AOF?): can't BGSAVE right now. "
    "Use BGSAVE SCHEDULE in order to schedule a BGSAVE whenever possible.";
inline constexpr std::string_view cannot_save =
    "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk. "
    "Commands that may modify the data set are disabled, because this instance is configured to report "
    "errors during writes if RDB snapshotting fails (stop-writes-on-bgsave-error option). "
    "Please check the Redis logs for details about the RDB error.";
inline constexpr std::string_view rewrite_in_progress =
    "ERR Background append only file rewriting already in progress";
inline constexpr std::string_view cannot_rewrite =
    "ERR Can't execute an AOF background rewriting. Please check the server logs for more information.";

/// `name` is the command's own lower-case name, not what the client typed.
std::string wrong_arity(std::string_view name);
/// Quotes the name and the first arguments as the client sent them, cut to the lengths that Redis uses.
std::string unknown_command(std::span<const std::string_view> arguments);
std::string invalid_expire_time(std::string_view name);
std::string unsupported_option(std::string_view option);
/// `container` is the command that has subcommands; `subcommand` is what the client typed.
std::string unknown_subcommand(std::string_view container, std::string_view subcommand);
/// The subcommand exists, but does not take the words that follow it.
std::string subcommand_syntax(std::string_view container, std::string_view subcommand);
/// `name` is as in wrong_arity(), or "pubsub|channels" for a subcommand.
std::string not_while_subscribed(std::string_view name);
std::string unknown_client_type(std::string_view type);
std::string hello_option(std::string_view option);
/// `error` is another of these texts; its "ERR " is left out.
std::string exec_aborted_because(std::string_view error);
/// `reason` is the operating system's text: "No space left on device".
std::string cannot_append(std::string_view reason);
/// Redis does not have this one. `what` is the message of an unexpected exception.
std::string internal(std::string_view what);

/// Protocol errors: the connection closes after one of these.
namespace protocol {
inline constexpr std::string_view invalid_multibulk_length = "ERR Protocol error: invalid multibulk length";
inline constexpr std::string_view invalid_bulk_length = "ERR Protocol error: invalid bulk length";
inline constexpr std::string_view multibulk_header_too_long =
    "ERR Protocol error: too big mbulk count string";
inline constexpr std::string_view bulk_header_too_long = "ERR Protocol error: too big bulk count string";
inline constexpr std::string_view inline_too_long = "ERR Protocol error: too big inline request";
inline constexpr std::string_view unbalanced_quotes = "ERR Protocol error: unbalanced quotes in request";
/// Redis only ever expects '$' here: it looks for the '*' of an array once, where it is.
std::string expected_header(char type, char got);
}  // namespace protocol

}  // namespace mini_redis::errors
