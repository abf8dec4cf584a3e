#include "11-speed/requests.hpp"

#include <deque>
#include <sstream>
#include <string>

#include "11-speed/given/slow/slow.hpp"
#include "common/integer.hpp"

namespace mini_redis::slow {
namespace {

// A number up to `limit` after `mark`, with CRLF at its end.
Parsed read_header(std::istringstream& input, char mark, std::size_t limit, std::size_t& number) {
  if (input.peek() == std::istringstream::traits_type::eof()) return Parsed::incomplete;
  if (input.get() != mark) return Parsed::broken;
  std::string line;
  std::getline(input, line);
  if (input.eof()) return line.size() >= max_header_size ? Parsed::broken : Parsed::incomplete;
  if (!line.ends_with('\r')) return Parsed::broken;
  line.pop_back();
  const auto parsed = parse_integer(line);
  if (!parsed || *parsed < 0 || static_cast<std::size_t>(*parsed) > limit) return Parsed::broken;
  number = static_cast<std::size_t>(*parsed);
  return Parsed::whole;
}

Parsed read_bulk(std::istringstream& input, std::string& bulk) {
  std::size_t size = 0;
  if (const Parsed header = read_header(input, '$', max_argument_size, size); header != Parsed::whole)
    return header;
  if (static_cast<std::size_t>(input.rdbuf()->in_avail()) < size + 2) return Parsed::incomplete;
  bulk.resize(size);
  input.read(bulk.data(), static_cast<std::streamsize>(size));
  const bool ends = input.get() == '\r' && input.get() == '\n';
  return ends ? Parsed::whole : Parsed::broken;
}

}  // namespace

Parsed next_request(std::string_view& input, Arguments& arguments) {
  static std::deque<std::string> words;  // until the next request
  words.clear();
  std::istringstream stream{std::string(input)};
  std::size_t count = 0;
  if (const Parsed header = read_header(stream, '*', max_arguments, count); header != Parsed::whole)
    return header;
  if (count == 0) return Parsed::broken;
  for (std::size_t i = 0; i < count; ++i)
    if (const Parsed bulk = read_bulk(stream, words.emplace_back()); bulk != Parsed::whole) return bulk;
  arguments = Arguments(words.begin(), words.end());
  input.remove_prefix(input.size() - static_cast<std::size_t>(stream.rdbuf()->in_avail()));
  return Parsed::whole;
}

}  // namespace mini_redis::slow
