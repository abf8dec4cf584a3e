#include "support/explain_errors.hpp"

namespace mini_redis::testing {
namespace {

// The tests' requests are correct: if one is refused, the parser has lost its place. What it has found there
// says where it is.
std::string explain_refusal(const std::string& received) {
  const std::string expected = "-ERR Protocol error: expected '";
  if (!received.starts_with(expected) || received.size() < expected.size() + 10)
    return "The request is right, and is refused all the same: parse() looked for a header where there "
           "is none, or was too strict with one.";
  const char type = received[expected.size()], found = received[expected.size() + 9];
  if (type == '*')
    return "parse() looked for the header of the array, '*', after it had read it: missing_ says "
           "whether it has.";
  if (found == ' ')
    return "parse() looked for the header of an argument, '$', where a CRLF (or a space) is: the CRLF "
           "after an argument belongs to it. It has to be there, and it has to be skipped.";
  if (found == '*')
    return "parse() looked for the header of an argument, '$', where a request begins: at position_ 0 "
           "there is the header of the array, and after the last argument there is the next request.";
  return "parse() looked for the header of an argument, '$', where there is another byte, most likely "
         "one of an argument's own: position_ has to be before a header or after the CRLF of an "
         "argument.";
}

}  // namespace

std::string explain_stray_error(const std::string& expected, const std::string& received) {
  if (received.starts_with("-ERR internal error"))
    return "An exception that is no CommandError left the command; its what() comes after \"internal "
           "error\".";
  if (expected.starts_with("-")) return "";
  if (received.starts_with("-ERR unknown command"))
    return "Dispatcher::execute() has not found the command in the table, which has all names in lower "
           "case. Is the name in quotes the one that was sent?";
  if (received.starts_with("-ERR Protocol error")) return explain_refusal(received);
  if (received.starts_with("-ERR wrong number of arguments"))
    return "The check of the number of arguments has refused a request that is right: "
           "Dispatcher::execute() asks CommandSpec::accepts().";
  return "";
}

}  // namespace mini_redis::testing
