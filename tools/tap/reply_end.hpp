// Finds where a reply ends. It keeps nothing of the reply, so it does not matter how long the reply is, in
// how many pieces it comes, or how deep it nests.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mini_redis::tap {

/// The bytes are not a reply: the next one could start anywhere.
class BrokenReply : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// RESP2, and the types of RESP3:
///
///   line  = one of + - : , _ # ( then bytes other than LF, CRLF
///   bulk  = one of $ = ! then length CRLF, length bytes, CRLF; a length of -1 is the null
///   array = one of * ~ > then count CRLF, count replies;       a count of -1 is the null
///   map   = one of % |   then count CRLF, 2 * count replies
class ReplyEnd {
 public:
  /// Continues with `bytes`, which come right after those of the last call. If the reply ends in them,
  /// returns how many of them belong to it; the next reply starts after that. Throws BrokenReply.
  std::optional<std::size_t> find(std::string_view bytes);

 private:
  static constexpr std::size_t longest_header = 32;

  // Each takes some bytes off the front of `bytes`, at least one, and returns how many.
  std::size_t read_line(std::string_view bytes);
  std::size_t read_bulk(std::string_view bytes);
  void line_ended();
  bool is_header() const;

  std::uint64_t missing_ = 1;    // replies still to come, including those inside arrays
  std::uint64_t bulk_left_ = 0;  // bytes of a bulk string still to come, including its CRLF
  std::string line_;             // what has come of a line; only the start of a long one
  char last_ = 0;                // the last byte of the line
};

}  // namespace mini_redis::tap
