// Bytes in, requests out. No socket: you pass in what has arrived, and the answer may be "not all there yet".
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
  error       // error() says what; the connection cannot go on: the next request could start anywhere
};

/// One per connection. Remembers how far it got, so that a request that arrives in many pieces is not parsed
/// again from its start with every piece.
class RequestParser {
 public:
  static constexpr std::int64_t max_arguments = INT32_MAX;
  static constexpr std::int64_t max_bulk_length = std::int64_t{512} << 20;
  static constexpr std::size_t max_line = 64 * 1024;  // of an inline request, and of a header

  /// TO WRITE. Parses one array. A request that does not start with '*' is for parse_inline().
  ///
  ///   request = "*" count CRLF, then `count` bulk strings
  ///   bulk    = "$" length CRLF, then `length` bytes of any kind, then CRLF
  ///
  /// complete: `input` begins after the request, and the arguments of `request` point into the bytes before
  /// it. need_more: `input` is unchanged; the next call passes the same bytes, perhaps at another address,
  /// and more. A count of zero or less is complete and empty: there is no command, and no reply.
  [[nodiscard]] ParseStatus parse(std::string_view& input, Request& request);

  // GIVEN.

  /// Whether parse() has met an error. error() is then the reply to send: "ERR Protocol error: ...".
  bool failed() const { return !error_.empty(); }
  const std::string& error() const { return error_; }

 private:
  /// GIVEN. Reads one header (`type`, number, CRLF: "*3\r\n" or "$5\r\n") at position_, and moves position_
  /// past it. Checks the type and the limits. After need_more (also if nothing has arrived at position_ yet)
  /// and after error, position_ is where it was. REQUIRES: position_ is not beyond the end of `input`.
  [[nodiscard]] ParseStatus parse_header(std::string_view input, char type, std::int64_t& number,
                                         Caller caller = Caller::current());
  ParseStatus parse_any_header(std::string_view rest, char type, std::int64_t& number);

  /// GIVEN. Parses one line of words, as typed into telnet or nc. Words may be in quotes.
  [[nodiscard]] ParseStatus parse_inline(std::string_view& input, Request& request);

  /// GIVEN. For a request that is complete and ends at position_: makes the slices_ its arguments, takes it
  /// off `input`, and gets ready for the next one. REQUIRES: position_ and the slices_ are not beyond
  /// the end of `input`.
  ParseStatus complete(std::string_view& input, Request& request, Caller caller = Caller::current());

  /// GIVEN. Sets error(), and returns ParseStatus::error.
  ParseStatus fail(std::string_view text);

  /// An argument, as its place in the input: a view would become invalid whenever the input moves.
  struct Slice {
    std::size_t offset;
    std::size_t length;
  };

  std::size_t position_ = 0;   // the first byte not parsed yet, counted from the start of the request
  std::int64_t missing_ = 0;   // arguments still to come; 0: the header of the array has not been read yet
  std::vector<Slice> slices_;  // the arguments so far
  std::string error_;
};

}  // namespace mini_redis
