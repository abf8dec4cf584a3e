// Facts about a command, one bit each. Redis: the CMD_... flags in server.h.
#pragma once

#include <cstdint>

namespace mini_redis {

using Flags = std::uint32_t;

namespace flag {

// Redis's own flags, as COMMAND INFO names them.
inline constexpr Flags write = 1 << 0;     // may change a key
inline constexpr Flags readonly = 1 << 1;  // reads keys and changes none
inline constexpr Flags admin = 1 << 2;     // for operators rather than applications
inline constexpr Flags pubsub = 1 << 3;    // about published messages
inline constexpr Flags no_multi = 1 << 4;  // refused inside MULTI
inline constexpr Flags fast = 1 << 5;      // takes no longer with many keys than with few

// For these, Redis compares commands in processCommand() instead. COMMAND INFO does not show them.
inline constexpr Flags in_subscribed_mode = 1 << 8;   // a client with subscriptions may use it
inline constexpr Flags never_queued = 1 << 9;         // inside MULTI it runs at once
inline constexpr Flags begins_transaction = 1 << 10;  // MULTI
inline constexpr Flags runs_transaction = 1 << 11;    // EXEC; if it is refused, the transaction ends
inline constexpr Flags needs_disk = 1 << 12;          // refused, like writes, while nothing can be stored
inline constexpr Flags empties_all = 1 << 13;         // FLUSHALL: a snapshot must not bring the keys back

}  // namespace flag
}  // namespace mini_redis
