#include "02-protocol/reply_writer.hpp"

#include <charconv>

namespace mini_redis {
namespace {

// An integer reply, or the header of a reply with a length: `type`, the number, CRLF.
void append_header(std::string& output, char type, std::int64_t number) {
  char text[24] = {type};
  char* end = std::to_chars(text + 1, text + 22, number).ptr;
  *end++ = '\r';
  *end++ = '\n';
  output.append(text, end);
}

}  // namespace

void ReplyWriter::integer(std::int64_t number) {
  append_header(output_, ':', number);
}

void ReplyWriter::bulk_string(std::string_view bytes) {
  append_header(output_, '$', static_cast<std::int64_t>(bytes.size()));
  output_.append(bytes).append("\r\n");
}

void ReplyWriter::null_bulk_string() {
  output_.append("$-1\r\n");
}

void ReplyWriter::array(std::size_t count) {
  append_header(output_, '*', static_cast<std::int64_t>(count));
}

void ReplyWriter::null_array() {
  output_.append("*-1\r\n");
}

}  // namespace mini_redis
