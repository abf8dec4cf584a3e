#include "support/expected_reply.hpp"

#include <algorithm>

namespace mini_redis::testing {

std::string ExpectedReply::bytes_like(const std::string& received) const {
  std::string whole = bytes;
  std::vector<std::string> left = parts;
  while (!left.empty()) {
    auto next = std::find_if(left.begin(), left.end(), [&](const std::string& part) {
      return received.compare(std::min(whole.size(), received.size()), part.size(), part) == 0;
    });
    if (next == left.end()) next = left.begin();
    whole += *next;
    left.erase(next);
  }
  return whole;
}

ExpectedReply simple_string(const std::string& text) {
  return {"+" + text + "\r\n"};
}
ExpectedReply error(const std::string& text) {
  return {"-" + text + "\r\n"};
}
ExpectedReply error_beginning(const std::string& text) {
  return {"-" + text, true};
}
ExpectedReply integer(std::int64_t number) {
  return {":" + std::to_string(number) + "\r\n"};
}
ExpectedReply null_bulk_string() {
  return {"$-1\r\n"};
}
ExpectedReply null_array() {
  return {"*-1\r\n"};
}

ExpectedReply bulk_string(const std::string& bytes) {
  return {"$" + std::to_string(bytes.size()) + "\r\n" + bytes + "\r\n"};
}

ExpectedReply array(const std::vector<ExpectedReply>& elements) {
  ExpectedReply whole{"*" + std::to_string(elements.size()) + "\r\n"};
  for (const ExpectedReply& element : elements) whole.bytes += element.bytes;
  return whole;
}

ExpectedReply array_in_any_order(const std::vector<std::vector<ExpectedReply>>& groups) {
  std::size_t count = 0;
  ExpectedReply whole;
  for (const std::vector<ExpectedReply>& group : groups) {
    std::string& part = whole.parts.emplace_back();
    for (const ExpectedReply& element : group) part += element.bytes;
    count += group.size();
  }
  whole.bytes = "*" + std::to_string(count) + "\r\n";
  return whole;
}

}  // namespace mini_redis::testing
