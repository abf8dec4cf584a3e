// How long each reply took, as far as one can tell which request it answers.
#pragma once

#include <chrono>
#include <deque>
#include <optional>

#include "02-protocol/given/request.hpp"
#include "tap/frame.hpp"

namespace mini_redis::tap {

using Moment = std::chrono::steady_clock::time_point;

/// Subscribing, watching all commands (MONITOR), copying
/// the whole server (SYNC) and CLIENT REPLY are uncounted.
Answers answers_to(const Request& request);

/// One per connection. Replies come in the order of the requests;
/// after a request with uncounted answers, nothing is known any more.
class AnswerTimes {
 public:
  void asked(Answers answers, Moment when);
  /// The time since the request that this reply answers; empty when nobody knows which that is.
  std::optional<std::chrono::nanoseconds> answered(Moment when);

 private:
  std::deque<Moment> waiting_;
  bool lost_count_ = false;
};

}  // namespace mini_redis::tap
