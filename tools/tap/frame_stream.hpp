// One direction of a connection: bytes in, frames out.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "tap/decoder.hpp"

namespace mini_redis::tap {

class FrameStream {
 public:
  explicit FrameStream(std::unique_ptr<Decoder> decoder) : decoder_(std::move(decoder)) {}

  /// The bytes of one read. They must stay where they are until next() has returned them all.
  void feed(std::string_view bytes);

  /// The next frame that ends in these bytes, or the first broken one; after that, the bytes as they are.
  std::optional<Frame> next();

  bool has_unfinished() const { return unfinished_.size() > 0; }
  /// What has arrived of an incomplete frame. REQUIRES: has_unfinished(), and next() has returned nothing.
  Frame unfinished() const;

 private:
  Decoded decode();
  Frame take(Frame::State state, Contents contents, std::size_t bytes);

  std::unique_ptr<Decoder> decoder_;
  std::string_view fresh_;  // from the last read: not given to the decoder yet
  std::string_view rest_;   // from the last read: not in a frame yet
  RawBytes unfinished_;     // of the incomplete frame
  bool broken_ = false;
};

}  // namespace mini_redis::tap
