// Finds out which function wrote a wrong reply, if the bytes alone show it: in a step's tests all other
// layers are the reference's.
#include <algorithm>
#include <cctype>
#include <string>

#include "common/integer.hpp"
#include "support/coach.hpp"
#include "support/throws.hpp"

namespace mini_redis::testing {
namespace {

bool begins(const std::string& bytes, const std::string& start) {
  return bytes.starts_with(start);
}

// The function of ReplyWriter that writes this kind of reply.
std::string writer_of(const std::string& reply) {
  if (begins(reply, "+") || begins(reply, "-")) return "";
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

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

// The first word of a request.
std::string name_in(std::string request) {
  if (request.starts_with('*')) {
    const std::size_t length = request.find("\r\n", request.find('$'));
    request.erase(0, std::min(length, request.size() - 2) + 2);
  }
  return lower(request.substr(0, request.find_first_of(" \r\n")));
}

// The name of the command whose reply comes next; empty if it may be one of several.
std::string awaited_command(const Conversation& conversation) {
  const auto& lines = conversation.lines;
  const auto sent = [&lines](std::size_t back) {
    return lines.size() >= back && lines.end()[-back].who == "sent";
  };
  return sent(1) && !sent(2) ? name_in(lines.back().bytes) : "";
}

// A bulk string with another length than its header says, or a reply without its last CRLF.
bool is_malformed(const std::string& reply) {
  if (!reply.ends_with("\r\n")) return true;
  const std::size_t end = reply.find("\r\n");
  const auto length = parse_integer(std::string_view(reply).substr(1, end - 1));
  if (reply[0] != '$') return std::string("+-:*").find(reply[0]) == std::string::npos;
  return !length || (*length >= 0 && reply.size() != end + 4 + static_cast<std::size_t>(*length));
}

// What the reply before has left over.
bool is_rest(const std::string& reply) {
  return begins(reply, "\r") || begins(reply, "\n");
}

bool is_null(const std::string& reply) {
  return reply == "$-1\r\n" || reply == "*-1\r\n";
}

// It is not what it says that is wrong, but its form.
bool is_wrong_form(const std::string& expected, const std::string& received) {
  if (is_malformed(received)) return true;
  if (begins(expected, "-") || begins(received, "-")) return false;
  if (is_null(expected) && is_null(received)) return true;
  return expected[0] != received[0] && !is_null(received);
}

std::vector<Place> defined(const std::vector<std::string>& functions) {
  std::vector<Place> places;
  for (const std::string& function : functions)
    if (const auto place = definition_of(function)) places.push_back(*place);
  return places;
}

// An error that no command intended. Most are thrown; the dispatcher writes its own.
std::vector<Place> suspects_by_error(const std::string& command, const std::string& error) {
  const auto thrower = throwers();
  if (!thrower.empty()) return thrower;
  const bool is_unknown = begins(lower(error), "-err unknown command '" + command + "'");
  return is_unknown || begins(error, "-ERR wrong number") ? defined({"Dispatcher::execute"}) : thrower;
}

}  // namespace

std::vector<Place> throwers() {
  return places_of(innermost_in_step(code_lines(telling_throw().addresses())));
}

std::vector<Place> suspects_by(const Conversation& conversation, const std::string& expected,
                               const std::string& received) {
  if (expected.empty() || received.empty()) return {};
  const std::string command = awaited_command(conversation);
  if (begins(received, "-") && !begins(expected, "-")) return suspects_by_error(command, received);
  if (is_rest(received) && conversation.lines.size() > 1)
    return defined({writer_of(conversation.lines.end()[-2].bytes)});
  return is_wrong_form(expected, received) ? defined({writer_of(expected), command + "_command"})
                                           : std::vector<Place>{};
}

}  // namespace mini_redis::testing
