// What the log keeps of a command.
// Redis: feedAppendOnlyFile(), and how t_string.c and expire.c rewrite commands for it.
#pragma once

#include "03-commands/database.hpp"
#include "03-commands/given/command_spec.hpp"
#include "07-persistence/aof_writer.hpp"

namespace mini_redis {

/// TO WRITE. A command has just changed something: appends to `log` a command that has the same effect, no
/// matter when it is replayed. Which one depends on the `logged` of the command's row; the key is request[1].
///
///   LogForm::end_of_key      PEXPIREAT key milliseconds; or DEL key if the key is gone; or PERSIST key if it
///                            no longer expires
///   LogForm::value_and_end   SET key value PXAT milliseconds if the key expires now; else the request as it
///                            came
///   LogForm::as_sent         the request as it came
///
/// "In ten seconds" would start over at every replay; a moment in Unix time does not. Use the expiry time
/// that the key has, whatever unit the client sent. Look the key up in the Dict: it may have expired since
/// the command ran, and what the command did must still be logged. (Database::find() would remove the
/// key, and it is not const.)
void append_record(AofWriter& log, const CommandSpec& spec, const Request& request, const Database& db);

}  // namespace mini_redis
