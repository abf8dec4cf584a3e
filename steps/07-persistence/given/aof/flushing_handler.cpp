#include "07-persistence/given/aof/flushing_handler.hpp"

#include "02-protocol/reply_writer.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {

AfterReply FlushingHandler::on_bytes(std::string_view& input, std::string& output) {
  if (has_failed_) {
    input.remove_prefix(input.size());
    return AfterReply::close;
  }
  const std::size_t start = output.size();
  const std::uint64_t records = aof_.records();
  const AfterReply next = handler_->on_bytes(input, output);
  if (!aof_.stores_before_replies()) {
    aof_.flush();
    return next;
  }
  if (aof_.is_stored()) return next;

  has_promised_ = aof_.records() > records;
  replies_.assign(output, start);
  output.resize(start);
  client_.hold();
  group_.join(*this);
  return next;
}

void FlushingHandler::stored(const std::string& error) {
  has_failed_ = has_promised_ && !error.empty();
  if (has_failed_) {
    replies_.clear();
    ReplyWriter(replies_).error(errors::cannot_append(error));
  }
  client_.release(replies_);
  if (has_failed_) client_.finish();
}

}  // namespace mini_redis
