#include "server_side/freed_memory.hpp"
#include "speed_under_test.hpp"

// What the counters and the bytes tell of a part that is yours, when a reply is missing or wrong.
namespace mini_redis::testing {

std::string SpeedUnderTest::explain_silence() {
  const bool pipeline = is_yours("pipeline"), requests = is_yours("requests");
  const Words seen = run("seen");
  const bool parsed = seen[0] == "yes", whole = seen[1] == "yes", executed = seen[2] == "yes";
  if (!parsed && pipeline)
    return "No request was looked for since: serve() receives what has come, and shows all of its input to "
           "requests.run_next().";
  if (!whole && requests) return "next_request() has not found the request, and it is all there.";
  if (!whole && pipeline)
    return "No whole request was found: serve() shows all of its input to requests.run_next(), also what it "
           "has kept from before.";
  if (!executed && is_yours("commands")) return "execute() has begun, and does not return.";
  if (requests && !pipeline)
    return "Another request was found, and this one was not: after a whole one, next_request() leaves "
           "`input` where the next one begins.";
  if (pipeline)
    return "Requests have run since, and this reply was not sent: serve() runs all that are whole, and then "
           "sends all of its output.";
  if (is_yours("commands")) return "execute() has run, and has appended no reply.";
  return "";
}

std::string SpeedUnderTest::explain_wrong_reply(const std::string& expected, const std::string& received) {
  const bool pipeline = is_yours("pipeline"), requests = is_yours("requests");
  if (expected.starts_with("-") || received.empty()) return "";
  const bool is_refused = received.find("-ERR Protocol error") != std::string::npos;
  const bool is_unknown = received.starts_with("-ERR unknown command");
  const bool has_other_words = is_unknown || received.starts_with("-ERR wrong number of arguments");
  if (requests && received.find(std::string(3, freed_byte)) != std::string::npos)
    return "next_request() gives views of memory that is gone: the tests write \\x7f over it. What lives "
           "long enough is `input`.";
  if (requests && is_refused) return "The request is right, and next_request() says that it is broken.";
  if (requests && has_other_words)
    return "next_request() has given other words than those of the request: only its own are in "
           "`arguments`.";
  if (requests && !pipeline && expected[0] != received[0])
    return "Is this the reply to another request? next_request() takes a request off `input`, when it is "
           "whole, and nothing else.";
  if (pipeline && (is_refused || has_other_words))
    return "serve() has shown other bytes to requests.run_next() than those that have come: the rest from "
           "before, and right after it what is new.";
  if (pipeline)
    return "A reply is missing, or has come again: serve() takes off its input what has run, and sends each "
           "reply once.";
  if (is_yours("commands") && is_unknown)
    return "execute() has not found the command. A name may be in any letter case.";
  if (is_yours("commands") && has_other_words)
    return "execute() has refused a request that is right. The first of its words is the name.";
  return "";
}

}  // namespace mini_redis::testing
