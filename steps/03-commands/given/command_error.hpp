// How a command refuses.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "03-commands/given/entry.hpp"

namespace mini_redis {

/// A command throws this, and the dispatcher turns it into the error reply; the connection goes on. A command
/// throws before it changes anything.
class CommandError : public std::runtime_error {
 public:
  /// `text` is one of the texts in error_texts.hpp.
  explicit CommandError(std::string_view text) : std::runtime_error(std::string(text)) {}
};

/// The integer in an argument or a stored string. Throws CommandError: not an integer or out of range.
std::int64_t to_integer(std::string_view text);

/// The string that a key holds, a view that is valid until the value changes. Throws CommandError (WRONGTYPE)
/// if it holds something else.
std::string_view as_string(const Entry& entry);

}  // namespace mini_redis
