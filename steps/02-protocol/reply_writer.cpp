#include "02-protocol/reply_writer.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

void ReplyWriter::integer(std::int64_t number) {
  not_implemented();
}

void ReplyWriter::bulk_string(std::string_view bytes) {
  not_implemented();
}

void ReplyWriter::null_bulk_string() {
  not_implemented();
}

void ReplyWriter::array(std::size_t count) {
  not_implemented();
}

void ReplyWriter::null_array() {
  not_implemented();
}

}  // namespace mini_redis
