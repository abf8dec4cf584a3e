// Replies in, bytes out: the five types of RESP2, and its two ways to say "nothing".
// Redis: the addReply...() functions in networking.c.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/require.hpp"

namespace mini_redis {

/// Appends replies to a connection's output. A command calls exactly one of these functions, or
/// array() and then one for each element. The bytes are the reply: there is no reply object to build,
/// copy and throw away.
class ReplyWriter {
 public:
  /// GIVEN. REQUIRES: `output` outlives this writer.
  explicit ReplyWriter(std::string& output) : output_(output) {}
  virtual ~ReplyWriter();

  // GIVEN.

  /// A simple string: +OK\r\n. REQUIRES: no CR or LF in `text`.
  void simple_string(std::string_view text, Caller caller = Caller::current());
  /// An error: -ERR what\r\n. `text` begins with its kind in capitals. A CR or LF in it (it may quote a
  /// client) becomes a space.
  void error(std::string_view text);

  /// TO WRITE. An integer: :42\r\n
  void integer(std::int64_t number);
  /// TO WRITE. A bulk string: $5\r\nhello\r\n. Any bytes; the length counts bytes, not characters.
  void bulk_string(std::string_view bytes);
  /// TO WRITE. The null bulk string, for a value that does not exist: $-1\r\n
  virtual void null_bulk_string();
  /// TO WRITE. The header of an array: *2\r\n. The next `count` replies are its elements, which may
  /// themselves be arrays.
  void array(std::size_t count);
  /// TO WRITE. The null array, for a list that does not exist: *-1\r\n
  virtual void null_array();

  // GIVEN. RESP3 has types for these, and a ProtocolWriter writes them for a client that understands them.

  /// The header of a map, of a set, and of a push: something that the client has not asked for. The next
  /// replies are the elements; a map has a key and a value for each of its `pairs`. RESP2: an array.
  virtual void map(std::size_t pairs) { array(pairs * 2); }
  virtual void set(std::size_t count) { array(count); }
  virtual void push(std::size_t count) { array(count); }
  /// Text that is meant to be shown to people as it is. RESP2: a bulk string.
  virtual void verbatim_string(std::string_view text) { bulk_string(text); }
  /// RESP2: a bulk string with the number in decimal, so that it is read back exactly.
  virtual void floating_point(double number);
  /// RESP2: the integer 1 or 0.
  virtual void boolean(bool value) { integer(value ? 1 : 0); }

  /// The end of the output so far: the place to come back to if the reply that begins here becomes an error.
  std::size_t mark() const { return output_.size(); }
  /// What was written since `mark`. Valid until more is written.
  std::string_view since(std::size_t mark) const { return std::string_view(output_).substr(mark); }
  /// Removes what was written since `mark`.
  void take_back(std::size_t mark) { output_.resize(mark); }

 protected:
  std::string& output_;
};

/// GIVEN. The number with as many digits as it takes to read it back exactly: "0.10000000000000001", "inf".
/// Redis: addReplyDouble().
std::string decimal(double number);

}  // namespace mini_redis
