// The finished parser, called after every byte: is it a request yet?
#include <iostream>

#include "02-protocol/request_parser.hpp"
#include "common/printable.hpp"

using namespace mini_redis;

int main() {
  const std::string_view bytes = "*2\r\n$3\r\nGET\r\n$4\r\nname\r\n";
  RequestParser parser;
  Request request;

  for (std::size_t arrived = 0; arrived < bytes.size(); ++arrived) {
    std::string_view input = bytes.substr(0, arrived);
    if (parser.parse(input, request) != ParseStatus::need_more) return 1;
  }
  std::cout << "need_more " << bytes.size() << " times\n";

  std::string_view input = bytes;
  if (parser.parse(input, request) != ParseStatus::complete || !input.empty()) return 1;
  std::cout << "complete:";
  for (const std::string_view argument : request.arguments())
    std::cout << " \"" << printable(argument) << '"';
  std::cout << '\n';
}
