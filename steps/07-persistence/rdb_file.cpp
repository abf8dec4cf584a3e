#include "07-persistence/rdb_file.hpp"

#include "07-persistence/given/disk/file.hpp"
#include "07-persistence/rdb_writer.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

void rdb_save(const Database& db, const std::filesystem::path& path) {
  // TODO: a file, and a writer that writes to it; header, entries (from db.dict()), footer; and then?
  not_implemented();
}

}  // namespace mini_redis
