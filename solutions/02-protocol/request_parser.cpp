#include "02-protocol/request_parser.hpp"

namespace mini_redis {

ParseStatus RequestParser::parse(std::string_view& input, Request& request) {
  if (input.empty()) return ParseStatus::need_more;
  if (input[0] != '*') return parse_inline(input, request);

  if (missing_ == 0) {
    if (const auto status = parse_header(input, '*', missing_); status != ParseStatus::complete)
      return status;
  }
  for (; missing_ > 0; --missing_) {
    const std::size_t header = position_;
    std::int64_t length = 0;
    if (const auto status = parse_header(input, '$', length); status != ParseStatus::complete) return status;
    const auto bytes = static_cast<std::size_t>(length);
    if (input.size() - position_ < bytes + 2) {
      position_ = header;
      return ParseStatus::need_more;
    }
    slices_.push_back({position_, bytes});
    position_ += bytes + 2;
  }
  return complete(input, request);
}

}  // namespace mini_redis
