#include "03-commands/given/packed_words.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <utility>

namespace mini_redis {
namespace {

// The allocator has blocks of 24 bytes, 40, 56, ...: what it gives anyway is used.
std::size_t allocated_for(std::size_t bytes) {
  return std::max<std::size_t>(24, (bytes + 23) / 16 * 16 - 8);
}

}  // namespace

PackedWords::Place PackedWords::nth(std::size_t i) const {
  if (i < size_ / 2) {
    Place place = begin();
    for (; i > 0; --i) place = next(place);
    return place;
  }
  Place place = end();
  for (; i < size_; ++i) place = previous(place);
  return place;
}

// Makes a gap of so many bytes, which are then used. The words on the shorter side of it move.
inline char* PackedWords::open(Bytes at, std::size_t bytes) {
  const Bytes before = at - first_;
  const bool in_front = before < last_ - at;
  if (bytes > (in_front ? first_ : capacity_ - last_)) make_room(bytes, in_front);
  char* place = room_.get() + first_ + before;
  if (in_front) {
    std::copy(begin(), Place(place), room_.get() + first_ - bytes);
    first_ -= static_cast<Bytes>(bytes);
    return place - bytes;
  }
  std::copy_backward(Place(place), end(), room_.get() + last_ + bytes);
  last_ += static_cast<Bytes>(bytes);
  return place;
}

void PackedWords::insert(Place place, std::string_view word) {
  char* at = open(offset(place), bytes_for(word.size()));
  const auto length = static_cast<Bytes>(word.size());
  const bool is_long = length >= long_word;
  const char byte = static_cast<char>(is_long ? long_word : length);
  *at++ = byte;
  if (is_long) at = std::copy_n(reinterpret_cast<const char*>(&length), sizeof length, at);
  at = std::copy(word.begin(), word.end(), at);
  if (is_long) at = std::copy_n(reinterpret_cast<const char*>(&length), sizeof length, at);
  *at = byte;
  ++size_;
}

PackedWords::Place PackedWords::erase(Place first, Place last) {
  for (Place place = first; place != last; place = next(place)) --size_;
  const Bytes before = offset(first) - first_;
  close(offset(first), static_cast<Bytes>(last - first));
  return begin() + before;
}

void PackedWords::move_to(PackedWords& other, Place place) {
  for (Place each = place; each != end(); each = next(each)) other.insert(other.end(), word_at(each));
  erase(place, end());
}

// Takes these bytes out. Again the shorter side moves.
void PackedWords::close(Bytes at, Bytes bytes) {
  const Place gap = room_.get() + at, rest = gap + bytes;
  if (gap - begin() < end() - rest) {
    std::copy_backward(begin(), gap, room_.get() + at + bytes);
    first_ += bytes;
  } else {
    std::copy(rest, end(), room_.get() + at);
    last_ -= bytes;
  }
  give_back();
}

// An eighth more than is needed: so of the many words that may follow, few make all the others move.
void PackedWords::make_room(std::size_t bytes, bool in_front) {
  const std::size_t needed = used() + bytes;
  const std::size_t wanted = empty() ? needed : needed + needed / 8;
  const std::size_t capacity = wanted <= capacity_ ? capacity_ : allocated_for(wanted);
  move_into(capacity, in_front ? capacity - used() : 0);
}

// Half of it empty is too much.
void PackedWords::shrink() {
  const std::size_t enough = allocated_for(used());
  if (enough <= capacity_ / 2) move_into(enough, 0);
}

void PackedWords::move_into(std::size_t capacity, std::size_t free_in_front) {
  if (capacity > std::numeric_limits<Bytes>::max()) throw std::length_error("a word of 4 GB");
  const Bytes count = used();
  if (capacity == capacity_) {
    std::memmove(room_.get() + free_in_front, begin(), count);
  } else {
    auto room = std::make_unique_for_overwrite<char[]>(capacity);
    std::copy_n(begin(), count, room.get() + free_in_front);
    room_ = std::move(room);
  }
  capacity_ = static_cast<Bytes>(capacity);
  first_ = static_cast<Bytes>(free_in_front);
  last_ = first_ + count;
}

}  // namespace mini_redis
