#include "03-commands/given/scan_options.hpp"

#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <string>

#include "03-commands/given/command_error.hpp"
#include "03-commands/given/is_option.hpp"
#include "common/error_texts.hpp"
#include "common/glob.hpp"

namespace mini_redis {

Cursor to_cursor(std::string_view word) {
  const std::string text(word);
  char* end = nullptr;
  errno = 0;
  const Cursor cursor = std::strtoull(text.c_str(), &end, 10);  // as lenient as Redis, which uses it too
  const bool begins_with_space = std::isspace(static_cast<unsigned char>(text[0])) != 0;
  if (begins_with_space || *end || errno == ERANGE) throw CommandError(errors::invalid_cursor);
  return cursor;
}

bool ScanOptions::match(std::string_view name) const {
  return pattern == "*" || glob_match(pattern, name);
}

ScanOptions scan_options(const Request& request, std::size_t first, Scanned what) {
  ScanOptions options;
  for (std::size_t i = first; i < request.size(); i += 2) {
    if (i + 1 == request.size()) throw CommandError(errors::syntax);
    if (is_option(request[i], "match")) {
      options.pattern = request[i + 1];
    } else if (is_option(request[i], "count")) {
      options.count = to_integer(request[i + 1]);
      if (options.count < 1) throw CommandError(errors::syntax);
    } else if (is_option(request[i], "type") && what == Scanned::keys) {
      options.type = request[i + 1];
    } else {
      throw CommandError(errors::syntax);
    }
  }
  return options;
}

void begin_scan_reply(ReplyWriter& reply, Cursor cursor, std::size_t count) {
  reply.array(2);
  reply.bulk_string(std::to_string(cursor));
  reply.array(count);
}

}  // namespace mini_redis
