// Finds the commands in the bytes of a log.
// Redis: the first half of the loop in loadSingleAppendOnlyFile(), in aof.c.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "02-protocol/request_parser.hpp"
#include "common/require.hpp"

namespace mini_redis {

/// A log is RESP, but Redis reads it less strictly than a client's requests: a line ends with LF, strtol(3)
/// reads its number, and any two bytes may follow an argument. This parser does the same, so both load, cut
/// off and refuse the same files. Used like a RequestParser.
class LogParser {
 public:
  static constexpr std::size_t longest_line = 1023;  // longer ones are cut there, as by Redis's fgets(3)

  /// Parses one array, as RequestParser::parse() does. REQUIRES: the input begins with '*', or is empty.
  [[nodiscard]] ParseStatus parse(std::string_view& input, Request& request,
                                  Caller caller = Caller::current());
  /// Says that nothing follows the input. From now on, need_more means that the file ends in the middle of a
  /// command, and error that it does not.
  void end_of_file() { is_at_end_ = true; }
  const std::string& error() const { return error_; }

 private:
  struct Slice {
    std::size_t offset;
    std::size_t length;
  };

  ParseStatus parse_count(std::string_view input);
  ParseStatus parse_argument(std::string_view input);
  ParseStatus complete(std::string_view& input, Request& request);
  ParseStatus fail(std::string_view text);
  std::optional<std::string> line(std::string_view input) const;

  bool is_at_end_ = false;
  std::size_t position_ = 0;   // as in RequestParser
  std::int64_t missing_ = 0;   // arguments still to come
  std::vector<Slice> slices_;  // the arguments so far
  std::string error_;
};

}  // namespace mini_redis
