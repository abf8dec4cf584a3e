// What the operating system says of this process.
#pragma once

#include <cstddef>
#include <string>

namespace mini_redis {

/// Bytes that the program has allocated and not freed, as far as the C library tells; else what it has resident.
/// Redis: zmalloc_used_memory().
std::size_t used_memory();
/// Bytes of it that are in the machine's memory. Redis: zmalloc_get_rss().
std::size_t resident_memory();

struct CpuTimes {
  double system, user;  // in seconds, since the start
};
CpuTimes cpu_times();

/// "Linux 6.1.0-18-amd64 x86_64"
std::string operating_system();
/// 40 hexadecimal digits, other ones in each process.
const std::string& run_id();
/// "1.50M": Redis's own way. Redis: bytesToHuman() in server.c.
std::string human_bytes(std::size_t bytes);

}  // namespace mini_redis
