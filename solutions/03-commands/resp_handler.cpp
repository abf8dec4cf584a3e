#include "03-commands/resp_handler.hpp"

namespace mini_redis {

AfterReply RespHandler::on_bytes(std::string_view& input, std::string& output) {
  ReplyWriter reply(output);
  while (parser_.parse(input, request_) == ParseStatus::complete) execute(reply);
  if (!parser_.failed()) return AfterReply::keep_open;
  reply.error(parser_.error());
  return AfterReply::close;
}

}  // namespace mini_redis
