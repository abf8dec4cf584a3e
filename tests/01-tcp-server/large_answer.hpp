// A handler that sends more than the kernel takes at once.
#pragma once

#include "support/random_values.hpp"
#include "support/tcp_server_under_test.hpp"

namespace mini_redis::testing {

inline const std::string& large_answer() {
  static const std::string answer = large_text(8 * 1024 * 1024);
  return answer;
}

/// Each byte is a question, and each question gets the large answer.
class LargeAnswerHandler final : public BytesHandler {
 public:
  AfterReply on_bytes(std::string_view& input, std::string& output) override {
    for (; !input.empty(); input.remove_prefix(1)) output += large_answer();
    return AfterReply::keep_open;
  }
};

inline HandlerFactory large_answers() {
  return handlers<LargeAnswerHandler>();
}

}  // namespace mini_redis::testing
