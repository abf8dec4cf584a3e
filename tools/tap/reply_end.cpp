#include "tap/reply_end.hpp"

#include <algorithm>

#include "common/integer.hpp"
#include "common/printable.hpp"

namespace mini_redis::tap {
namespace {

constexpr std::string_view lines = "+-:,_#(", bulks = "$=!", arrays = "*~>", maps = "%|";

bool is_one_of(char type, std::string_view types) {
  return types.find(type) != std::string_view::npos;
}

void check_type(char type) {
  for (const auto types : {lines, bulks, arrays, maps})
    if (is_one_of(type, types)) return;
  throw BrokenReply("a reply starts with one of + - : $ *, got '" + printable({&type, 1}) + "'");
}

// The number in a header: 5 for "$5".
std::uint64_t number_in(std::string_view header, bool& is_null) {
  const auto number = parse_integer(header.substr(1));
  if (!number || *number < -1 || *number > INT32_MAX)
    throw BrokenReply("after " + std::string(1, header[0]) + " comes a length, got '" +
                      printable(header.substr(1)) + "'");
  is_null = *number == -1;
  return is_null ? 0 : static_cast<std::uint64_t>(*number);
}

}  // namespace

std::optional<std::size_t> ReplyEnd::find(std::string_view bytes) {
  for (std::size_t position = 0; position < bytes.size();) {
    const std::string_view rest = bytes.substr(position);
    position += bulk_left_ > 0 ? read_bulk(rest) : read_line(rest);
    if (missing_ > 0) continue;
    missing_ = 1;
    return position;
  }
  return std::nullopt;
}

bool ReplyEnd::is_header() const {
  return !is_one_of(line_[0], lines);
}

std::size_t ReplyEnd::read_line(std::string_view bytes) {
  if (line_.empty()) check_type(bytes[0]);
  const std::size_t end = bytes.find('\n');
  const std::string_view part = bytes.substr(0, end);
  line_ += part.substr(0, longest_header - line_.size());
  if (!part.empty()) last_ = part.back();
  if (is_header() && line_.size() == longest_header) throw BrokenReply("a length that never ends");
  if (end == std::string_view::npos) return bytes.size();
  if (last_ != '\r') throw BrokenReply("a line ends with \\r\\n, not with \\n alone");
  line_ended();
  line_.clear();
  last_ = 0;
  return end + 1;
}

void ReplyEnd::line_ended() {
  --missing_;
  if (!is_header()) return;
  bool is_null = false;
  const auto header = std::string_view(line_).substr(0, line_.size() - 1);  // without the \r
  const std::uint64_t number = number_in(header, is_null);
  if (is_one_of(line_[0], arrays)) {
    missing_ += number;
  } else if (is_one_of(line_[0], maps)) {
    missing_ += 2 * number;
  } else if (!is_null) {
    ++missing_;
    bulk_left_ = number + 2;
  }
}

std::size_t ReplyEnd::read_bulk(std::string_view bytes) {
  if (bulk_left_ > 2) {
    const std::uint64_t count = std::min<std::uint64_t>(bytes.size(), bulk_left_ - 2);
    bulk_left_ -= count;
    return static_cast<std::size_t>(count);
  }
  if (bytes[0] != (bulk_left_ == 2 ? '\r' : '\n'))
    throw BrokenReply("a bulk string does not end with \\r\\n where its length says that it ends");
  if (--bulk_left_ == 0) --missing_;
  return 1;
}

}  // namespace mini_redis::tap
