// Snapshots: any file is loaded or refused; what was loaded is the same after it is saved and loaded again.
#include <map>

#include "03-commands/database.hpp"
#include "04-expiry/expiry.hpp"
#include "07-persistence/rdb_file.hpp"
#include "07-persistence/rdb_writer.hpp"
#include "fuzz.hpp"

using namespace mini_redis;

namespace {

struct Year1970 final : Clock {
  TimePoint now() const override { return TimePoint(); }
} year_1970;

std::string saved(const Database& db) {
  std::string bytes;
  RdbWriter writer([&](std::string_view more) { bytes += more; });
  writer.header(db);
  db.dict().for_each([&](const Entry& entry) { writer.entry(entry); });
  writer.footer();
  return bytes;
}

// Each key as the bytes that the snapshot has for it; the order of the keys may differ.
std::map<std::string, std::string> entries(const Database& db) {
  std::map<std::string, std::string> all;
  db.dict().for_each([&](const Entry& entry) {
    std::string& bytes = all[std::string(entry.key())];
    RdbWriter writer([&](std::string_view more) { bytes += more; });
    writer.entry(entry);
    writer.flush();
  });
  return all;
}

bool load(Database& db, std::string_view bytes) try {
  const fuzz::FileInMemory file(bytes);
  rdb_load(db, file.path(), ExpiredKeys::keep);
  return true;
} catch (const CorruptFile&) {
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Input input(data, size);
  Database first(year_1970, expire_if_needed);
  if (!load(first, input.rest())) return 0;
  Database second(year_1970, expire_if_needed);
  fuzz::check(load(second, saved(first)), "what was saved is refused");
  fuzz::check(first.size() == second.size(), "another number of keys");
  fuzz::check(entries(first).size() == entries(second).size(), "other keys");
  return 0;
}
