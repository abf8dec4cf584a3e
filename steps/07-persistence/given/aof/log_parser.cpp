#include "07-persistence/given/aof/log_parser.hpp"

#include <cstdlib>

namespace mini_redis {
namespace {

// The number after the first character of a line; 0 if there is none.
long number_in(const std::string& line) {
  return std::strtol(line.c_str() + 1, nullptr, 10);
}

// Whether the line is the last one of the file, and does not end.
bool is_torn(const std::string& line) {
  return line.back() != '\n' && line.size() < LogParser::longest_line;
}

}  // namespace

ParseStatus LogParser::parse(std::string_view& input, Request& request, Caller caller) {
  require(input.empty() || input[0] == '*', caller, "LogParser::parse(input): the input begins with no '*'");
  if (position_ == 0)
    if (const auto status = parse_count(input); status != ParseStatus::complete) return status;
  for (; missing_ > 0; --missing_)
    if (const auto status = parse_argument(input); status != ParseStatus::complete) return status;
  return complete(input, request);
}

ParseStatus LogParser::parse_count(std::string_view input) {
  const auto header = line(input);
  if (!header || (is_torn(*header) && (header->size() == 1 || (*header)[1] == '\0')))
    return ParseStatus::need_more;                  // no count yet
  missing_ = static_cast<int>(number_in(*header));  // a count of 2^32 + 1 is 1, as in Redis
  if (is_at_end_ && missing_ < 1) return fail("a command has at least one word");
  position_ = header->size();
  return ParseStatus::complete;
}

ParseStatus LogParser::parse_argument(std::string_view input) {
  const auto header = line(input);
  if (!header) return ParseStatus::need_more;
  if ((*header)[0] != '$') return fail("a word of a command begins with '$'");
  const long length = number_in(*header);
  if (length < 0 || length > RequestParser::max_bulk_length) return fail("no word has that length");
  const std::size_t start = position_ + header->size(), size = static_cast<std::size_t>(length);
  if (input.size() < start + size + 2) return ParseStatus::need_more;
  slices_.push_back({start, size});
  position_ = start + size + 2;
  return ParseStatus::complete;
}

ParseStatus LogParser::complete(std::string_view& input, Request& request) {
  request.clear();
  for (const Slice& slice : slices_) request.add(input.substr(slice.offset, slice.length));
  input.remove_prefix(position_);
  slices_.clear();
  position_ = 0;
  missing_ = 0;
  return ParseStatus::complete;
}

ParseStatus LogParser::fail(std::string_view text) {
  error_ = text;
  return ParseStatus::error;
}

// The line at position_, with its LF; at the end of the file it may lack one.
std::optional<std::string> LogParser::line(std::string_view input) const {
  const std::string_view window = input.substr(position_, longest_line);
  if (const std::size_t end = window.find('\n'); end != window.npos)
    return std::string(window.substr(0, end + 1));
  const bool is_whole = window.size() == longest_line || (is_at_end_ && !window.empty());
  return is_whole ? std::optional(std::string(window)) : std::nullopt;
}

}  // namespace mini_redis
