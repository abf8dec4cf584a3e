// The hash table of the keys, and of the fields of a large hash. Redis: dict.c (which uses chaining; this one
// probes).
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/require.hpp"
#include "common/siphash.hpp"

namespace mini_redis {

/// Open addressing with linear probing. A slot keeps the hash beside the pointer, so a lookup touches one
/// slot and one item, and growing touches no item at all. An item stays at its address while it is in here.
/// REQUIRES: Item has a member `key`, a std::string that does not change.
template <typename Item>
class HashTable {
  struct Slot;

 public:
  HashTable() : slots_(least_slots) {}

  std::size_t size() const { return size_; }

  /// The item of that key, or nullptr.
  Item* find(std::string_view key) const { return slots_[locate(key, hash(key))].item.get(); }

  /// The item of that key. If it is missing, it is added, empty but for its key.
  Item& find_or_add(std::string_view key) {
    const std::size_t h = hash(key);
    std::size_t i = locate(key, h);
    if (slots_[i].item) return *slots_[i].item;
    if (is_full()) {
      resize(slots_.size() * 2);
      i = locate(key, h);
    }
    slots_[i] = {h, std::make_unique<Item>()};
    slots_[i].item->key = std::string(key);  // exactly sized: assigning the view would round its capacity up
    ++size_;
    return *slots_[i].item;
  }

  /// Takes the item out of the table. REQUIRES: it is in there.
  std::unique_ptr<Item> remove(const Item& item, Caller caller = Caller::current()) {
    const std::size_t i = locate(item.key, hash(item.key));
    require(slots_[i].item.get() == &item, caller, "remove(item): the table does not have it, or no longer");
    std::unique_ptr<Item> removed = std::move(slots_[i].item);
    --size_;
    close_gap(i);
    if (is_sparse()) resize(std::bit_ceil(size_ * 2));
    return removed;
  }

  /// Calls `visit(Item&)` for every item. REQUIRES: `visit` neither adds nor removes items.
  template <typename Visit>
  void for_each(Visit visit, Caller caller = Caller::current()) const {
    const std::size_t size = size_;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (slots_[i].item) visit(*slots_[i].item);
      require(size == size_, caller, "for_each(visit): visit has added or removed something");
    }
  }

  /// The same as a range for a loop, which neither adds nor removes items.
  class Iterator {
   public:
    Iterator() = default;
    Iterator(const Slot* slot, const Slot* end) : slot_(slot), end_(end) { skip_empty(); }

    Item& operator*() const { return *slot_->item; }
    Iterator& operator++() {
      ++slot_;
      skip_empty();
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    void skip_empty() {
      while (slot_ != end_ && !slot_->item) ++slot_;
    }

    const Slot* slot_ = nullptr;
    const Slot* end_ = nullptr;
  };
  Iterator begin() const { return {slots_.data(), slots_.data() + slots_.size()}; }
  Iterator end() const { return {slots_.data() + slots_.size(), slots_.data() + slots_.size()}; }

  /// The same in pieces: calls `visit` for the few items whose home is one slot, and returns the cursor for
  /// the next call, or 0 after the last piece. The first cursor is 0. An item that is there from the first
  /// call to the last is visited, whatever is added and removed between two calls: once, or more often if the
  /// table shrinks meanwhile. REQUIRES: as for_each(). Redis: dictScan().
  template <typename Visit>
  std::uint64_t scan(std::uint64_t cursor, Visit visit) const {
    const std::size_t home = static_cast<std::size_t>(cursor) & mask();
    for (std::size_t i = home; slots_[i].item; i = next(i))
      if ((slots_[i].hash & mask()) == home) visit(*slots_[i].item);
    // The cursor counts with its bits reversed, from the highest bit of the mask down. So when the table
    // doubles, the two slots that one slot becomes have both been visited, or are both still to come. When it
    // shrinks, a slot takes in others; if only some of them have been visited, it is still to come.
    return reverse_bits(reverse_bits(cursor | ~std::uint64_t{mask()}) + 1);
  }

  /// A random item, each as likely as the others. REQUIRES: there is one. Redis: dictGetRandomKey().
  template <typename Random>
  Item& any(Random& random, Caller caller = Caller::current()) const {
    require(size_ > 0, caller, "any(random): the table is empty");
    std::uniform_int_distribution<std::size_t> any_slot(0, mask());
    std::size_t i = any_slot(random);
    while (!slots_[i].item) i = any_slot(random);  // one in ten or more is not empty, or the table is tiny
    return *slots_[i].item;
  }

 private:
  struct Slot {
    std::size_t hash = 0;
    std::unique_ptr<Item> item;  // nullptr: the slot is empty
  };

  static constexpr std::size_t least_slots = 16;  // the number of slots is always a power of two

  static std::size_t hash(std::string_view key) { return KeyHash()(key); }
  std::size_t mask() const { return slots_.size() - 1; }
  std::size_t next(std::size_t i) const { return (i + 1) & mask(); }
  bool is_full() const { return (size_ + 1) * 4 > slots_.size() * 3; }
  bool is_sparse() const { return slots_.size() > least_slots && size_ * 10 < slots_.size(); }

  static std::uint64_t reverse_bits(std::uint64_t bits) {
    std::uint64_t mask = ~std::uint64_t{0};
    // Swaps the halves, then the quarters, ..., then the bits.
    for (unsigned width = 32; width > 0; width /= 2) {
      mask ^= mask << width;
      bits = ((bits >> width) & mask) | ((bits << width) & ~mask);
    }
    return bits;
  }

  // The slot of the key, or the empty one where it belongs.
  std::size_t locate(std::string_view key, std::size_t h) const {
    std::size_t i = h & mask();
    while (slots_[i].item && (slots_[i].hash != h || slots_[i].item->key != key)) i = next(i);
    return i;
  }

  // So that no lookup stops at the gap: moves a later item into it, unless that would put the item before its
  // home slot.
  void close_gap(std::size_t gap) {
    for (std::size_t i = next(gap); slots_[i].item; i = next(i)) {
      const std::size_t from_home = (i - slots_[i].hash) & mask();
      const std::size_t from_gap = (i - gap) & mask();
      if (from_home < from_gap) continue;
      slots_[gap] = std::move(slots_[i]);
      gap = i;
    }
  }

  // Redis: dictResize()
  void resize(std::size_t slots) {
    std::vector<Slot> old(std::max(slots, least_slots));
    old.swap(slots_);
    for (Slot& slot : old) {
      if (!slot.item) continue;
      std::size_t i = slot.hash & mask();
      while (slots_[i].item) i = next(i);
      slots_[i] = std::move(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace mini_redis
