#include "support/expected_reply.hpp"

namespace mini_redis::testing {

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

}  // namespace mini_redis::testing
