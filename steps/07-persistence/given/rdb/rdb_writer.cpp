#include "07-persistence/rdb_writer.hpp"

#include "07-persistence/given/rdb/crc64.hpp"

namespace mini_redis {

rdb::Byte RdbWriter::type_of(const Value& value) {
  if (value.is_string()) return rdb::type::string;
  return value.list() ? rdb::type::list : rdb::type::hash;
}

void RdbWriter::little_endian(std::int64_t number, int size) {
  for (int i = 0; i < size; ++i) byte(static_cast<rdb::Byte>(number >> (8 * i)));
}

void RdbWriter::big_endian(std::uint64_t number, int size) {
  for (int i = size - 1; i >= 0; --i) byte(static_cast<rdb::Byte>(number >> (8 * i)));
}

void RdbWriter::header(const Database& db) {
  raw(rdb::magic);
  raw(rdb::version);
  const auto now = std::chrono::floor<std::chrono::seconds>(db.now());
  aux("redis-ver", rdb::redis_version);
  aux("redis-bits", std::to_string(8 * sizeof(void*)));
  aux("ctime", std::to_string(now.time_since_epoch().count()));
  if (db.size() == 0) return;
  byte(rdb::opcode::select_db);
  length(0);
  byte(rdb::opcode::resize_db);
  length(db.size());
  length(db.expiring_count());
}

void RdbWriter::footer() {
  byte(rdb::opcode::end);
  flush();
  little_endian(static_cast<std::int64_t>(checksum_), 8);
  flush();
}

void RdbWriter::flush() {
  checksum_ = crc64(checksum_, buffer_);
  sink_(buffer_);
  buffer_.clear();
}

void RdbWriter::aux(std::string_view name, std::string_view value) {
  byte(rdb::opcode::aux);
  string(name);
  string(value);
}

}  // namespace mini_redis
