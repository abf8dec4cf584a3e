// A part of a HashTable: the items whose hashes begin with the same bits.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

namespace mini_redis {

/// What the tables know of a key's hash: 32 bits, of which the lowest is always set.
using ShortHash = std::uint32_t;

/// Open addressing with linear probing. The hashes lie beside each other, so a lookup compares keys only for
/// the item it looks for, and moving an item to another segment does not touch it.
///
/// The home of an item, the slot where a lookup begins, comes from the bits of its hash that follow the first
/// `depth` ones. So from slot to slot the items are in the order of their hashes, but for those that had to
/// move on because their home was taken. REQUIRES: there is always a free slot.
template <typename Item>
class HashSegment {
 public:
  /// REQUIRES: `slots` is a power of two, from 2 on.
  HashSegment(std::size_t slots, unsigned depth)
      : mask_(slots - 1),
        depth_(depth),
        home_shift_(32U - static_cast<unsigned>(std::countr_zero(slots))),
        hashes_(std::make_unique<ShortHash[]>(slots)),
        items_(std::make_unique<std::unique_ptr<Item>[]>(slots)) {}

  std::size_t size() const { return size_; }
  std::size_t slots() const { return mask_ + 1; }
  /// How many bits all hashes in here have in common.
  unsigned depth() const { return depth_; }
  bool is_full() const { return (size_ + 1) * 4 > slots() * 3; }

  /// The item of that key, or nullptr.
  Item* find(ShortHash hash, std::string_view key) const {
    for (std::size_t i = home(hash); hashes_[i] != empty; i = next(i))
      if (hashes_[i] == hash && items_[i]->key() == key) return items_[i].get();
    return nullptr;
  }

  /// REQUIRES: its key is not in here yet.
  Item& add(ShortHash hash, std::unique_ptr<Item> item) {
    std::size_t i = home(hash);
    while (hashes_[i] != empty) i = next(i);
    hashes_[i] = hash;
    items_[i] = std::move(item);
    ++size_;
    return *items_[i];
  }

  /// Takes the item out. nullptr if it is not in here.
  std::unique_ptr<Item> remove(ShortHash hash, const Item& item) {
    std::size_t i = home(hash);
    while (hashes_[i] != empty && items_[i].get() != &item) i = next(i);
    if (hashes_[i] == empty) return nullptr;
    std::unique_ptr<Item> removed = std::move(items_[i]);
    close_gap(i);
    --size_;
    return removed;
  }

  /// Moves all items out: calls move(hash, item) for each. Nothing else may be done with the segment then.
  template <typename Move>
  void move_all(Move move) {
    for (std::size_t i = 0; i <= mask_; ++i)
      if (hashes_[i] != empty) move(hashes_[i], std::move(items_[i]));
  }

  /// The item in that slot, or nullptr.
  Item* at(std::size_t slot) const { return items_[slot].get(); }

  /// Calls `visit` for each item that has the same home as `first`, and whose hash is not below it.
  template <typename Visit>
  void visit_home(ShortHash first, Visit visit) const {
    const std::size_t its_home = home(first);
    for (std::size_t i = its_home; hashes_[i] != empty; i = next(i))
      if (home(hashes_[i]) == its_home && hashes_[i] >= first) visit(*items_[i]);
  }
  /// The lowest hash whose home is a later slot; 2^32 after the last.
  std::uint64_t after_home(ShortHash hash) const {
    const std::uint64_t width = std::uint64_t{1} << (home_shift_ - depth_);
    return (hash & ~(width - 1)) + width;
  }

  /// Begins to load the slot where a lookup begins, and then the item, into the cache.
  void prefetch_slot(ShortHash hash) const {
    __builtin_prefetch(&hashes_[home(hash)]);
    __builtin_prefetch(&items_[home(hash)]);
  }
  const Item* prefetch_item(ShortHash hash) const {
    std::size_t i = home(hash);
    while (hashes_[i] != empty && hashes_[i] != hash) i = next(i);
    __builtin_prefetch(items_[i].get());
    return items_[i].get();
  }

 private:
  static constexpr ShortHash empty = 0;

  std::size_t home(ShortHash hash) const { return static_cast<ShortHash>(hash << depth_) >> home_shift_; }
  std::size_t next(std::size_t i) const { return (i + 1) & mask_; }

  // So that no lookup stops at the gap: moves a later item into it, unless that would put the item before its
  // home.
  void close_gap(std::size_t gap) {
    for (std::size_t i = next(gap); hashes_[i] != empty; i = next(i)) {
      const std::size_t from_home = (i - home(hashes_[i])) & mask_;
      const std::size_t from_gap = (i - gap) & mask_;
      if (from_home < from_gap) continue;
      hashes_[gap] = hashes_[i];
      items_[gap] = std::move(items_[i]);
      gap = i;
    }
    hashes_[gap] = empty;
  }

  std::size_t mask_, size_ = 0;
  unsigned depth_, home_shift_;
  std::unique_ptr<ShortHash[]> hashes_;  // empty: the slot is free
  std::unique_ptr<std::unique_ptr<Item>[]> items_;
};

}  // namespace mini_redis
