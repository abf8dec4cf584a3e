// Finds out which function of the step wrote a wrong reply, if the bytes alone show it: all other layers are
// the reference's.
#include <algorithm>
#include <cctype>
#include <string>

#include "common/integer.hpp"
#include "support/coach.hpp"

namespace mini_redis::testing {
namespace {

// The function of ReplyWriter that writes this kind of reply; empty for those that are given.
std::string writer_of(const std::string& reply) {
  if (reply.empty()) return "";
  if (reply.starts_with("$-1")) return "ReplyWriter::null_bulk_string";
  if (reply.starts_with("*-1")) return "ReplyWriter::null_array";
  switch (reply[0]) {
    case ':':
      return "ReplyWriter::integer";
    case '*':
      return "ReplyWriter::array";
    case '$':
      return "ReplyWriter::bulk_string";
    default:
      return "";
  }
}

// The first word of a request, in lower case.
std::string name_in(std::string request) {
  if (request.starts_with('*')) {
    const std::size_t length = request.find("\r\n", request.find('$'));
    request.erase(0, std::min(length, request.size() - 2) + 2);
  }
  request.erase(std::min(request.find_first_of(" \r\n"), request.size()));
  std::transform(request.begin(), request.end(), request.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  return request;
}

// The name of the command whose reply comes next; empty if it may be one of several.
std::string awaited_command(const Conversation& conversation) {
  const auto& lines = conversation.lines;
  const auto sent = [&lines](std::size_t back) {
    return lines.size() >= back && lines[lines.size() - back].who == "sent";
  };
  return sent(1) && !sent(2) ? name_in(lines.back().bytes) : "";
}

// The reply before the one that comes next.
std::string reply_before(const Conversation& conversation) {
  for (std::size_t i = conversation.lines.size(); i-- > 0;)
    if (conversation.lines[i].who == "received") return conversation.lines[i].bytes;
  return "";
}

// The part of a reply that begins there: a bulk string, the header of an array, or any other reply.
std::string part_at(const std::string& reply, std::size_t start) {
  if (start >= reply.size()) return "";
  const std::string header = reply.substr(start, reply.find("\r\n", start) - start);
  const auto length = parse_integer(header.substr(std::min<std::size_t>(1, header.size())));
  const bool has_bytes = header.starts_with('$') && length && *length >= 0;
  return reply.substr(start, header.size() + 2 + (has_bytes ? static_cast<std::size_t>(*length) + 2 : 0));
}

// Where the first part begins that is another in both.
std::size_t start_of_difference(const std::string& expected, const std::string& received) {
  std::size_t start = 0;
  while (start < expected.size()) {
    const std::string part = part_at(expected, start);
    if (received.compare(start, part.size(), part) != 0) break;
    start += part.size();
  }
  return start;
}

bool is_a_null(const std::string& reply) {
  return reply == "$-1\r\n" || reply == "*-1\r\n";
}

bool has_nothing(const std::string& reply) {
  return is_a_null(reply) || reply == "*0\r\n" || reply == "$0\r\n\r\n";
}

bool is_error(const std::string& reply) {
  return reply.starts_with('-');
}

// Not a whole reply: no type, no number where one belongs, no CRLF at the end, fewer bytes than announced.
bool is_broken(const std::string& part) {
  if (part.empty() || !part.ends_with("\r\n")) return true;
  if (std::string(":$*").find(part[0]) == std::string::npos) return part[0] != '+' && part[0] != '-';
  const std::size_t end = part.find("\r\n") + 2;
  const auto number = parse_integer(std::string_view(part).substr(1, end - 3));
  return !number ||
         (part[0] == '$' && *number >= 0 && part.size() != end + static_cast<std::size_t>(*number) + 2);
}

// It is not what the part says that is wrong, but its form: it is broken, or of another type, or another
// null.
bool is_wrong_form(const std::string& expected, const std::string& received) {
  if (is_broken(received)) return true;
  if (expected.starts_with("-ERR wrong number of arguments"))
    return false;  // the command should not have run
  if (is_error(expected)) return is_a_null(received);
  if (is_error(received)) return false;
  return is_a_null(expected) ? has_nothing(received) : expected[0] != received[0];
}

bool has_wrong_count(const std::string& expected, const std::string& received) {
  const auto elements = [](const std::string& reply) {
    return reply.starts_with('*') ? reply.substr(std::min(reply.find('\n'), reply.size())) : "";
  };
  return !elements(expected).empty() && elements(expected) == elements(received);
}

// The first of them that the step has.
std::vector<Place> first_defined(const std::vector<std::string>& functions) {
  for (const std::string& function : functions)
    if (const auto place = function.empty() ? std::nullopt : definition_of(function)) return {*place};
  return {};
}

}  // namespace

std::vector<Place> answering(const Conversation& conversation) {
  const std::string command = commands_have_handlers() ? awaited_command(conversation) : "";
  return command.empty() ? std::vector<Place>{} : first_defined({command + "_command", command});
}

std::vector<Place> suspects_by(const Conversation& conversation, const std::string& expected,
                               const std::string& received) {
  if (expected.empty() || received.empty()) return {};
  if (is_error(received) && !is_error(expected)) return throwers();
  const std::string before = reply_before(conversation);
  if (!before.empty() && (received[0] == '\r' || received[0] == '\n'))
    return first_defined({writer_of(before)});

  const std::size_t start = start_of_difference(expected, received);
  if (start >= expected.size()) return {};
  const std::string wanted = part_at(expected, start), got = part_at(received, start);
  if (!is_wrong_form(wanted, got) && !has_wrong_count(expected, received)) return {};
  const auto writer = first_defined({writer_of(wanted)});
  return writer.empty() ? answering(conversation) : writer;
}

}  // namespace mini_redis::testing
