// What is written down of a command. Redis: feedAppendOnlyFile(), and what t_string.c and expire.c change before.
#pragma once

#include <string_view>

#include "02-protocol/given/request.hpp"
#include "03-commands/database.hpp"
#include "07-persistence/aof_writer.hpp"

namespace mini_redis {

/// TO WRITE. A command has just changed something: appends to `log` a command that will bring about the same, whenever
/// it is replayed. `command` is its own name, in lower case; its key is request[1].
///
///   expire, pexpire, expireat, pexpireat, getex   what has become of the key: PEXPIREAT key milliseconds, or DEL key when
///                                                 it is gone, or PERSIST key when it does not expire any more
///   set, setex, psetex of a key that expires now  SET key value PXAT milliseconds
///   all others                                    the request as it came
///
/// "In ten seconds" would begin anew at every start; a moment in Unix time does not. The moment is that of the key, whatever
/// unit the client has used. Ask the Dict for the key: the time of a key may come before this is called, and what has
/// happened has happened. (Database::find() would let it go, and it is not for a const Database.)
void append_record(AofWriter& log, std::string_view command, const Request& request, const Database& db);

}  // namespace mini_redis
