#include "10-metrics/given/process.hpp"

#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <fstream>
#include <random>

#include "10-metrics/info.hpp"
#include "common/small_blocks.hpp"

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

namespace mini_redis {
namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

rusage resource_usage() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage;
}

}  // namespace

std::size_t used_memory() {
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
  const struct mallinfo2 heap = mallinfo2();
  if (heap.uordblks > 0) return heap.uordblks + heap.hblkhd + small_blocks().used();
#endif
  return resident_memory();
}

std::size_t resident_memory() {
  std::size_t pages_in_all = 0, resident = 0;
  std::ifstream statm("/proc/self/statm");
  if (statm >> pages_in_all >> resident) return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  return static_cast<std::size_t>(resource_usage().ru_maxrss);  // not Linux: the peak
}

CpuTimes cpu_times() {
  const rusage usage = resource_usage();
  return {seconds(usage.ru_stime), seconds(usage.ru_utime)};
}

std::string operating_system() {
  utsname name{};
  uname(&name);
  return std::string(name.sysname) + " " + name.release + " " + name.machine;
}

const std::string& run_id() {
  static const std::string id = [] {
    std::random_device random;
    std::string digits;
    while (digits.size() < 40) digits += "0123456789abcdef"[random() % 16];
    return digits;
  }();
  return id;
}

std::string human_bytes(std::size_t bytes) {
  if (bytes < 1024) return std::to_string(bytes) + "B";
  auto number = static_cast<double>(bytes) / 1024;
  std::string_view unit = "KMGTP";
  for (; number >= 1024 && unit.size() > 1; unit.remove_prefix(1)) number /= 1024;
  return fixed_point(number, 2) + unit.front();
}

}  // namespace mini_redis
