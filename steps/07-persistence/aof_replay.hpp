// From the log back to the database. Redis: loadSingleAppendOnlyFile() in aof.c.
#pragma once

#include <cstdint>

#include "07-persistence/given/aof/aof_player.hpp"
#include "07-persistence/aof_reader.hpp"

namespace mini_redis {

/// TO WRITE. Plays the commands of one file, all of them. Returns where the log that counts ends: the reader's offset()
/// behind the last command; or, if a transaction is open there, behind the last command before it, for a transaction
/// happens wholly or not at all. What is behind that end is to be cut off before anything is appended: that is for the caller.
std::uint64_t replay(AofReader& reader, AofPlayer& player);

}  // namespace mini_redis
