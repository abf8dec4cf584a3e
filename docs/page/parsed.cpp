#include "parsed.hpp"

#include "02-protocol/request_parser.hpp"

namespace mini_redis {

std::vector<Row> parsed(std::string_view input) {
  RequestParser parser;
  Request request;
  std::vector<Row> rows(1);
  std::string_view rest = input;
  while (parser.parse(rest, request) == ParseStatus::complete)
    if (!request.empty()) rows.emplace_back(request.arguments().begin(), request.arguments().end());
  rows[0] = {std::to_string(input.size() - rest.size()), parser.error()};
  return rows;
}

}  // namespace mini_redis
