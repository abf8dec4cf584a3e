#include "tap/reply_decoder.hpp"

#include <utility>

#include "tap/reply_text.hpp"

namespace mini_redis::tap {

Decoded ReplyDecoder::next(std::string_view fresh) {
  if (!fresh.empty()) rest_ = fresh;
  Decoded decoded;
  if (rest_.empty()) return decoded;

  const auto end = end_.find(rest_);
  const std::string_view piece = rest_.substr(0, end.value_or(rest_.size()));
  rest_.remove_prefix(piece.size());
  reply_ += piece;
  if (!end) return decoded;

  const std::string whole = std::exchange(reply_, {});
  decoded.status = Decoded::Status::whole;
  decoded.length = whole.size();
  decoded.contents = contents_of(whole);
  return decoded;
}

}  // namespace mini_redis::tap
