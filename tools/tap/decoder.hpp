// What a stream of frames needs to know about its protocol. No socket: bytes in, meaning out.
#pragma once

#include <cstddef>
#include <string_view>

#include "tap/frame.hpp"

namespace mini_redis::tap {

struct Decoded {
  enum class Status { whole, need_more, broken };
  Status status = Status::need_more;
  std::size_t length = 0;  // of a whole frame, in bytes
  Contents contents;       // of a whole frame; for a broken one, only the text, which says what is wrong
};

/// One per direction of a connection. An exception means the same as "broken".
class Decoder {
 public:
  virtual ~Decoder() = default;

  /// The next frame. `fresh` is the bytes that have arrived since the last call; it is empty while the frames
  /// of one read are taken one by one. The bytes stay where they are until the answer is "need more". Do not
  /// call this after "broken".
  virtual Decoded next(std::string_view fresh) = 0;
};

}  // namespace mini_redis::tap
