#include "07-persistence/rdb_writer.hpp"

#include "common/integer.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

void RdbWriter::length(std::uint64_t length) {
  // TODO: four ranges; rdb::length has what each begins with. The highest byte comes first here.
  not_implemented();
}

void RdbWriter::string(std::string_view bytes) {
  // TODO: is it a small number? Then the first byte is rdb::length::encoding plus one of rdb::encoding.
  not_implemented();
}

void RdbWriter::entry(const Entry& entry) {
  // TODO: the expiry time, if there is one; then type, key and value, which is a string, a list or a hash.
  not_implemented();
}

}  // namespace mini_redis
