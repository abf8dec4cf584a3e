// --loglevel debug: every byte that comes and goes, in the log.
#pragma once

#include <algorithm>
#include <memory>

#include "01-tcp-server/given/bytes_handler.hpp"
#include "common/log.hpp"
#include "common/printable.hpp"

namespace mini_redis {

/// Stands in front of the real handler and logs what passes.
class TracingHandler final : public BytesHandler {
 public:
  TracingHandler(Client& client, std::unique_ptr<BytesHandler> handler)
      : client_(client), handler_(std::move(handler)) {}

  AfterReply on_bytes(std::string_view& input, std::string& output) override {
    const std::size_t before = output.size();
    log(LogLevel::debug, "client ", client_.id(), " sent  ", '"', printable(input.substr(std::min(left_over_, input.size()))), '"');
    const AfterReply next = handler_->on_bytes(input, output);
    left_over_ = input.size();
    const std::string_view answer = std::string_view(output).substr(before);
    if (!answer.empty())
      log(LogLevel::debug, "client ", client_.id(), " gets  ", '"', printable(answer), '"');
    return next;
  }

 private:
  Client& client_;
  std::unique_ptr<BytesHandler> handler_;
  std::size_t left_over_ = 0;  // bytes at the front of the next input that were logged already
};

}  // namespace mini_redis
