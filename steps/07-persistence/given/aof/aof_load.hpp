// The whole log, loaded at the start. Redis: loadAppendOnlyFiles() in aof.c.
#pragma once

#include <filesystem>
#include <vector>

#include "03-commands/dispatcher.hpp"

namespace mini_redis {

/// GIVEN. Loads the files, in this order, into the database. One that begins with a snapshot is that snapshot, and the
/// commands behind it. Where the last one ends in the middle of a command or a transaction, it is cut off there, with a
/// warning that says where. Throws CorruptFile (also when another one ends so: what comes behind would not fit), or
/// std::system_error.
void load_aof(const std::vector<std::filesystem::path>& files, Dispatcher& dispatcher, Database& db);

}  // namespace mini_redis
