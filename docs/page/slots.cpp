#include "slots.hpp"

#include <unordered_map>

namespace mini_redis {
namespace {

constexpr std::size_t slots_in_bucket = 5;
constexpr std::size_t buckets_in_segment = 512;

/// Where lookups begin, from what scan() tells: one call of it visits the keys of one home.
struct Homes {
  explicit Homes(const Dict& dict) {
    std::uint64_t cursor = 0;
    do {
      cursor = dict.scan(cursor, [this](const Entry& entry) { of[&entry] = count; });
    } while (++count, cursor != 0);
  }

  std::size_t count = 0;
  std::unordered_map<const Entry*, std::size_t> of;
};

/// How many keys each bucket has. That does not depend on the order in which they came: what a full bucket
/// cannot take goes to the next one.
std::vector<std::size_t> sizes_of_buckets(const Homes& homes) {
  std::vector<std::size_t> sizes(homes.count);
  for (const auto& [entry, home] : homes.of) {
    std::size_t bucket = home;
    while (sizes[bucket] == slots_in_bucket) bucket = (bucket + 1) % homes.count;
    ++sizes[bucket];
  }
  return sizes;
}

std::string type_of(const Value& value) {
  return value.is_string() ? "string" : value.list() ? "list" : "hash";
}

std::string left(const Entry& entry, TimePoint now) {
  return entry.expires_at == never ? "-1" : std::to_string(std::max((entry.expires_at - now).count(), {}));
}

}  // namespace

std::vector<Row> slots(const Database& db) {
  const Homes homes(db.dict());
  std::vector<Row> rows{{std::to_string(homes.count)}};
  if (homes.count > buckets_in_segment) return rows;
  const std::vector<std::size_t> sizes = sizes_of_buckets(homes);
  std::size_t bucket = 0, slot = 0;
  for (const Entry& entry : db.dict()) {
    while (slot == sizes[bucket]) ++bucket, slot = 0;
    rows.push_back({std::to_string(bucket), std::to_string(slot++), std::to_string(homes.of.at(&entry)),
                    std::string(entry.key()), type_of(entry.value), left(entry, db.now())});
  }
  return rows;
}

}  // namespace mini_redis
