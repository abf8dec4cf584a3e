// What a server sends, read by hiredis, the client library.
#pragma once

#include <hiredis/hiredis.h>

#include <memory>

#include "tap/decoder.hpp"
#include "tap/reply_end.hpp"

namespace mini_redis::tap {

/// Where a reply ends it finds by itself: one that hiredis cannot read (before
/// version 1.0: RESP3, and arrays more than seven deep, such as redis-cli asks
/// a Redis server for at its start) is a frame without a meaning, no more.
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

  std::string_view rest_;  // of the last read: in no frame yet
  ReplyEnd end_;
  Reader reader_ = make_reader();  // has all bytes of this reply
  std::size_t length_ = 0;         // of this reply, so far
  char type_ = 0;                  // of this reply: its first byte
};

}  // namespace mini_redis::tap
