#include "simulation/world.hpp"

#include <unistd.h>

#include <cstdio>

#include "common/printable.hpp"

namespace mini_redis::simulation {

bool World::step(Microseconds until) {
  const auto next = plans_.begin();
  if (next == plans_.end() || next->first > until) {
    now_ = std::max(now_, until);
    return false;
  }
  now_ = std::max(now_, next->first);
  const auto what = std::move(next->second);
  plans_.erase(next);
  what();
  return true;
}

void World::record(std::string_view whose, const std::string& text) {
  const auto mix = [this](std::uint64_t number) { fingerprint_ = (fingerprint_ ^ number) * 1099511628211u; };
  for (const char c : text) mix(static_cast<unsigned char>(c));
  mix(static_cast<std::uint64_t>(now_));
  if (!verbose) return;
  const auto time = static_cast<double>(now_ - start) / static_cast<double>(second);
  std::printf("%12.6f  %-8.*s  %s\n", time, static_cast<int>(whose.size()), whose.data(), text.c_str());
}

void World::fail(const std::string& what) {
  record("FAILED", what);
  if (!verbose) std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), what.c_str());
  std::fflush(stdout);
  _Exit(1);
}

std::string shown(std::string_view bytes) {
  constexpr std::size_t most = 160;
  return '"' + printable(bytes, most) + '"';
}

}  // namespace mini_redis::simulation
