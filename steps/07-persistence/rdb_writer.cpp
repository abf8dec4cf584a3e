#include "07-persistence/rdb_writer.hpp"

#include "common/integer.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

void RdbWriter::length(std::uint64_t length) {
  // TODO: four ranges; rdb::length has what they begin with. Here the highest byte comes first.
  not_implemented();
}

void RdbWriter::string(std::string_view bytes) {
  // TODO: is it a number, and a small one? The first byte is then rdb::length::encoding with one of rdb::encoding.
  not_implemented();
}

void RdbWriter::entry(const Entry& entry) {
  // TODO: an expiry? then type, key and value: std::get_if() finds which of the three it is.
  not_implemented();
}

}  // namespace mini_redis
