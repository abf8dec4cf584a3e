#include "common/siphash.hpp"

#include <random>

namespace mini_redis {

HashSeed random_hash_seed() {
  std::random_device random;  // 32 bits at a time
  const auto word = [&random] { return std::uint64_t{random()} << 32 | random(); };
  return {word(), word()};
}

}  // namespace mini_redis
