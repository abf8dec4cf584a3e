// TCP delivers a stream of bytes, not messages: one message may arrive in ten reads, ten messages in one.
// These two find a message at the front of what has arrived so far. Neither ever waits: "not all there yet"
// is a value.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace mini_redis {

/// The peer sends a line longer than we are willing to keep.
class LineTooLong : public std::runtime_error {
 public:
  LineTooLong() : std::runtime_error("line too long") {}
};

/// TO WRITE. Reads to a delimiter: the first line of `input`, without the CRLF that ends it, and moves
/// `input` behind that CRLF. Empty, with `input` untouched, while the CRLF has not arrived. The view points
/// into `input`'s bytes. Throws LineTooLong when the line has more than `max_length` bytes, or must have once
/// it ends.
std::optional<std::string_view> take_line(std::string_view& input, std::size_t max_length);

/// GIVEN, and a model for the other. Reads an exact count: the first `count` bytes of `input`, and moves
/// `input` behind them. Empty, with `input` untouched, while fewer have arrived.
std::optional<std::string_view> take_exactly(std::string_view& input, std::size_t count);

}  // namespace mini_redis
