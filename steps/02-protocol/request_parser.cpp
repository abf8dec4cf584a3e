#include "02-protocol/request_parser.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

ParseStatus RequestParser::parse(std::string_view& input, Request& request) {
  // TODO: is it inline? Parse the header of the array; then, for each argument, its header and its bytes.
  not_implemented();
}

}  // namespace mini_redis
