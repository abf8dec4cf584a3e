#include "tap/frame_stream.hpp"

#include <exception>
#include <utility>

#include "tap/value_text.hpp"

namespace mini_redis::tap {

void FrameStream::feed(std::string_view bytes) {
  fresh_ = rest_ = bytes;
}

Decoded FrameStream::decode() try {
  return decoder_->next(std::exchange(fresh_, {}));
} catch (const std::exception& e) {
  Decoded decoded;
  decoded.status = Decoded::Status::broken;
  decoded.contents.text = e.what();
  return decoded;
}

Frame FrameStream::take(Frame::State state, Contents contents, std::size_t bytes) {
  unfinished_.add(rest_.substr(0, bytes));
  rest_.remove_prefix(bytes);
  return {state, std::move(contents), std::exchange(unfinished_, {})};
}

std::optional<Frame> FrameStream::next() {
  if (rest_.empty()) return std::nullopt;
  if (broken_) {
    Contents contents;
    contents.text = count_of(rest_.size(), "byte");
    return take(Frame::State::undecoded, std::move(contents), rest_.size());
  }
  Decoded decoded = decode();
  if (decoded.status == Decoded::Status::need_more) {
    unfinished_.add(std::exchange(rest_, {}));
    return std::nullopt;
  }
  broken_ = decoded.status == Decoded::Status::broken;
  if (broken_) return take(Frame::State::broken, std::move(decoded.contents), rest_.size());
  return take(Frame::State::whole, std::move(decoded.contents), decoded.length - unfinished_.size());
}

Frame FrameStream::unfinished() const {
  Contents contents;
  contents.text = count_of(unfinished_.size(), "byte");
  return {Frame::State::unfinished, std::move(contents), unfinished_};
}

}  // namespace mini_redis::tap
