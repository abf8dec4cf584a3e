#include "07-persistence/rdb_file.hpp"

#include "07-persistence/given/disk/file.hpp"
#include "07-persistence/rdb_writer.hpp"

namespace mini_redis {

void rdb_save(const Database& db, const std::filesystem::path& path) {
  TemporaryFile file(path);
  RdbWriter writer([&](std::string_view bytes) { file.write_all(bytes); });
  writer.header(db);
  db.dict().for_each([&](const Entry& entry) { writer.entry(entry); });
  writer.footer();
  file.sync();
  file.rename_into_place();
}

}  // namespace mini_redis
