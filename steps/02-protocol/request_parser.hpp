// Bytes in, requests out. No socket: what has arrived goes in, and the answer may be "not all there yet".
// Redis: processMultibulkBuffer() and processInlineBuffer() in networking.c.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "02-protocol/given/request.hpp"

namespace mini_redis {

enum class ParseStatus {
  complete,   // one request, taken off the input
  need_more,  // the input ends before the request does
  error       // error() says what; the connection cannot go on: nobody knows where the next request starts
};

/// One per connection. Remembers how far it came, so that a request that arrives in many pieces is not read
/// again from its start with every piece.
class RequestParser {
 public:
  static constexpr std::int64_t max_arguments = INT32_MAX;
  static constexpr std::int64_t max_bulk_length = std::int64_t{512} << 20;
  static constexpr std::size_t max_line = 64 * 1024;  // of an inline request, and of a header

  /// TO WRITE, for arrays; a request that does not start with '*' is for parse_inline().
  ///
  ///   request = "*" count CRLF, count times a bulk string
  ///   bulk    = "$" length CRLF, length bytes of any kind, CRLF
  ///
  /// complete: `input` begins behind the request, and the arguments of `request` point into the bytes before
  /// it. need_more: `input` is untouched; the next call brings the same bytes, perhaps elsewhere in memory,
  /// and more. A count of zero or less is complete and empty: no command at all, which gets no reply.
  ParseStatus parse(std::string_view& input, Request& request);

  /// Whether parse() has met an error, and the reply that it deserves: "ERR Protocol error: ...".
  bool failed() const { return !error_.empty(); }
  const std::string& error() const { return error_; }

 private:
  /// GIVEN. Reads one header, `type` number CRLF ("*3\r\n", "$5\r\n"), at position_ and moves position_
  /// behind it. Checks the type and the limits. need_more (also when there is nothing at position_ yet) and error
  /// leave position_ where it was.
  ParseStatus parse_header(std::string_view input, char type, std::int64_t& number);

  /// GIVEN. One line of words, some perhaps in quotes, as typed into telnet or nc.
  ParseStatus parse_inline(std::string_view& input, Request& request);

  /// GIVEN. The request is whole and ends at position_: makes the slices_ its arguments, takes it off `input`
  /// and gets ready for the next one.
  ParseStatus complete(std::string_view& input, Request& request);

  /// GIVEN. Sets error().
  ParseStatus fail(std::string_view text);

  /// An argument as its place in the input: a view would end whenever the input moves.
  struct Slice {
    std::size_t offset;
    std::size_t length;
  };

  std::size_t position_ = 0;   // the first byte not parsed yet, counted from the start of the request
  std::int64_t missing_ = 0;   // arguments still to come; 0: the header of the array is not read yet
  std::vector<Slice> slices_;  // the arguments so far
  std::string error_;
};

}  // namespace mini_redis
