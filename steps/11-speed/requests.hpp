// From bytes to requests. Redis: processMultibulkBuffer() in networking.c.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace mini_redis {

/// The words of a request, the command's name first. They are views into the input.
using Arguments = std::vector<std::string_view>;

enum class Parsed {
  whole,       // one request, taken off the input
  incomplete,  // the input ends before the request does
  broken       // this is not a request, whatever follows
};

/// More arguments, more bytes in one of them, or a longer header are broken.
inline constexpr std::size_t max_arguments = 1024 * 1024;
inline constexpr std::size_t max_argument_size = std::size_t{512} << 20;
inline constexpr std::size_t max_header_size = 32;  // with its CRLF

/// TO WRITE. Reads a request from the beginning of `input`: an array of one or more bulk strings, as in
/// step 02.
///
///   request = "*" count CRLF, then `count` bulk strings
///   bulk    = "$" length CRLF, then `length` bytes of any kind, then CRLF
///
/// whole: `input` begins after the request, and `arguments` are its words, as views into the bytes before
/// it. incomplete: `input` is as it was; the next call has the same bytes and more. broken: a byte is not
/// what it must be, a number is invalid or too large, or the count is 0.
///
/// What counts: allocations, and copies. `arguments` comes with the memory of the request before. A count is
/// only a client's claim: take no memory for arguments that have not arrived.
[[nodiscard]] Parsed next_request(std::string_view& input, Arguments& arguments);

}  // namespace mini_redis
