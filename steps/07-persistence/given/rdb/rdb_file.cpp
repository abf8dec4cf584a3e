#include "07-persistence/rdb_file.hpp"

#include <optional>
#include <utility>

#include "07-persistence/given/disk/file.hpp"
#include "07-persistence/given/rdb/rdb_values.hpp"
#include "07-persistence/rdb_reader.hpp"

namespace mini_redis {
namespace {

class Loader {
 public:
  Loader(Database& db, RdbReader& reader, ExpiredKeys expired) : db_(db), reader_(reader) {
    if (expired == ExpiredKeys::leave_out) now_ = db.now();
  }

  void load() {
    const int version = read_version();
    while (read_part()) {
    }
    if (version >= rdb::first_with_checksum) check_sum();
  }

 private:
  int read_version() {
    if (reader_.bytes(rdb::magic.size()) != rdb::magic) reader_.corrupt("this isn't a snapshot of a Redis");
    int version = 0;
    for (char digit : reader_.bytes(rdb::version.size())) {
      if (digit < '0' || digit > '9') reader_.corrupt("the version isn't a number");
      version = version * 10 + (digit - '0');
    }
    if (version < 1 || version > rdb::newest_version)
      reader_.corrupt("snapshots of version " + std::to_string(version) + " are not known here");
    return version;
  }

  // Returns false at the end.
  bool read_part() {
    const rdb::Byte what = reader_.byte();
    switch (what) {
      case rdb::opcode::end:
        return false;
      case rdb::opcode::aux:
        reader_.string(), reader_.string();
        break;
      case rdb::opcode::resize_db:
        reader_.count(), reader_.count();
        break;
      case rdb::opcode::idle:
        reader_.count();
        break;
      case rdb::opcode::frequency:
        reader_.byte();
        break;
      case rdb::opcode::select_db:
        read_database();
        break;
      case rdb::opcode::expires_at_ms:
        read_expiry(8, 1);
        break;
      case rdb::opcode::expires_at_seconds:
        read_expiry(4, 1000);
        break;
      case rdb::opcode::slot_info:
        reader_.corrupt("slots of a cluster, which this server doesn't know");
      case rdb::opcode::function:
      case rdb::opcode::function_of_a_preview:
        reader_.corrupt("functions, which this server doesn't have");
      case rdb::opcode::module_data:
        reader_.corrupt("data of a module, which this server doesn't have");
      default:
        read_key(what);
    }
    return true;
  }

  void read_database() {
    const std::uint64_t number = reader_.count();
    if (number != 0)
      reader_.corrupt("database " + std::to_string(number) + ": this server has only database 0");
  }

  // Of the key that comes next.
  void read_expiry(int size, std::int64_t milliseconds) {
    const auto number = static_cast<std::int64_t>(reader_.little_endian(size));
    expires_at_ = TimePoint(Milliseconds(number * milliseconds));
  }

  void read_key(rdb::Byte type) {
    const std::string key = reader_.string();
    auto value = read_value(reader_, type);
    const TimePoint expires_at = std::exchange(expires_at_, never);
    if (!value || (now_ && expires_at <= *now_)) return;
    if (db_.dict().find(key)) reader_.corrupt("a key that was there before");
    db_.set(key, *std::move(value));
    db_.set_expiry(*db_.dict().find(key), expires_at);
  }

  void check_sum() {
    const std::uint64_t sum = reader_.checksum();
    const std::uint64_t expected = reader_.little_endian(8);
    if (expected != 0 && sum != expected) reader_.corrupt("the checksum is wrong: some byte has changed");
  }

  Database& db_;
  RdbReader& reader_;
  std::optional<TimePoint> now_;  // leave out keys that have expired by then; empty: keep them
  TimePoint expires_at_ = never;
};

}  // namespace

std::uint64_t rdb_load(Database& db, const std::filesystem::path& path, ExpiredKeys expired) {
  File file(path, File::Mode::read);
  RdbReader reader([&](std::size_t most) { return file.read_some(most); }, file.size(), path);
  Loader(db, reader, expired).load();
  return reader.offset();
}

}  // namespace mini_redis
