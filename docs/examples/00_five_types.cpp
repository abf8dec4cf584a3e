// The five types of RESP, as the finished server writes them.
#include <array>
#include <iostream>
#include <string>
#include <string_view>

#include "02-protocol/reply_writer.hpp"
#include "common/error_texts.hpp"
#include "common/printable.hpp"

using namespace mini_redis;

namespace {

// Shows what has been written since the last call.
void show(const std::string& type, std::string& output) {
  std::cout << type << std::string(20 - type.size(), ' ') << printable(output) << "\n";
  output.clear();
}

}  // namespace

int main() {
  std::string output;
  ReplyWriter reply(output);

  reply.simple_string("OK");
  show("simple string", output);
  reply.error(errors::unknown_command(std::array<std::string_view, 1>{"FLY"}));
  show("error", output);
  reply.integer(42);
  show("integer", output);
  reply.bulk_string("hello");
  show("bulk string", output);
  reply.array(2);
  reply.bulk_string("GET");
  reply.bulk_string("name");
  show("array", output);
  reply.null_bulk_string();
  show("null bulk string", output);
}
