// The protocol layer on its own: a request that arrives in two pieces, and a reply to it. No socket anywhere.
#include <iostream>
#include <string>
#include <string_view>

#include "02-protocol/reply_writer.hpp"
#include "02-protocol/request_parser.hpp"
#include "common/printable.hpp"

using namespace mini_redis;

int main() {
  RequestParser parser;
  Request request;
  std::string arrived;

  for (std::string_view piece : {"*2\r\n$3\r\nGET\r\n$4", "\r\nname\r\n"}) {
    arrived += piece;
    std::string_view input = arrived;
    bool whole = parser.parse(input, request) == ParseStatus::complete;
    std::cout << printable(arrived) << (whole ? " is a request" : " needs more") << "\n";
  }

  std::string output;
  ReplyWriter(output).bulk_string(request[1]);
  std::cout << "its second word as a bulk string: " << printable(output) << "\n";
}
