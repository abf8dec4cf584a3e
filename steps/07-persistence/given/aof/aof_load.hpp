// Loads the whole log at the start. Redis: loadAppendOnlyFiles() in aof.c.
#pragma once

#include <filesystem>
#include <vector>

#include "03-commands/dispatcher.hpp"

namespace mini_redis {

/// Loads the files into the database, in this order. A file may begin with a snapshot; the commands follow
/// it. If the last file ends in the middle of a command or a transaction, it is cut off there, with a warning
/// that says where. Throws CorruptFile, also if another file ends that way, because the next file would not
/// fit; or std::system_error.
void load_aof(const std::vector<std::filesystem::path>& files, Dispatcher& dispatcher, Database& db);

}  // namespace mini_redis
