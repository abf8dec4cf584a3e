// TCP delivers a stream of bytes, not messages: one message may arrive in ten reads, or ten messages in one.
// These two functions take one message off the front of what has arrived so far. They never wait: "not all
// there yet" is a return value.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace mini_redis {

/// The peer is sending a line that is longer than we are willing to keep.
class LineTooLong : public std::runtime_error {
 public:
  LineTooLong() : std::runtime_error("line too long") {}
};

/// TO WRITE. Reads up to a delimiter: returns the first line of `input`, without the CRLF that ends it, and
/// moves `input` past that CRLF. As long as the CRLF has not arrived: returns nothing (std::nullopt), and
/// leaves `input` as it is. The view points into the bytes of `input`. Throws LineTooLong if the line has
/// more than `max_length` bytes, or if it is already clear that it will have more.
std::optional<std::string_view> take_line(std::string_view& input, std::size_t max_length);

/// GIVEN. Reads an exact count: returns the first `count` bytes of `input`, and moves `input` past them. As
/// long as fewer have arrived: returns nothing, and leaves `input` as it is. A model for take_line().
std::optional<std::string_view> take_exactly(std::string_view& input, std::size_t count);

}  // namespace mini_redis
