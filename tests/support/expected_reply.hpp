// The replies that a test expects, as the bytes they must be. Written without the kit's own encoder, which
// may be the very thing that is wrong.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace mini_redis::testing {

struct ExpectedReply {
  std::string bytes;
  bool begins_so = false;  // the start of the reply is enough: Redis's own wording goes on behind it
  std::vector<std::string> parts = {};  // behind `bytes`, in any order

  bool matches(const std::string& received) const {
    return begins_so ? received.starts_with(bytes) : received == bytes_like(received);
  }
  /// The bytes expected, with the parts in the order in which they were received, as far as they were.
  std::string bytes_like(const std::string& received) const;
};

ExpectedReply simple_string(const std::string& text);
ExpectedReply error(const std::string& text);
ExpectedReply error_beginning(const std::string& text);
ExpectedReply integer(std::int64_t number);
ExpectedReply bulk_string(const std::string& bytes);
ExpectedReply null_bulk_string();
ExpectedReply null_array();
ExpectedReply array(const std::vector<ExpectedReply>& elements);
/// An array of these groups of elements, whichever comes first: {{field, value}, {field, value}}.
ExpectedReply array_in_any_order(const std::vector<std::vector<ExpectedReply>>& groups);

inline const ExpectedReply ok = simple_string("OK");

}  // namespace mini_redis::testing
