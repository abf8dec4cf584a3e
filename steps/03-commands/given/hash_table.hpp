// The hash table of the keys, and of the fields of a large hash.
// Redis: dict.c, which uses chaining, and moves to a larger table step by step.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "03-commands/given/hash_segment.hpp"
#include "common/require.hpp"
#include "common/siphash.hpp"

namespace mini_redis {

/// Extendible hashing: the first bits of a hash choose one of many segments. A segment that is full is split
/// in two; two that have become almost empty are joined. So the table grows and shrinks in small pieces, and
/// no command waits until all of it has moved. An item stays at its address while it is in here.
///
/// REQUIRES: Item has key(), which does not change, and a static make(key), as Entry does.
template <typename Item>
class HashTable {
  using Segment = HashSegment<Item>;

 public:
  HashTable() : directory_{std::make_shared<Segment>(least_buckets, 0)} {}
  HashTable(const HashTable&) = delete;
  HashTable& operator=(const HashTable&) = delete;

  std::size_t size() const { return size_; }

  /// The item of that key, or nullptr.
  Item* find(std::string_view key) const {
    const ShortHash h = hash(key);
    return segment(h).find(h, key);
  }

  /// The item of that key. If it is missing, Item::make(key) is added.
  Item& find_or_add(std::string_view key) {
    const ShortHash h = hash(key);
    if (Item* found = segment(h).find(h, key)) return *found;
    std::unique_ptr<Item> made = Item::make(key);
    while (segment(h).is_full()) grow(h);
    ++size_;
    return segment(h).add(h, std::move(made));
  }

  /// Takes the item out of the table. REQUIRES: it is in there.
  std::unique_ptr<Item> remove(const Item& item, Caller caller = Caller::current()) {
    const ShortHash h = hash(item.key());
    std::unique_ptr<Item> removed = segment(h).remove(h, item);
    require(removed != nullptr, caller, "remove(item): the table does not have it, or no longer");
    --size_;
    shrink(h);
    return removed;
  }

  /// Calls `visit(Item&)` for every item. REQUIRES: `visit` neither adds nor removes items.
  template <typename Visit>
  void for_each(Visit visit, Caller caller = Caller::current()) const {
    const std::size_t size = size_;
    for (Item& item : *this) {
      visit(item);
      require(size == size_, caller, "for_each(visit): visit has added or removed something");
    }
  }

  /// The same as a range for a loop, which neither adds nor removes items.
  class Iterator {
   public:
    Iterator() = default;
    Iterator(const HashTable& table, std::size_t index) : table_(&table), index_(index) { skip_empty(); }

    Item& operator*() const { return *table_->directory_[index_]->at(slot_); }
    Iterator& operator++() {
      ++slot_;
      skip_empty();
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    void skip_empty() {
      for (; index_ < table_->directory_.size(); index_ = table_->after(index_), slot_ = 0) {
        const Segment& segment = *table_->directory_[index_];
        while (slot_ < segment.slots() && !segment.at(slot_)) ++slot_;
        if (slot_ < segment.slots()) return;
      }
    }

    const HashTable* table_ = nullptr;
    std::size_t index_ = 0, slot_ = 0;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, directory_.size()}; }

  /// The same in pieces: calls `visit` for the few items whose home is one bucket, and returns the cursor for
  /// the next call, or 0 after the last piece. The first cursor is 0. The cursor is the lowest hash that is
  /// still to come, so whatever is added and removed between two calls, an item that is there from the first
  /// call to the last is visited exactly once. REQUIRES: as for_each(). Redis: dictScan().
  template <typename Visit>
  std::uint64_t scan(std::uint64_t cursor, Visit visit) const {
    const auto first = static_cast<ShortHash>(cursor);
    segment(first).visit_home(first, visit);
    return static_cast<ShortHash>(segment(first).after_home(first));
  }

  /// A random item, each as likely as the others. REQUIRES: there is one. Redis: dictGetRandomKey().
  template <typename Random>
  Item& any(Random& random, Caller caller = Caller::current()) const {
    require(size_ > 0, caller, "any(random): the table is empty");
    std::uniform_int_distribution<std::size_t> any_index(0, directory_.size() - 1);
    std::uniform_int_distribution<std::size_t> any_slot(0, directory_[0]->slots() - 1);
    for (;;) {
      const std::size_t index = any_index(random);
      const bool is_first = index == 0 || directory_[index] != directory_[index - 1];  // of its segment
      Item* item = is_first ? directory_[index]->at(any_slot(random)) : nullptr;
      if (item) return *item;
    }
  }

  static ShortHash hash(std::string_view key) {
    return static_cast<ShortHash>(SipHash(hash_seed())(key) >> 32) | 1;
  }
  /// Brings into the cache what find() reads first when it looks for a key with that hash.
  void touch_bucket(ShortHash hash) const { segment(hash).touch_bucket(hash); }
  /// The item with that hash, without comparing keys: nearly always what find() will return. May be nullptr.
  Item* likely(ShortHash hash) const { return segment(hash).likely(hash); }

 private:
  // A table begins with one small segment. Once there are several, each has most_buckets.
  static constexpr std::size_t least_buckets = 4, most_buckets = 512;
  static constexpr unsigned most_depth = 20;  // two thousand million items

  // The directory has a place for each value of the first depth() bits. A segment whose items have fewer bits
  // in common is in several places, one after the other.
  unsigned depth() const { return static_cast<unsigned>(std::countr_zero(directory_.size())); }
  std::size_t place(ShortHash hash) const {
    return static_cast<std::size_t>((std::uint64_t{hash} * directory_.size()) >> 32);
  }
  Segment& segment(ShortHash hash) const { return *directory_[place(hash)]; }
  std::size_t places(const Segment& segment) const { return directory_.size() >> segment.depth(); }
  std::size_t after(std::size_t place) const { return place + places(*directory_[place]); }

  // The segment takes the places for the hashes that begin as this one.
  void put(ShortHash hash, const std::shared_ptr<Segment>& segment) {
    const std::size_t count = places(*segment), first = place(hash) / count * count;
    for (std::size_t i = first; i < first + count; ++i) directory_[i] = segment;
    if (segment->depth() == depth()) ++deepest_;
  }

  static void move_all(Segment& from, Segment& to) {
    from.move_all([&](ShortHash hash, std::unique_ptr<Item> item) { to.add(hash, std::move(item)); });
  }

  // Redis: _dictExpandIfNeeded()
  void grow(ShortHash hash) {
    const std::size_t buckets = segment(hash).buckets();
    buckets < most_buckets ? resize(buckets * 2) : split(hash);
  }

  // REQUIRES: there is only one segment.
  void resize(std::size_t buckets) {
    const auto resized = std::make_shared<Segment>(buckets, 0);
    move_all(*directory_[0], *resized);
    directory_[0] = resized;
  }

  void split(ShortHash hash) {
    const std::shared_ptr<Segment> old = directory_[place(hash)];
    if (old->depth() == most_depth) throw std::length_error("a table has more items than it can hold");
    if (old->depth() == depth()) double_directory();
    const unsigned depth = old->depth() + 1;
    const ShortHash bit = last_bit(depth);
    const auto lower = std::make_shared<Segment>(most_buckets, depth);
    const auto upper = std::make_shared<Segment>(most_buckets, depth);
    old->move_all([&](ShortHash each, std::unique_ptr<Item> item) {
      (each & bit ? upper : lower)->add(each, std::move(item));
    });
    put(hash & ~bit, lower);
    put(hash | bit, upper);
  }

  // Redis: htNeedsResize()
  void shrink(ShortHash hash) {
    while (can_join(hash)) join(hash);
    const Segment& left = segment(hash);
    const bool is_sparse = left.buckets() > least_buckets && left.size() * 8 < left.slots();
    if (left.depth() == 0 && is_sparse) resize(left.buckets() / 2);
  }

  bool can_join(ShortHash hash) const {
    const Segment& one = segment(hash);
    if (one.depth() == 0) return false;
    const Segment& other = segment(hash ^ last_bit(one.depth()));
    return other.depth() == one.depth() && (one.size() + other.size()) * 4 <= one.slots();
  }

  void join(ShortHash hash) {
    const unsigned depth = segment(hash).depth();
    const auto joined = std::make_shared<Segment>(most_buckets, depth - 1);
    move_all(segment(hash), *joined);
    move_all(segment(hash ^ last_bit(depth)), *joined);
    if (depth == this->depth()) deepest_ -= 2;
    put(hash, joined);
    while (deepest_ == 0 && this->depth() > 0) halve_directory();
  }

  static ShortHash last_bit(unsigned depth) { return ShortHash{1} << (32 - depth); }

  void double_directory() {
    std::vector<std::shared_ptr<Segment>> doubled(directory_.size() * 2);
    for (std::size_t i = 0; i < doubled.size(); ++i) doubled[i] = directory_[i / 2];
    directory_.swap(doubled);
    deepest_ = 0;
  }

  void halve_directory() {
    std::vector<std::shared_ptr<Segment>> halved(directory_.size() / 2);
    for (std::size_t i = 0; i < halved.size(); ++i) halved[i] = std::move(directory_[i * 2]);
    directory_.swap(halved);
    deepest_ = 0;
    for (const auto& segment : directory_)
      if (segment->depth() == depth()) ++deepest_;
  }

  std::vector<std::shared_ptr<Segment>> directory_;  // the number of places is a power of two
  std::size_t deepest_ = 1;                          // how many segments have only one place
  std::size_t size_ = 0;
};

}  // namespace mini_redis
