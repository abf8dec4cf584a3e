// Replays the log into the database. Redis: loadSingleAppendOnlyFile() in aof.c.
#pragma once

#include <cstdint>

#include "07-persistence/aof_reader.hpp"
#include "07-persistence/given/aof/aof_player.hpp"

namespace mini_redis {

/// TO WRITE. Plays all commands of one file. Returns where the part of the file that counts ends: the
/// reader's offset() after the last command; or, if a transaction is still open there, after the last command
/// before that transaction, because a transaction happens completely or not at all. The caller must cut the
/// file off there before it appends.
std::uint64_t replay(AofReader& reader, AofPlayer& player);

}  // namespace mini_redis
