#include "support/explain_errors.hpp"

namespace mini_redis::testing {
namespace {

// The tests' requests are correct: if one is refused, the parser has lost its place. What it has found there
// says where it is.
std::string explain_refusal(const std::string& received) {
  const std::string expected = "-ERR Protocol error: expected '";
  if (!received.starts_with(expected) || received.size() < expected.size() + 10)
    return "The request is right, but it was refused: parse() looked for a header where there is none, or "
           "was too strict with one.";
  const char type = received[expected.size()], found = received[expected.size() + 9];
  if (type == '*')
    return "parse() looked for the header of the array, '*', but it had read that already: missing_ tells it "
           "so.";
  if (found == ' ')
    return "parse() looked for the header of an argument, '$', but there is a CRLF (or a space). The CRLF "
           "after an argument belongs to it: check that it's there, and skip it.";
  if (found == '*')
    return "parse() looked for the header of an argument, '$', but a request begins there. At position_ 0 is "
           "the header of the array, and after the last argument is the next request.";
  return "parse() looked for the header of an argument, '$', but there is another byte, most likely from the "
         "middle of an argument. position_ must be before a header, or after the CRLF of an argument.";
}

}  // namespace

std::string explain_stray_error(const std::string& expected, const std::string& received) {
  if (received.starts_with("-ERR internal error"))
    return "An exception that isn't a CommandError left the command. Its what() comes after \"internal "
           "error\".";
  if (expected.starts_with("-")) return "";
  if (received.starts_with("-ERR unknown command"))
    return "Dispatcher::execute() didn't find the command in the table, which has all names in lower case. "
           "Is the name in quotes the one that was sent?";
  if (received.starts_with("-ERR Protocol error")) return explain_refusal(received);
  if (received.starts_with("-ERR wrong number of arguments"))
    return "The check of the number of arguments refused a request that is right: Dispatcher::execute() must "
           "ask CommandSpec::accepts().";
  return "";
}

}  // namespace mini_redis::testing
