#include "03-commands/resp_handler.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

AfterReply RespHandler::on_bytes(std::string_view& input, std::string& output) {
  // TODO: while there is a complete request: parse it, execute() it. A ReplyWriter appends to output.
  not_implemented();
}

}  // namespace mini_redis
