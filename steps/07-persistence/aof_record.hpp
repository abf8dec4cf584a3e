// What is written down of a command. Redis: feedAppendOnlyFile(), and what t_string.c and expire.c change before.
#pragma once

#include "03-commands/database.hpp"
#include "03-commands/given/command_spec.hpp"
#include "07-persistence/aof_writer.hpp"

namespace mini_redis {

/// TO WRITE. A command has just changed something: appends to `log` a command that will bring about the same, whenever
/// it is replayed. What that is depends on the `logged` of the command's row; the key is request[1].
///
///   LogForm::end_of_key      what has become of the key: PEXPIREAT key milliseconds, or DEL key when it is gone, or
///                            PERSIST key when it does not expire any more
///   LogForm::value_and_end   SET key value PXAT milliseconds, if the key expires now; else the request as it came
///   LogForm::as_sent         the request as it came
///
/// "In ten seconds" would begin anew at every start; a moment in Unix time does not. The moment is that of the key, whatever
/// unit the client has used. Ask the Dict for the key: the time of a key may come before this is called, and what has
/// happened has happened. (Database::find() would let it go, and it is not for a const Database.)
void append_record(AofWriter& log, const CommandSpec& spec, const Request& request, const Database& db);

}  // namespace mini_redis
