// A list, which is a value: words in an order, with two ends. Redis: quicklist.c.
#pragma once

#include <cstddef>
#include <iterator>
#include <list>
#include <string_view>

#include "03-commands/given/packed_words.hpp"
#include "common/require.hpp"

namespace mini_redis {

/// The words are packed into blocks of up to 8 KB, and the blocks are linked. So a list of a few words is one
/// block and takes hardly more than their bytes, and one of millions grows and shrinks at both ends, and in
/// the middle, without moving more than a block. Words are any bytes. They are copied in; what comes out are
/// views. Views and iterators are valid until the list changes.
class List {
 public:
  List() = default;
  List(const List&) = delete;  // to copy one is rarely what you want: it may be large
  List& operator=(const List&) = delete;

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  /// REQUIRES, here and below: a word that is put in is not a view into this list.
  void push_front(std::string_view word);
  void push_back(std::string_view word);

  /// REQUIRES, for these four: the list is not empty.
  std::string_view front(Caller caller = Caller::current()) const;
  std::string_view back(Caller caller = Caller::current()) const;
  void pop_front(Caller caller = Caller::current());
  void pop_back(Caller caller = Caller::current());

  /// The i-th word, counted from 0. REQUIRES: i < size(). It skips whole blocks, from the nearer end.
  std::string_view at(std::size_t i, Caller caller = Caller::current()) const;

  /// `for (std::string_view word : list)` goes through all of them. An iterator goes in both directions.
  class Iterator;
  Iterator begin() const;
  Iterator end() const;
  /// From the i-th word on; end() if `i` is size(). REQUIRES: i <= size().
  Iterator nth(std::size_t i, Caller caller = Caller::current()) const;

  /// Puts a word in before this place.
  void insert(Iterator place, std::string_view word);
  /// Puts another word in this place. REQUIRES: it is not end().
  void replace(Iterator place, std::string_view word, Caller caller = Caller::current());
  /// Removes the word, and returns the place of the next. REQUIRES: the place is not end().
  Iterator erase(Iterator place, Caller caller = Caller::current());
  /// Removes the words from `first` up to `last`, which is not one of them. Returns its place.
  Iterator erase(Iterator first, Iterator last);

 private:
  using Blocks = std::list<PackedWords>;  // none of them is empty
  using Block = Blocks::const_iterator;

  static Blocks block_of(std::string_view word);
  Blocks::iterator changeable(Block block) { return blocks_.erase(block, block); }
  Iterator beginning_of(Block block) const;
  Blocks::iterator split(Blocks::iterator block, PackedWords::Place place);
  Iterator erase_in_block(Iterator first, PackedWords::Place last);

  Blocks blocks_;
  std::size_t size_ = 0;
};

class List::Iterator {
 public:
  using iterator_category = std::bidirectional_iterator_tag;
  using value_type = std::string_view;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = std::string_view;

  std::string_view operator*() const { return PackedWords::word_at(place_); }
  Iterator& operator++() {
    place_ = PackedWords::next(place_);
    if (place_ == block_->end()) *this = list_->beginning_of(std::next(block_));
    return *this;
  }
  Iterator& operator--() {
    if (block_ == list_->blocks_.end() || place_ == block_->begin()) place_ = (--block_)->end();
    place_ = PackedWords::previous(place_);
    return *this;
  }
  bool operator==(const Iterator& other) const { return place_ == other.place_; }

 private:
  friend class List;
  Iterator(const List* list, Block block, PackedWords::Place place)
      : list_(list), block_(block), place_(place) {}

  const List* list_;
  Block block_;
  PackedWords::Place place_;  // in the block; nullptr after the last one
};

inline List::Iterator List::begin() const {
  return beginning_of(blocks_.begin());
}

inline List::Iterator List::end() const {
  return {this, blocks_.end(), nullptr};
}

inline List::Iterator List::beginning_of(Block block) const {
  return {this, block, block == blocks_.end() ? nullptr : block->begin()};
}

inline std::string_view List::front(Caller caller) const {
  require(!empty(), caller, "front(): the list is empty");
  return PackedWords::word_at(blocks_.front().begin());
}

inline std::string_view List::back(Caller caller) const {
  require(!empty(), caller, "back(): the list is empty");
  return PackedWords::word_at(PackedWords::previous(blocks_.back().end()));
}

}  // namespace mini_redis
