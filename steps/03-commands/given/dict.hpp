// The hash table of the keys. Redis: dict.c (which uses chaining; this one probes).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

#include "03-commands/given/entry.hpp"
#include "common/require.hpp"

namespace mini_redis {

/// Open addressing with linear probing. A slot keeps the hash beside the pointer, so a lookup touches one
/// slot and one entry, and growing touches no entry at all.
class Dict {
 public:
  Dict() : slots_(least_slots) {}

  std::size_t size() const { return size_; }

  /// The entry of that key, or nullptr.
  Entry* find(std::string_view key) const { return last_found_ = slots_[locate(key, hash(key))].entry.get(); }
  /// What the last find() found, if it is still there. Used to count hits and misses without another lookup.
  const Entry* last_found() const { return last_found_; }

  /// The entry of that key. If it is missing, it is added, with an empty string.
  Entry& find_or_add(std::string_view key) {
    const std::size_t h = hash(key);
    std::size_t i = locate(key, h);
    if (slots_[i].entry) return *slots_[i].entry;
    if (is_full()) {
      grow();
      i = locate(key, h);
    }
    slots_[i] = {h, std::make_unique<Entry>()};
    slots_[i].entry->key = std::string(key);  // exactly sized: assigning the view would round its capacity up
    ++size_;
    return *slots_[i].entry;
  }

  /// Takes the entry out of the table. REQUIRES: it is in there.
  std::unique_ptr<Entry> remove(const Entry& entry, Caller caller = Caller::current()) {
    std::size_t hole = locate(entry.key, hash(entry.key));
    require(slots_[hole].entry.get() == &entry, caller,
            "Dict::remove(entry): the table does not have this entry, or no longer");
    std::unique_ptr<Entry> removed = std::move(slots_[hole].entry);
    if (last_found_ == removed.get()) last_found_ = nullptr;
    --size_;
    // Close the gap, so that no lookup stops at it: move a later entry into it, unless that would put the
    // entry before its home slot.
    for (std::size_t i = next(hole); slots_[i].entry; i = next(i)) {
      const std::size_t from_home = (i - slots_[i].hash) & mask();
      const std::size_t from_hole = (i - hole) & mask();
      if (from_home < from_hole) continue;
      slots_[hole] = std::move(slots_[i]);
      hole = i;
    }
    return removed;
  }

  /// Calls `visit(Entry&)` for every entry. REQUIRES: `visit` neither adds nor removes entries.
  template <typename Visit>
  void for_each(Visit visit, Caller caller = Caller::current()) const {
    const std::size_t size = size_;
    for (const Slot& slot : slots_) {
      if (slot.entry) visit(*slot.entry);
      require(size == size_, caller, "Dict::for_each(visit): visit has added or removed an entry");
    }
  }

  /// The same in pieces: calls `visit` for the few entries whose home is one slot, and returns the cursor
  /// for the next call, or 0 after the last piece. The first cursor is 0. An entry that is there from the
  /// first call to the last is visited exactly once, whatever is added and removed between two calls.
  /// Redis: dictScan().
  template <typename Visit>
  std::uint64_t scan(std::uint64_t cursor, Visit visit) const {
    const std::size_t home = static_cast<std::size_t>(cursor) & mask();
    for (std::size_t i = home; slots_[i].entry; i = next(i))
      if ((slots_[i].hash & mask()) == home) visit(*slots_[i].entry);
    // The cursor counts with its bits reversed, from the highest bit of the mask down. So when the table
    // doubles, the two slots that one slot becomes have both been visited, or are both still to come.
    return reverse_bits(reverse_bits(cursor | ~std::uint64_t{mask()}) + 1);
  }

  /// A random entry, each as likely as the others. REQUIRES: there is one. Redis: dictGetRandomKey().
  template <typename Random>
  Entry& any(Random& random, Caller caller = Caller::current()) const {
    require(size_ > 0, caller, "Dict::any(random): the table is empty");
    std::uniform_int_distribution<std::size_t> any_slot(0, mask());
    std::size_t i = any_slot(random);
    while (!slots_[i].entry) i = any_slot(random);
    return *slots_[i].entry;
  }

 private:
  struct Slot {
    std::size_t hash = 0;
    std::unique_ptr<Entry> entry;  // nullptr: the slot is empty
  };

  static constexpr std::size_t least_slots = 16;  // the number of slots is always a power of two

  static std::size_t hash(std::string_view key) { return std::hash<std::string_view>{}(key); }
  std::size_t mask() const { return slots_.size() - 1; }
  std::size_t next(std::size_t i) const { return (i + 1) & mask(); }
  bool is_full() const { return (size_ + 1) * 4 > slots_.size() * 3; }

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
    while (slots_[i].entry && (slots_[i].hash != h || slots_[i].entry->key != key)) i = next(i);
    return i;
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (Slot& slot : old) {
      if (!slot.entry) continue;
      std::size_t i = slot.hash & mask();
      while (slots_[i].entry) i = next(i);
      slots_[i] = std::move(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
  mutable Entry* last_found_ = nullptr;
};

}  // namespace mini_redis
