// What a server sends.
#pragma once

#include <string>

#include "tap/decoder.hpp"
#include "tap/reply_end.hpp"

namespace mini_redis::tap {

class ReplyDecoder final : public Decoder {
 public:
  Decoded next(std::string_view fresh) override;

 private:
  std::string_view rest_;  // from the last read: not in a frame yet
  ReplyEnd end_;
  std::string reply_;  // as much of the reply as has arrived
};

}  // namespace mini_redis::tap
