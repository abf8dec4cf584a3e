#include "tap/reply_decoder.hpp"

#include <new>
#include <utility>

#include "tap/reply_text.hpp"

namespace mini_redis::tap {

ReplyDecoder::Reader ReplyDecoder::make_reader() {
  Reader reader(redisReaderCreate());
  if (!reader) throw std::bad_alloc();
  return reader;
}

// Asks the reader only once, at the end: with a long line, it would start again at every piece.
Contents ReplyDecoder::read_whole() {
  const Reader reader = std::exchange(reader_, make_reader());
  void* found = nullptr;
  const int status = redisReaderGetReply(reader.get(), &found);
  const std::unique_ptr<redisReply, Free> reply(static_cast<redisReply*>(found));
  if (status == REDIS_OK && reply) return contents_of(*reply, type_);
  return not_decoded(reader->errstr, type_);
}

Decoded ReplyDecoder::next(std::string_view fresh) {
  if (!fresh.empty()) rest_ = fresh;
  Decoded decoded;
  if (rest_.empty()) return decoded;
  if (length_ == 0) type_ = rest_[0];

  const auto end = end_.find(rest_);
  const std::string_view piece = rest_.substr(0, end.value_or(rest_.size()));
  rest_.remove_prefix(piece.size());
  redisReaderFeed(reader_.get(), piece.data(), piece.size());  // an error shows in read_whole()
  length_ += piece.size();
  if (!end) return decoded;

  decoded.status = Decoded::Status::whole;
  decoded.length = std::exchange(length_, 0);
  decoded.contents = read_whole();
  return decoded;
}

}  // namespace mini_redis::tap
