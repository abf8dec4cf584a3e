#include "03-commands/given/list.hpp"

namespace mini_redis {

void List::push_front(std::string_view word) {
  if (!empty() && blocks_.front().fits(word)) {
    blocks_.front().push_front(word);
  } else {
    blocks_.splice(blocks_.begin(), block_of(word));
  }
  ++size_;
}

void List::push_back(std::string_view word) {
  if (!empty() && blocks_.back().fits(word)) {
    blocks_.back().push_back(word);
  } else {
    blocks_.splice(blocks_.end(), block_of(word));
  }
  ++size_;
}

void List::pop_front(Caller caller) {
  require(!empty(), caller, "pop_front(): the list is empty");
  blocks_.front().pop_front();
  if (blocks_.front().empty()) blocks_.pop_front();
  --size_;
}

void List::pop_back(Caller caller) {
  require(!empty(), caller, "pop_back(): the list is empty");
  blocks_.back().pop_back();
  if (blocks_.back().empty()) blocks_.pop_back();
  --size_;
}

std::string_view List::at(std::size_t i, Caller caller) const {
  require(i < size(), caller, "at(i): i is ", i, ", but size() is ", size());
  return *nth(i, caller);
}

List::Iterator List::nth(std::size_t i, Caller caller) const {
  require(i <= size(), caller, "nth(i): i is ", i, ", but size() is ", size());
  if (i == size_) return end();
  auto block = blocks_.begin();
  std::size_t first = 0;  // the number of the block's first word
  if (i < size_ / 2) {
    while (i - first >= block->size()) first += block++->size();
  } else {
    for (block = blocks_.end(), first = size_; i < first;) first -= (--block)->size();
  }
  return {this, block, block->nth(i - first)};
}

// Redis: _quicklistInsert()
void List::insert(Iterator place, std::string_view word) {
  if (place == end()) return push_back(word);
  auto block = changeable(place.block_);
  if (block->fits(word)) {
    block->insert(place.place_, word);
  } else {
    if (place.place_ != block->begin()) block = split(block, place.place_);
    // Now a block begins at the place. The word goes to the end of the one before, or into a new one.
    if (block != blocks_.begin() && std::prev(block)->fits(word)) {
      std::prev(block)->push_back(word);
    } else {
      blocks_.splice(block, block_of(word));
    }
  }
  ++size_;
}

void List::replace(Iterator place, std::string_view word, Caller caller) {
  require(place != end(), caller, "replace(place, word): there is no word at end()");
  insert(erase(place, caller), word);
}

List::Iterator List::erase(Iterator place, Caller caller) {
  require(place != end(), caller, "erase(place): there is no word at end()");
  return erase_in_block(place, PackedWords::next(place.place_));
}

List::Iterator List::erase(Iterator first, Iterator last) {
  while (first.block_ != last.block_) first = erase_in_block(first, first.block_->end());
  return first == last ? first : erase_in_block(first, last.place_);
}

// Removes the words from `first` up to `last`, which is in the same block. Returns the place after them.
List::Iterator List::erase_in_block(Iterator first, PackedWords::Place last) {
  const auto block = changeable(first.block_);
  size_ -= block->size();
  if (first.place_ == block->begin() && last == block->end()) return beginning_of(blocks_.erase(block));
  const PackedWords::Place next = block->erase(first.place_, last);
  size_ += block->size();
  return next == block->end() ? beginning_of(std::next(block)) : Iterator(this, block, next);
}

// A block with this word only. It joins the list when it is complete, so no block is ever empty.
List::Blocks List::block_of(std::string_view word) {
  Blocks block(1);
  block.front().push_back(word);
  return block;
}

// The words from this place on get a block of their own, which is returned.
List::Blocks::iterator List::split(Blocks::iterator block, PackedWords::Place place) {
  const auto rest = blocks_.emplace(std::next(block));
  block->move_to(*rest, place);
  return rest;
}

}  // namespace mini_redis
