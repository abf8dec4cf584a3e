// No reply leaves before what it promises is stored. Redis: beforeSleep(), which flushes the log before the replies.
#pragma once

#include <memory>

#include "01-tcp-server/bytes_handler.hpp"
#include "02-protocol/reply_writer.hpp"
#include "07-persistence/persistence.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {

/// Stands in front of the real handler.
class FlushingHandler final : public BytesHandler {
 public:
  FlushingHandler(Persistence& persistence, std::unique_ptr<BytesHandler> handler)
      : persistence_(persistence), handler_(std::move(handler)) {}

  /// When the log cannot be written, the client hears that instead of its replies, and is disconnected: it must not
  /// believe what they say.
  AfterReply on_bytes(std::string_view& input, std::string& output) override;

 private:
  Persistence& persistence_;
  std::unique_ptr<BytesHandler> handler_;
};

}  // namespace mini_redis
