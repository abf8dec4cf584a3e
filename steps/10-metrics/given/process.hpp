// What the operating system says about this process.
#pragma once

#include <cstddef>
#include <string>

namespace mini_redis {

/// How many bytes the program has allocated and not freed, if the C library can tell; else resident_memory().
/// Redis: zmalloc_used_memory().
std::size_t used_memory();
/// How many bytes of the process are in the machine's memory. Redis: zmalloc_get_rss().
std::size_t resident_memory();

struct CpuTimes {
  double system, user;  // in seconds, since the start
};
CpuTimes cpu_times();

/// "Linux 6.1.0-18-amd64 x86_64"
std::string operating_system();
/// 40 hexadecimal digits, different in each process.
const std::string& run_id();
/// "1.50M", as Redis writes it. Redis: bytesToHuman() in server.c.
std::string human_bytes(std::size_t bytes);

}  // namespace mini_redis
