// A frame: one request, or one reply.
#pragma once

#include <string>

#include "tap/raw_bytes.hpp"

namespace mini_redis::tap {

/// As seen from the client.
enum class Direction { request, reply };

/// How many replies a request gets. `uncounted`: none, or any number, at any time. From then on, nobody can
/// tell which reply answers which request.
enum class Answers { none, one, uncounted };

/// What a frame says.
struct Contents {
  std::string text;                // SET name "Ada L."
  std::string kind;                // "simple string"; empty if there is nothing to add
  Answers answers = Answers::one;  // of a request
  bool is_error = false;           // of a reply
  bool is_push = false;            // of a reply: answers no request
};

struct Frame {
  enum class State {
    whole,
    unfinished,  // the end has not arrived yet
    cut_off,     // the end will never arrive
    broken,      // violates the protocol: the text says how
    undecoded    // bytes after a broken frame: the next frame could start anywhere
  };
  State state = State::whole;
  Contents contents;
  RawBytes raw;
};

}  // namespace mini_redis::tap
