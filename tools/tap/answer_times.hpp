// How long each reply took, as far as we can tell which request it answers.
#pragma once

#include <chrono>
#include <deque>
#include <optional>

#include "02-protocol/given/request.hpp"
#include "tap/frame.hpp"

namespace mini_redis::tap {

using Moment = std::chrono::steady_clock::time_point;

/// Uncounted are SUBSCRIBE and the like, MONITOR (shows all commands), SYNC and the like (copy the whole
/// server), and CLIENT REPLY.
Answers answers_to(const Request& request);

/// One per connection. Replies come in the order of the requests. After a request with uncounted answers, no
/// more times are known.
class AnswerTimes {
 public:
  void asked(Answers answers, Moment when);
  /// The time since the request that this reply answers; empty if we cannot tell which request that is.
  std::optional<std::chrono::nanoseconds> answered(Moment when);

 private:
  std::deque<Moment> waiting_;
  bool lost_count_ = false;
};

}  // namespace mini_redis::tap
