#include "02-protocol/request_parser.hpp"

#include "02-protocol/given/inline_words.hpp"
#include "common/error_texts.hpp"
#include "common/integer.hpp"

namespace mini_redis {
namespace {

constexpr std::size_t kept_slices = 1024;  // beyond a request

void require_inside(std::string_view input, std::size_t position, const char* what, const Caller& caller) {
  require(position <= input.size(), caller, what, position, ", but the input has only ", input.size(),
          " bytes");
}

// Nearly all headers have one to four digits. Returns the length of such a header; 0 if it is another one.
std::size_t read_short_header(const char* at, std::size_t size, char type, std::int64_t& number) {
  constexpr std::size_t longest = sizeof("$1234\r\n") - 1;
  const auto digit = [at](std::size_t i) { return static_cast<unsigned>(at[i]) - unsigned{'0'}; };
  if (size < longest || at[0] != type || digit(1) - 1 > 8) return 0;
  unsigned so_far = digit(1);
  std::size_t i = 2;
  for (; i < longest - 2 && digit(i) <= 9; ++i) so_far = so_far * 10 + digit(i);
  if (at[i] != '\r') return 0;
  number = so_far;
  return i + 2;
}

}  // namespace

ParseStatus RequestParser::fail(std::string_view text) {
  error_ = text;
  return ParseStatus::error;
}

ParseStatus RequestParser::complete(std::string_view& input, Request& request, Caller caller) {
  require_inside(input, position_, "RequestParser::complete(): position_ is ", caller);
  request.clear();
  for (const Slice& slice : slices_) {
    require_inside(input, slice.offset + slice.length, "RequestParser::complete(): a slice ends at ", caller);
    request.add(input.substr(slice.offset, slice.length));
  }
  input.remove_prefix(position_);
  slices_.clear();
  if (slices_.capacity() > kept_slices) slices_.shrink_to_fit();
  position_ = 0;
  missing_ = 0;
  return ParseStatus::complete;
}

ParseStatus RequestParser::parse_header(std::string_view input, char type, std::int64_t& number,
                                        Caller caller) {
  require_inside(input, position_, "RequestParser::parse_header(): position_ is ", caller);
  if (const std::size_t length =
          read_short_header(input.data() + position_, input.size() - position_, type, number)) {
    position_ += length;
    return ParseStatus::complete;
  }
  return parse_any_header(input.substr(position_), type, number);
}

ParseStatus RequestParser::parse_any_header(std::string_view rest, char type, std::int64_t& number) {
  const bool array = type == '*';
  const std::size_t length = rest.find('\r');
  if (length == std::string_view::npos && rest.size() > max_line)
    return fail(array ? errors::protocol::multibulk_header_too_long : errors::protocol::bulk_header_too_long);
  if (length == std::string_view::npos || length + 2 > rest.size()) return ParseStatus::need_more;
  if (rest[0] != type) return fail(errors::protocol::expected_header(type, rest[0]));

  const auto parsed = parse_integer(rest.substr(1, length - 1));
  if (array && (!parsed || *parsed > max_arguments)) return fail(errors::protocol::invalid_multibulk_length);
  if (!array && (!parsed || *parsed < 0 || *parsed > max_bulk_length))
    return fail(errors::protocol::invalid_bulk_length);
  number = *parsed;
  position_ += length + 2;
  return ParseStatus::complete;
}

ParseStatus RequestParser::parse_inline(std::string_view& input, Request& request) {
  const std::size_t end = input.find('\n');
  if (end == std::string_view::npos)
    return input.size() > max_line ? fail(errors::protocol::inline_too_long) : ParseStatus::need_more;

  std::string_view line = input.substr(0, end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (!split_words(line, request)) return fail(errors::protocol::unbalanced_quotes);
  input.remove_prefix(end + 1);
  return ParseStatus::complete;
}

}  // namespace mini_redis
