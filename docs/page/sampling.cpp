#include "sampling.hpp"

#include <algorithm>

namespace mini_redis {
namespace {

/// What the cycle is going to draw: it gets the same random numbers. As in the database, the last key
/// moves to the place of one that is removed.
std::vector<Row> draws(Database& db, RandomEngine random) {
  std::vector<Entry*> expiring;
  for (std::size_t i = 0; i < db.expiring_count(); ++i) expiring.push_back(&db.expiring(i));
  const std::size_t sampled = std::min(expiring.size(), ActiveExpiry::sample_size);
  std::vector<Row> rows;
  for (std::size_t i = 0; i < sampled; ++i) {
    std::uniform_int_distribution<std::size_t> any(0, expiring.size() - 1);
    Entry*& drawn = expiring[any(random)];
    const bool is_over = drawn->expires_at <= db.now();
    rows.push_back({std::string(drawn->key()), is_over ? "1" : "0"});
    if (is_over) drawn = expiring.back(), expiring.pop_back();
  }
  return rows;
}

}  // namespace

std::vector<Row> sample(Database& db, RandomEngine& random) {
  std::vector<Row> rows = draws(db, random);
  rows.insert(rows.begin(), {active_expire_cycle(db, random) ? "1" : "0"});
  return rows;
}

}  // namespace mini_redis
