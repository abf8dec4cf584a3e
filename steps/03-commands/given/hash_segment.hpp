// A part of a HashTable: the items whose hashes begin with the same bits.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "common/same_bytes.hpp"
#include "common/small_blocks.hpp"
#include "common/touch.hpp"

namespace mini_redis {

/// What the tables know of a key's hash: 32 bits, of which the lowest is always set.
using ShortHash = std::uint32_t;

/// Open addressing with linear probing, in buckets that are one line of the cache each: five hashes, and
/// where their items are. So a lookup usually touches one line and one item, and moving an item does not
/// touch it.
///
/// The home of an item, the bucket where a lookup begins, comes from the bits of its hash that follow the
/// first `depth` ones: from bucket to bucket the hashes become larger. If a bucket is full, the next one
/// takes the item. There is no free slot between the start of an item's home and the item.
/// Valkey: hashtable.c, whose buckets look alike.
template <typename Item>
class HashSegment {
 public:
  /// REQUIRES: `buckets` is a power of two, from 2 on.
  HashSegment(std::size_t buckets, unsigned depth)
      : buckets_(buckets),
        depth_(depth),
        home_shift_(32U - static_cast<unsigned>(std::countr_zero(buckets))) {}

  std::size_t size() const { return size_; }
  std::size_t buckets() const { return buckets_.size(); }
  std::size_t slots() const { return buckets_.size() * slots_in_bucket; }
  /// How many bits all hashes in here have in common.
  unsigned depth() const { return depth_; }
  /// Whether one more item would make lookups slow: they end at a free slot.
  bool is_full() const { return (size_ + 1) * 5 > slots() * 4; }

  /// The item of that key, or nullptr.
  Item* find(ShortHash hash, std::string_view key) const {
    for (std::size_t i = home(hash);; i = next(i)) {
      const Bucket& bucket = buckets_[i];
      for (std::size_t k = 0; k < slots_in_bucket; ++k) {
        if (bucket.hashes[k] == free) return nullptr;
        if (bucket.hashes[k] == hash && same_bytes(bucket.items[k]->key(), key)) return bucket.items[k].get();
      }
    }
  }

  /// REQUIRES: its key is not in here yet; !is_full().
  Item& add(ShortHash hash, std::unique_ptr<Item> item) {
    Slot slot{home(hash), 0};
    while (hash_at(slot) != free) slot = next(slot);
    hash_at(slot) = hash;
    ++size_;
    return *(item_at(slot) = std::move(item));
  }

  /// Takes the item out. nullptr if it is not in here.
  std::unique_ptr<Item> remove(ShortHash hash, const Item& item) {
    Slot slot{home(hash), 0};
    while (hash_at(slot) != free && item_at(slot).get() != &item) slot = next(slot);
    if (hash_at(slot) == free) return nullptr;
    std::unique_ptr<Item> removed = std::move(item_at(slot));
    close_gap(slot);
    --size_;
    return removed;
  }

  /// Moves all items out: calls move(hash, item) for each. Only the destructor may follow.
  template <typename Move>
  void move_all(Move move) {
    for (Bucket& bucket : buckets_)
      for (std::size_t k = 0; k < slots_in_bucket && bucket.hashes[k] != free; ++k)
        move(bucket.hashes[k], std::move(bucket.items[k]));
  }

  /// The item in one of the slots(), or nullptr.
  Item* at(std::size_t slot) const {
    return buckets_[slot / slots_in_bucket].items[slot % slots_in_bucket].get();
  }

  /// Calls `visit` for each item that has the same home as `first`, and whose hash is not below it.
  template <typename Visit>
  void visit_home(ShortHash first, Visit visit) const {
    const std::size_t its_home = home(first);
    for (Slot slot{its_home, 0}; hash_at(slot) != free; slot = next(slot))
      if (home(hash_at(slot)) == its_home && hash_at(slot) >= first) visit(*item_at(slot));
  }
  /// The lowest hash whose home is a later bucket; 2^32 after the last.
  std::uint64_t after_home(ShortHash hash) const {
    const std::uint64_t width = std::uint64_t{1} << (home_shift_ - depth_);
    return (hash & ~(width - 1)) + width;
  }

  /// Brings the bucket where a lookup begins into the cache.
  void touch_bucket(ShortHash hash) const { touch(&buckets_[home(hash)]); }
  /// The first item with that hash, or nullptr.
  Item* likely(ShortHash hash) const {
    Slot slot{home(hash), 0};
    while (hash_at(slot) != free && hash_at(slot) != hash) slot = next(slot);
    return item_at(slot).get();
  }

 private:
  static constexpr std::size_t slots_in_bucket = 5;
  static constexpr ShortHash free = 0;

  struct alignas(64) Bucket {
    std::array<ShortHash, slots_in_bucket> hashes{};  // those in use come first
    std::array<std::unique_ptr<Item>, slots_in_bucket> items;
  };
  struct Slot {
    std::size_t bucket, k;
  };

  std::size_t home(ShortHash hash) const { return static_cast<ShortHash>(hash << depth_) >> home_shift_; }
  std::size_t next(std::size_t bucket) const { return (bucket + 1) & (buckets_.size() - 1); }
  Slot next(Slot slot) const {
    return slot.k + 1 < slots_in_bucket ? Slot{slot.bucket, slot.k + 1} : Slot{next(slot.bucket), 0};
  }
  ShortHash& hash_at(Slot slot) { return buckets_[slot.bucket].hashes[slot.k]; }
  ShortHash hash_at(Slot slot) const { return buckets_[slot.bucket].hashes[slot.k]; }
  std::unique_ptr<Item>& item_at(Slot slot) { return buckets_[slot.bucket].items[slot.k]; }
  const std::unique_ptr<Item>& item_at(Slot slot) const { return buckets_[slot.bucket].items[slot.k]; }

  // How many slots there are from the start of a bucket to a slot, around the end of the segment.
  std::size_t distance(std::size_t from_bucket, Slot to) const {
    return ((to.bucket - from_bucket) & (buckets_.size() - 1)) * slots_in_bucket + to.k;
  }

  // So that no lookup stops at the gap: moves a later item into it, unless its home begins after the gap.
  void close_gap(Slot gap) {
    for (Slot slot = next(gap); hash_at(slot) != free; slot = next(slot)) {
      const std::size_t its_home = home(hash_at(slot));
      if (distance(its_home, gap) > distance(its_home, slot)) continue;
      hash_at(gap) = hash_at(slot);
      item_at(gap) = std::move(item_at(slot));
      gap = slot;
    }
    hash_at(gap) = free;
  }

  std::vector<Bucket, BlockAllocator<Bucket>> buckets_;
  std::size_t size_ = 0;
  unsigned depth_, home_shift_;
};

}  // namespace mini_redis
