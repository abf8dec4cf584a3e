#include "03-commands/given/protocol_writer.hpp"

namespace mini_redis {

void ProtocolWriter::null_bulk_string() {
  if (!is_resp3()) return ReplyWriter::null_bulk_string();
  output_.append("_\r\n");
}

void ProtocolWriter::null_array() {
  if (!is_resp3()) return ReplyWriter::null_array();
  output_.append("_\r\n");
}

// The new types with elements look like an array with another first byte.

void ProtocolWriter::map(std::size_t pairs) {
  if (!is_resp3()) return ReplyWriter::map(pairs);
  const std::size_t start = mark();
  array(pairs);
  output_[start] = '%';
}

void ProtocolWriter::set(std::size_t count) {
  const std::size_t start = mark();
  array(count);
  if (is_resp3()) output_[start] = '~';
}

void ProtocolWriter::push(std::size_t count) {
  const std::size_t start = mark();
  array(count);
  if (is_resp3()) output_[start] = '>';
}

void ProtocolWriter::verbatim_string(std::string_view text) {
  if (!is_resp3()) return ReplyWriter::verbatim_string(text);
  const std::size_t start = mark();
  bulk_string("txt:" + std::string(text));
  output_[start] = '=';
}

void ProtocolWriter::floating_point(double number) {
  if (!is_resp3()) return ReplyWriter::floating_point(number);
  output_.append(",").append(decimal(number)).append("\r\n");
}

void ProtocolWriter::boolean(bool value) {
  if (!is_resp3()) return ReplyWriter::boolean(value);
  output_.append(value ? "#t\r\n" : "#f\r\n");
}

}  // namespace mini_redis
