// The replies that a test expects, as exact bytes. Written without the kit's own encoder, which may be the
// very thing that is wrong.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace mini_redis::testing {

struct ExpectedReply {
  std::string bytes;
  bool begins_so = false;  // only the start of the reply must match: Redis's own text goes on after it
  std::vector<std::string> parts = {};  // after `bytes`, in any order

  bool matches(const std::string& received) const {
    return begins_so ? received.starts_with(bytes) : received == bytes_like(received);
  }
  /// The expected bytes, with the parts in the order in which they were
  /// received, as far as they were received.
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
/// An array of these groups of elements, in any order of the groups: {{field, value}, {field, value}}.
ExpectedReply array_in_any_order(const std::vector<std::vector<ExpectedReply>>& groups);

inline const ExpectedReply ok = simple_string("OK");

}  // namespace mini_redis::testing
