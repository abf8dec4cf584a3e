#include "11-speed/requests.hpp"

#include <algorithm>
#include <charconv>

namespace mini_redis {
namespace {

// A number up to `limit` after `mark`, with CRLF at its end; taken off the input.
Parsed take_header(std::string_view& input, char mark, std::size_t limit, std::size_t& number) {
  if (input.empty()) return Parsed::incomplete;
  if (input.front() != mark) return Parsed::broken;
  const char* const end = input.data() + std::min(input.size(), max_header_size);
  const auto [after, error] = std::from_chars(input.data() + 1, end, number);
  const auto left = static_cast<std::size_t>(end - after);
  if (left == 0 || (left == 1 && *after == '\r'))
    return input.size() < max_header_size ? Parsed::incomplete : Parsed::broken;
  if (error != std::errc() || number > limit || after[0] != '\r' || after[1] != '\n') return Parsed::broken;
  input.remove_prefix(static_cast<std::size_t>(after + 2 - input.data()));
  return Parsed::whole;
}

Parsed take_bulk(std::string_view& input, std::string_view& bulk) {
  std::size_t size = 0;
  const Parsed header = take_header(input, '$', max_argument_size, size);
  if (header != Parsed::whole) return header;
  if (input.size() < size + 2) return Parsed::incomplete;
  if (input[size] != '\r' || input[size + 1] != '\n') return Parsed::broken;
  bulk = input.substr(0, size);
  input.remove_prefix(size + 2);
  return Parsed::whole;
}

}  // namespace

Parsed next_request(std::string_view& input, Arguments& arguments) {
  std::string_view rest = input;
  std::size_t count = 0;
  const Parsed header = take_header(rest, '*', max_arguments, count);
  if (header != Parsed::whole) return header;
  if (count == 0) return Parsed::broken;

  arguments.clear();
  for (; count > 0; --count) {
    const Parsed bulk = take_bulk(rest, arguments.emplace_back());
    if (bulk != Parsed::whole) return bulk;
  }
  input = rest;
  return Parsed::whole;
}

}  // namespace mini_redis
