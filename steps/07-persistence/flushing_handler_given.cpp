#include "07-persistence/flushing_handler.hpp"

namespace mini_redis {

AfterReply FlushingHandler::on_bytes(std::string_view& input, std::string& output) {
  const std::size_t replies = output.size();
  const AfterReply next = handler_->on_bytes(input, output);
  const std::string error = persistence_.flush();
  if (error.empty()) return next;
  output.resize(replies);
  ReplyWriter(output).error(errors::cannot_append(error));
  return AfterReply::close;
}

}  // namespace mini_redis
