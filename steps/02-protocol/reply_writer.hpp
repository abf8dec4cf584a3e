// Replies in, bytes out: the five types of RESP2, and its two ways to say "nothing".
// Redis: the addReply...() functions in networking.c.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mini_redis {

/// Appends replies to a connection's output. A command calls exactly one of these, or array() and then one
/// for each element. The bytes are the reply: no reply object in between that would have to be built, copied
/// and thrown away.
class ReplyWriter {
 public:
  /// REQUIRES: `output` outlives this writer.
  explicit ReplyWriter(std::string& output) : output_(output) {}

  // GIVEN, as models for the others.

  /// +OK\r\n             REQUIRES: no CR or LF in `text`.
  void simple_string(std::string_view text);
  /// -ERR what\r\n       `text` begins with its kind in capitals. A CR or LF in it (it may quote a client) becomes a space.
  void error(std::string_view text);

  // TO WRITE, a line or two each.

  /// :42\r\n
  void integer(std::int64_t number);
  /// $5\r\nhello\r\n     any bytes; the length counts bytes, not characters
  void bulk_string(std::string_view bytes);
  /// $-1\r\n             there is no such value
  void null_bulk_string();
  /// *2\r\n              the next `count` replies are its elements; they may be arrays themselves
  void array(std::size_t count);
  /// *-1\r\n             there is no such list
  void null_array();

  /// GIVEN. A place to come back to, should the reply that begins here turn out to be an error after all.
  std::size_t mark() const { return output_.size(); }
  /// GIVEN. What was written since then. Good until more is written.
  std::string_view since(std::size_t mark) const { return std::string_view(output_).substr(mark); }
  void take_back(std::size_t mark) { output_.resize(mark); }

 private:
  std::string& output_;
};

}  // namespace mini_redis
