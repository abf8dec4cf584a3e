#include "02-protocol/reply_writer.hpp"

#include <algorithm>
#include <cstdio>

namespace mini_redis {

ReplyWriter::~ReplyWriter() = default;

void ReplyWriter::simple_string(std::string_view text, Caller caller) {
  if constexpr (checks_requirements)
    require(
        text.find_first_of("\r\n") == text.npos, caller,
        "ReplyWriter::simple_string(text): text has a CR or LF, which would end the reply; a bulk_string() "
        "can have any bytes");
  output_.append("+").append(text).append("\r\n");
}

void ReplyWriter::error(std::string_view text) {
  const auto start = static_cast<std::ptrdiff_t>(output_.append("-").size());
  output_.append(text);
  std::replace_if(
      output_.begin() + start, output_.end(), [](char c) { return c == '\r' || c == '\n'; }, ' ');
  output_.append("\r\n");
}

void ReplyWriter::floating_point(double number) {
  bulk_string(decimal(number));
}

std::string decimal(double number) {
  char text[32];
  return {text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%.17g", number))};
}

}  // namespace mini_redis
