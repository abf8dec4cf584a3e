#include "server_side/freed_memory.hpp"
#include "speed_under_test.hpp"

// What the counters and the bytes tell of a part that is yours, when a reply is missing or wrong.
namespace mini_redis::testing {

std::string SpeedUnderTest::explain_silence() {
  const bool pipeline = is_yours("pipeline"), requests = is_yours("requests");
  const Words seen = run("seen");
  const bool parsed = seen[0] == "yes", whole = seen[1] == "yes", executed = seen[2] == "yes";
  if (!parsed && pipeline)
    return "serve() didn't look for a request since then: it must receive what has arrived, and show all of "
           "its input to requests.run_next().";
  if (!whole && requests) return "next_request() didn't find the request, although all of it is there.";
  if (!whole && pipeline)
    return "No whole request was found: serve() must show all of its input to requests.run_next(), even what "
           "it kept from before.";
  if (!executed && is_yours("commands")) return "execute() has begun, and doesn't return.";
  if (requests && !pipeline)
    return "Another request was found, but not this one: after a whole request, next_request() must leave "
           "`input` where the next one begins.";
  if (pipeline)
    return "Requests ran since then, but this reply wasn't sent: serve() must run all whole requests, and "
           "then send all of its output.";
  if (is_yours("commands")) return "execute() ran, but didn't append a reply.";
  return "";
}

std::string SpeedUnderTest::explain_wrong_reply(const std::string& expected, const std::string& received) {
  const bool pipeline = is_yours("pipeline"), requests = is_yours("requests");
  if (expected.starts_with("-") || received.empty()) return "";
  const bool is_refused = received.find("-ERR Protocol error") != std::string::npos;
  const bool is_unknown = received.starts_with("-ERR unknown command");
  const bool has_other_words = is_unknown || received.starts_with("-ERR wrong number of arguments");
  if (requests && received.find(std::string(3, freed_byte)) != std::string::npos)
    return "next_request() gave views into memory that is gone: the tests write \\x7f over it. `input` is "
           "the memory that lives long enough.";
  if (requests && is_refused) return "The request is right, but next_request() says that it's broken.";
  if (requests && has_other_words)
    return "next_request() gave other words than the request has: `arguments` must have only its own.";
  if (requests && !pipeline && expected[0] != received[0])
    return "Is this the reply to another request? When a request is whole, next_request() must remove it "
           "from `input`, and nothing else.";
  if (pipeline && (is_refused || has_other_words))
    return "serve() showed other bytes to requests.run_next() than those that arrived: it must show the rest "
           "from before, and the new bytes right after it.";
  if (pipeline)
    return "A reply is missing, or came twice: serve() must remove what has run from its input, and send "
           "each reply once.";
  if (is_yours("commands") && is_unknown)
    return "execute() didn't find the command. A name may be in any letter case.";
  if (is_yours("commands") && has_other_words)
    return "execute() refused a request that is right. The first word is the name.";
  return "";
}

}  // namespace mini_redis::testing
