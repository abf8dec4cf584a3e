// From a request to its reply. Redis: processCommand() in server.c, and t_string.c.
#pragma once

#include <string>

#include "11-speed/given/store.hpp"
#include "11-speed/requests.hpp"

namespace mini_redis {

/// TO WRITE. Runs one request, and appends its reply to `output`. The name may be in any letter case:
/// is_same_word() of common/letter_case.hpp.
///
///   PING            +PONG
///   GET key         the value, as a bulk string; $-1 if there is no such key
///   SET key value   +OK
///   INCR key        the number in it plus one, as an integer; a key that is not there counts as 0
///
/// Errors are lines that begin with "-", with the texts of common/error_texts.hpp: unknown_command(),
/// wrong_arity(), not_an_integer, would_overflow. An error changes nothing.
///
/// What counts: allocations (GET, SET and INCR need none of their own: std::to_chars() writes a number into
/// an array), and how often the store is asked: once, and INCR twice.
/// REQUIRES: `arguments` is not empty.
void execute(Store& store, const Arguments& arguments, std::string& output);

}  // namespace mini_redis
