#include "07-persistence/given/aof/aof_load.hpp"
#include "07-persistence/aof_replay.hpp"
#include "07-persistence/given/disk/corrupt_file.hpp"
#include "07-persistence/rdb_file.hpp"
#include "common/log.hpp"

namespace mini_redis {
namespace {

bool begins_with_snapshot(const std::filesystem::path& path) {
  return File(path, File::Mode::read).read_some(5) == "REDIS";
}

// Returns where the part of the file that counts ends.
std::uint64_t load_file(const std::filesystem::path& path, Dispatcher& dispatcher, Database& db) {
  const std::uint64_t start = begins_with_snapshot(path) ? rdb_load(db, path, ExpiredKeys::keep) : 0;
  AofReader reader(path, start);
  AofPlayer player(dispatcher, db, [&](const std::string& error) {
    log(LogLevel::warning, path.string(), ": the command at byte ", reader.start_of_last(),
        " failed, and is left out: ", error);
  });
  try {
    return replay(reader, player);
  } catch (const CannotReplay& e) {
    throw CorruptFile(path, reader.start_of_last(), e.what());
  }
}

void cut(const std::filesystem::path& path, std::uint64_t end) {
  File file(path, File::Mode::append);
  log(LogLevel::warning, path.string(), " ends in the middle of a command or a transaction: its last ",
      file.size() - end, " bytes, from byte ", end, " on, are cut off");
  file.truncate(end);
  file.sync();
}

}  // namespace

void load_aof(const std::vector<std::filesystem::path>& files, Dispatcher& dispatcher, Database& db) {
  for (const auto& path : files) {
    const std::uint64_t end = load_file(path, dispatcher, db);
    if (end == std::filesystem::file_size(path)) continue;
    if (path != files.back())
      throw CorruptFile(path, end, "the file ends in the middle, but the log goes on in another");
    cut(path, end);
  }
}

}  // namespace mini_redis
