// One history: some lives of a server, with crashes between them.
#pragma once

#include <cstdint>
#include <string_view>

namespace mini_redis::simulation {

struct Summary {
  std::uint64_t fingerprint = 0;
  std::uint32_t kills = 0, power_cuts = 0, lost = 0;  // lost: changes that nobody was promised

  void add(const Summary& other) {
    fingerprint = fingerprint * 31 + other.fingerprint;
    kills += other.kills, power_cuts += other.power_cuts, lost += other.lost;
  }
};

/// Runs the history of this seed. If it shows a bug, says so and ends the process.
Summary run_history(std::uint64_t seed, bool verbose);
/// From now on this call does nothing: see Kernel::forgotten.
void forget(std::string_view call);

}  // namespace mini_redis::simulation
