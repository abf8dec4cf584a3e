// Finds out which function wrote a wrong reply, if the bytes alone show it: in a step's tests all other
// layers are the reference's.
#include <string>

#include "support/coach.hpp"

namespace mini_redis::testing {
namespace {

constexpr const char* writer = "reply_writer.cpp";

bool begins(const std::string& bytes, const char* start) {
  return bytes.starts_with(start);
}

// The function of ReplyWriter that writes this kind of reply.
const char* writer_of(const std::string& reply) {
  if (begins(reply, "$-1")) return "ReplyWriter::null_bulk_string";
  if (begins(reply, "*-1")) return "ReplyWriter::null_array";
  switch (reply[0]) {
    case ':':
      return "ReplyWriter::integer";
    case '*':
      return "ReplyWriter::array";
    default:
      return "ReplyWriter::bulk_string";
  }
}

}  // namespace

void suspect_by(const std::string& expected, const std::string& received) {
  if (expected.empty() || received.empty()) return;
  const bool stray_error = begins(received, "-ERR") && expected[0] != '-';
  if (stray_error &&
      (begins(received, "-ERR unknown command") || begins(received, "-ERR wrong number of arguments")))
    suspect("03-commands", "dispatcher.cpp", "Dispatcher::execute");
  if (received + "\r\n" == expected && (expected[0] == '$' || expected[0] == ':' || expected[0] == '*'))
    suspect("02-protocol", writer, writer_of(expected));
}

}  // namespace mini_redis::testing
