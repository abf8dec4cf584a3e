// A placeholder, so that the rest links.
#include "07-persistence/aof.hpp"

namespace mini_redis {

Aof::Aof(asio::io_context&, Database&, Dispatcher&, LoadingClock&, const PersistenceSettings&, BackgroundChild&) {}
bool Aof::before(CommandContext&, const CommandSpec&) { return false; }
void Aof::after(const CommandContext&, const CommandSpec&, std::chrono::nanoseconds, std::uint64_t) {}
void Aof::load() {}
std::string Aof::flush() { return {}; }
void Aof::tick() {}
void Aof::bgrewriteaof(CommandContext&) {}
void Aof::close() {}

}  // namespace mini_redis
