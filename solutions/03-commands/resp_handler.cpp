#include "03-commands/resp_handler.hpp"

namespace mini_redis {

AfterReply RespHandler::on_bytes(std::string_view& input, std::string& output) {
  ReplyWriter reply(output);
  for (;;) {
    switch (parser_.parse(input, request_)) {
      case ParseStatus::complete:
        execute(reply);
        break;
      case ParseStatus::need_more:
        return AfterReply::keep_open;
      case ParseStatus::error:
        reply.error(parser_.error());
        return AfterReply::close;
    }
  }
}

}  // namespace mini_redis
