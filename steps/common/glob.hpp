// Patterns as in a shell, for the names of channels and keys. Redis: stringmatchlen() in util.c.
#pragma once

#include <string_view>

namespace mini_redis {

/// Whether `text`, all of it, is of the form that `pattern` describes:
///
///   *        any bytes, also none           ?        any one byte
///   [abc]    one of these                   [^abc]   one byte that is none of these
///   [a-z]    one of this range              \x       the byte x, whatever it means otherwise
///
/// Both are bytes, NUL among them, and letter case counts. What is not well formed means what it means to Redis: a "["
/// that is not closed ends with the pattern, and an empty text matches the empty pattern only, not even "*".
/// Takes no longer than pattern times text, however many stars there are.
bool glob_match(std::string_view pattern, std::string_view text);

}  // namespace mini_redis
