// What a server sends, read by the client library hiredis.
#pragma once

#include <hiredis/hiredis.h>

#include <memory>

#include "tap/decoder.hpp"
#include "tap/reply_end.hpp"

namespace mini_redis::tap {

/// Finds the end of a reply without hiredis. So a reply that hiredis cannot read is only a frame without a
/// meaning. (Before version 1.0, it cannot read RESP3, nor arrays more than seven levels deep; redis-cli asks
/// a Redis server for such an array when it starts.)
class ReplyDecoder final : public Decoder {
 public:
  Decoded next(std::string_view fresh) override;

 private:
  struct Free {
    void operator()(redisReader* reader) const { redisReaderFree(reader); }
    void operator()(redisReply* reply) const { freeReplyObject(reply); }
  };
  using Reader = std::unique_ptr<redisReader, Free>;

  static Reader make_reader();
  /// What the reader makes of a whole reply.
  Contents read_whole();

  std::string_view rest_;  // from the last read: not in a frame yet
  ReplyEnd end_;
  Reader reader_ = make_reader();  // has all bytes of this reply
  std::size_t length_ = 0;         // of this reply, so far
  char type_ = 0;                  // of this reply: its first byte
};

}  // namespace mini_redis::tap
