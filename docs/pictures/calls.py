"""Which function calls which, for the pictures of the architecture page: (depth, function, its file, what it does there).

A call has the nearest row above it with a smaller depth as its caller. tests/kit/docs/test_architecture.py looks for each
of them in the caller's source, except where the note says that the call goes "through" something.
"""

GET = (
    (0, "Session::run", "01-tcp-server/session.cpp", "receives what there is"),
    (1, "RespHandler::on_bytes", "03-commands/resp_handler.cpp", "each request"),
    (2, "RequestParser::parse", "02-protocol/request_parser.cpp", "its words"),
    (2, "Dispatcher::execute", "03-commands/dispatcher.cpp", ""),
    (3, "CommandTable::find", "03-commands/given/command_table.hpp", "its row"),
    (3, "get_command", "03-commands/string_commands.cpp", "through its row"),
    (4, "Database::find", "03-commands/database.cpp", ""),
    (5, "expire_if_needed", "04-expiry/expiry.cpp", "if it can expire"),
    (4, "ReplyWriter::bulk_string", "02-protocol/reply_writer.cpp", ""),
    (1, "Session::flush", "01-tcp-server/given/session.cpp", ""),
    (2, "Session::write_all", "01-tcp-server/session.cpp", "all replies at once"))

SET = (
    (0, "Dispatcher::execute", "03-commands/dispatcher.cpp", ""),
    (1, "CommandHook::check", "03-commands/given/command_hook.hpp", "may refuse it"),
    (1, "CommandHook::takes_over", "03-commands/given/command_hook.hpp", "or QUEUED"),
    (1, "CommandHook::before", "03-commands/given/command_hook.hpp", ""),
    (1, "set_command", "03-commands/string_commands.cpp", "through its row"),
    (2, "Database::set", "03-commands/database.cpp", ""),
    (3, "HashTable::find_or_add", "03-commands/given/hash_table.hpp", "copies the key"),
    (3, "Database::set_expiry", "03-commands/given/database.cpp", "never"),
    (3, "Database::overwrite", "03-commands/given/database.cpp", ""),
    (4, "Database::changed", "03-commands/given/database.cpp", "observers"),
    (2, "ReplyWriter::simple_string", "02-protocol/given/reply_writer.cpp", ""),
    (1, "CommandHook::after", "03-commands/given/command_hook.hpp", "the log, ..."))

ACTIVE_EXPIRY = (
    (0, "ActiveExpiry::run", "04-expiry/active_expiry.cpp", "Server::start() spawns it"),
    (1, "async_wait", "04-expiry/active_expiry.cpp", "a second"),
    (1, "active_expire_cycle", "04-expiry/active_expiry.cpp", "up to 20 keys"),
    (2, "Database::expiring", "03-commands/database.hpp", "a random one"),
    (2, "expire_if_needed", "04-expiry/expiry.cpp", ""),
    (3, "Database::now", "03-commands/database.hpp", "asks the clock"),
    (3, "Database::erase", "03-commands/given/database.cpp", "if it's time"),
    (4, "Database::changed", "03-commands/given/database.cpp", "expired"),
    (1, "post", "04-expiry/active_expiry.cpp", "lets the others run"))

GROUP_COMMIT = (
    (0, "Session::run", "01-tcp-server/session.cpp", ""),
    (1, "RespHandler::on_bytes", "03-commands/resp_handler.cpp", "each request"),
    (2, "Dispatcher::execute", "03-commands/dispatcher.cpp", ""),
    (3, "Aof::check", "07-persistence/given/aof/aof.cpp", "-MISCONF?"),
    (3, "Aof::after", "07-persistence/given/aof/aof.cpp", "has it changed?"),
    (4, "append_record", "07-persistence/aof_record.cpp", "as its row says"),
    (5, "AofWriter::append", "07-persistence/aof_writer.cpp", "to a buffer"),
    (1, "Session::flush", "01-tcp-server/given/session.cpp", ""),
    (2, "GroupCommit::answered", "07-persistence/given/aof/group_commit.cpp", ""),
    (3, "Session::hold", "01-tcp-server/session.hpp", "nothing leaves"),
    (3, "GroupCommit::commit", "07-persistence/given/aof/group_commit.cpp", "later"),
    (4, "Aof::flush", "07-persistence/given/aof/aof.cpp", ""),
    (5, "AofWriter::flush", "07-persistence/aof_writer.cpp", ""),
    (6, "File::write_some", "07-persistence/given/disk/file.cpp", ""),
    (6, "File::sync", "07-persistence/given/disk/file.cpp", "the disk"),
    (4, "Session::release", "01-tcp-server/given/session.cpp", "replies leave"))
