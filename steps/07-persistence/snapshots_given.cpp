// A placeholder, so that the rest links.
#include "07-persistence/snapshots.hpp"

namespace mini_redis {

Snapshots::Snapshots(Database&, const PersistenceSettings&, BackgroundChild&) {}
bool Snapshots::before(CommandContext&, const CommandSpec&) { return false; }
void Snapshots::save(CommandContext&) {}
void Snapshots::bgsave(CommandContext&) {}
void Snapshots::lastsave(CommandContext&) {}
void Snapshots::load() {}
void Snapshots::tick() {}
void Snapshots::save_at_the_end() {}
void register_snapshot_commands(CommandTable&, Snapshots&) {}

}  // namespace mini_redis
