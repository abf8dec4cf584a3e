// Patterns as in a shell, for the names of channels and keys. Redis: stringmatchlen() in util.c.
#pragma once

#include <string_view>

namespace mini_redis {

/// Whether all of `text` matches `pattern`:
///
///   *        any bytes, or none             ?        any one byte
///   [abc]    one of these bytes             [^abc]   one byte that is none of these
///   [a-z]    one byte in this range         \x       the byte x, even if it is special elsewhere
///
/// Both are bytes, which may include NUL, and letter case matters. A malformed pattern means what it means to
/// Redis: a "[" that is not closed ends with the pattern. An empty text matches only the empty pattern, not
/// even "*". Takes at most pattern size times text size steps, however many stars there are.
bool glob_match(std::string_view pattern, std::string_view text);

}  // namespace mini_redis
