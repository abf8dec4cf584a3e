// The why of a wrong reply, worked out from the two replies alone.
#include <algorithm>
#include <cctype>

#include "common/integer.hpp"
#include "server_side/freed_memory.hpp"
#include "support/coach.hpp"
#include "support/explain_errors.hpp"

namespace mini_redis::testing {
namespace {

std::string type_name(char type) {
  switch (type) {
    case '+':
      return "a simple string";
    case '-':
      return "an error";
    case ':':
      return "an integer";
    case '$':
      return "a bulk string";
    case '*':
      return "an array";
    default:
      return "no RESP type at all";
  }
}

bool is_null(const std::string& reply) {
  return reply == "$-1\r\n" || reply == "*-1\r\n";
}

std::string header(const std::string& reply) {
  return reply.substr(0, reply.find("\r\n"));
}

std::string body(const std::string& reply) {
  const std::size_t start = reply.find("\r\n");
  return start == std::string::npos ? "" : reply.substr(start + 2);
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

std::size_t characters(const std::string& bytes) {
  return static_cast<std::size_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_resp(const std::string& reply) {
  return std::string("+-:$*").find(reply[0]) != std::string::npos;
}

std::string without_line_ends(std::string bytes) {
  std::erase_if(bytes, [](char c) { return c == '\r' || c == '\n'; });
  return bytes;
}

bool has_lone_line_feed(const std::string& bytes) {
  for (std::size_t at = 0; (at = bytes.find('\n', at)) != std::string::npos; ++at)
    if (at == 0 || bytes[at - 1] != '\r') return true;
  return false;
}

// Bytes that are not RESP: the echo protocol, and other handlers of step 01.
std::string explain_bytes(const std::string& expected, const std::string& received) {
  if (expected.starts_with(received)) return "The answer is cut short.";
  const bool line = expected.ends_with("\r\n");
  if (line && (received[0] == '\r' || received[0] == '\n') && expected[0] != received[0])
    return "This starts with the end of the line before: take_line() must remove the CRLF from the input, "
           "and leave it out of the line.";
  if (received.find(expected) != std::string::npos)
    return "The right answer comes after bytes that don't belong here: were they kept after their answer, or "
           "are they another client's? Each session has its own input, and Session::run() keeps only the "
           "part that isn't used yet.";
  const std::string wanted = without_line_ends(expected), got = without_line_ends(received);
  if (line && !got.empty() && (wanted.starts_with(got) || got.starts_with(wanted)))
    return "They differ only in CR and LF: take_line() must return what comes before the CRLF, and no part "
           "of the CRLF.";
  return "These are other bytes than expected: take_line() must return those before the CRLF, and "
         "Session::run() must send what the handler put into output_. Do they come from the wrong place, or "
         "from a string that is gone?";
}

std::string explain_null(const std::string& received) {
  if (received == "$0\r\n\r\n")
    return "\"$0\" is an empty string, which is a value; \"there is none\" is the null, \"$-1\".";
  if (received == "*0\r\n")
    return "\"*0\" is an empty array, which is a value; \"there is none\" is the null.";
  if (is_null(received))
    return "There are two nulls: \"$-1\" in place of a bulk string, \"*-1\" in place of an array.";
  if (received.starts_with("-"))
    return "Nothing went wrong here: \"there is none\" is an answer, not an error.";
  return "";
}

// An array with the wrong count. If a reply is incomplete, its header announced more than was sent.
std::string explain_count(const std::string& expected, const std::string& received, std::int64_t wanted,
                          std::int64_t got) {
  if (is_null(received)) return "This is the null array: it says that there is no array at all.";
  if (got < 0 || (got > wanted && body(expected) == body(received)))
    return "The number after the \"*\" must be the number of elements: a client waits for that many.";
  return "The array has " + std::to_string(got) +
         (got == 1 ? " element; expected " : " elements; expected ") + std::to_string(wanted) + ".";
}

std::string explain_number(const std::string& expected, const std::string& received) {
  const auto wanted = parse_integer(header(expected).substr(1));
  const auto got = parse_integer(header(received).substr(1));
  if (!wanted || !got || *wanted == *got) return "";
  if (*wanted < -2 && *got == -*wanted) return "The sign is lost: the number is negative.";
  if (*wanted < 0) return "";  // a negative number has its own meaning
  if (expected[0] == '*') return explain_count(expected, received, *wanted, *got);
  if (*got > 0 && *got - 1 == *wanted) return "That's one too many.";
  if (*got == *wanted - 1) return "That's one too few.";
  if (*got == -*wanted) return "The sign is the wrong way round.";
  if (*wanted != 0 && *got / 1000 == *wanted && *got % 1000 == 0) return "That's a thousand times too many.";
  return "";
}

// A bulk string that contains `wanted` and more; a single extra CRLF has its own explanation.
bool goes_on(const std::string& received, const std::string& wanted) {
  const std::string more = body(received);
  return !wanted.empty() && more.size() > wanted.size() + 4 && more.starts_with(wanted) &&
         more.ends_with("\r\n") && header(received) == "$" + std::to_string(more.size() - 2);
}

std::string explain_bulk(const std::string& expected, const std::string& received) {
  if (is_null(expected)) return "There's a value where there should be none.";
  const std::string wanted = body(expected).substr(0, body(expected).size() - 2);
  const auto length = parse_integer(header(received).substr(1));
  if (!length) return "The length after the \"$\" isn't a number.";
  if (received == "$0\r\n\r\n") return "This is the empty string.";
  if (body(received) == wanted + "\r\n\r\n" && *length == static_cast<std::int64_t>(wanted.size() + 2))
    return "The CRLF that ended the input is still part of the value: take as many bytes as its length says.";
  if (goes_on(received, wanted))
    return "That's the right value, and more: take as many bytes as its length says. A NUL doesn't end it.";
  const auto announced = static_cast<std::size_t>(*length);
  const std::size_t shorter = std::min(wanted.size(), body(received).size());
  const bool same_start = body(received).substr(0, shorter) == wanted.substr(0, shorter);
  if (same_start && announced != wanted.size()) {
    if (announced == characters(wanted)) return "The length counts characters; it must count bytes.";
    if (announced == wanted.size() + 2)
      return "The length counts the CRLF after the bytes, too; it must not.";
    if (body(received).starts_with(wanted)) return "The length isn't the number of bytes after it.";
  }
  if (wanted.starts_with(body(received).substr(0, announced)))
    return "The value stops early: it may have any byte in it, even NUL, CR and LF.";
  return "";
}

std::string explain_error_text(const std::string& expected, const std::string& received) {
  if (lower(expected) == lower(received)) return "Only upper and lower case differ.";
  if (expected.starts_with(received.substr(0, received.size() - 2)))
    return "The reply ends in the middle of the text.";
  if (expected.starts_with("-ERR Protocol error") && !received.starts_with("-ERR Protocol error"))
    return "The client sent something that isn't a request, but it was taken for one.";
  const std::string kind = expected.substr(1, expected.find(' '));
  if (!received.substr(1).starts_with(kind))
    return "An error begins with its kind in capitals: " + kind + "...";
  return "The wording differs from Redis's: use the text in common/error_texts.hpp.";
}

bool has_freed_bytes(const std::string& expected, const std::string& received) {
  const auto [wanted, got] =
      std::mismatch(expected.begin(), expected.end(), received.begin(), received.end());
  return got != received.end() && *got == freed_byte;
}

// Whatever the reply says: is it one whole reply?
std::string explain_form(const std::string& expected, const std::string& received) {
  if (received + "\r\n" == expected) return "The \\r\\n at the end is missing.";
  if (expected.starts_with(received)) return "The reply is cut short.";
  if (received.starts_with(expected)) return "There is more than one reply: a command answers exactly once.";
  if (received[0] == '\r' || received[0] == '\n')
    return "This starts with the rest of the reply before, which was longer than its header says.";
  if (expected[0] == received[0] && has_lone_line_feed(header(received)))
    return "Every line of RESP ends with \\r\\n, both of them.";
  if (received.starts_with("-\r\n"))
    return "An error without a text: RespHandler::on_bytes() replies with the parser's error() only if it "
           "has failed().";
  if (received == "+QUEUED\r\n" && expected.starts_with("-"))
    return "The command was queued: queue() must let commands run whose row has flag::never_queued.";
  return "";
}

}  // namespace

std::string explain_difference(const std::string& expected, const std::string& received) {
  if (received.empty() || expected.empty()) return "";
  if (has_freed_bytes(expected, received))
    return "The tests write \\x7f over freed memory: these bytes come from something that is gone.";
  if (const std::string why = explain_wrong_reply(expected, received); !why.empty()) return why;
  if (!is_resp(expected)) return explain_bytes(expected, received);
  if (const std::string why = explain_form(expected, received); !why.empty()) return why;
  const std::string stray = explain_stray_error(expected, received);
  if (!stray.empty()) return stray;
  if (is_null(expected)) {
    const std::string why = explain_null(received);
    if (!why.empty()) return why;
  }
  if (expected == "*0\r\n" && is_null(received))
    return "An empty list is \"*0\"; null says that there is no list.";
  if (is_null(received) && expected[0] == '$')
    return "The server says that there's no such value, but there is one.";
  if (expected[0] != received[0])
    return "This is " + (is_null(received) ? "a null" : type_name(received[0])) + "; expected " +
           type_name(expected[0]) + ".";
  switch (expected[0]) {
    case ':':
    case '*':
      return explain_number(expected, received);
    case '$':
      return explain_bulk(expected, received);
    case '-':
      return explain_error_text(expected, received);
    default:
      return lower(expected) == lower(received) ? "Only upper and lower case differ." : "";
  }
}

}  // namespace mini_redis::testing
