#include "03-commands/given/packed_words.hpp"

#include <algorithm>
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

void PackedWords::push_front(std::string_view word) {
  write(extend_front(bytes_for(word.size())), word);
}

void PackedWords::push_back(std::string_view word) {
  write(extend_back(bytes_for(word.size())), word);
}

// The words on the shorter side of the place move.
void PackedWords::insert(Place place, std::string_view word) {
  const std::size_t bytes = bytes_for(word.size());
  const Bytes before = offset(place) - first_;
  if (before < used() / 2) {
    char* begin = extend_front(bytes);
    std::copy_n(begin + bytes, before, begin);
  } else {
    char* end = extend_back(bytes);
    std::copy_backward(room_.get() + first_ + before, end, end + bytes);
  }
  write(room_.get() + first_ + before, word);
}

PackedWords::Place PackedWords::erase(Place first, Place last) {
  for (Place place = first; place != last; place = next(place)) --size_;
  const Bytes before = offset(first) - first_, removed = static_cast<Bytes>(last - first);
  if (before < used() / 2) {
    std::copy_backward(begin(), first, room_.get() + offset(last));
    first_ += removed;
  } else {
    std::copy(last, end(), room_.get() + offset(first));
    last_ -= removed;
  }
  give_back();
  return begin() + before;
}

void PackedWords::move_to(PackedWords& other, Place place) {
  for (Place each = place; each != end(); each = next(each)) other.push_back(word_at(each));
  erase(place, end());
}

void PackedWords::write(char* at, std::string_view word) {
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

// So many bytes more are used, before the first word or after the last. Both return where.
char* PackedWords::extend_front(std::size_t bytes) {
  if (bytes > first_) make_room(bytes, true);
  first_ -= static_cast<Bytes>(bytes);
  return room_.get() + first_;
}

char* PackedWords::extend_back(std::size_t bytes) {
  if (bytes > capacity_ - last_) make_room(bytes, false);
  char* end = room_.get() + last_;
  last_ += static_cast<Bytes>(bytes);
  return end;
}

// An eighth more than is needed: so of the many words that may follow, few make all the others move.
void PackedWords::make_room(std::size_t bytes, bool in_front) {
  const std::size_t needed = used() + bytes;
  const std::size_t wanted = empty() ? needed : needed + needed / 8;
  const std::size_t capacity = wanted <= capacity_ ? capacity_ : allocated_for(wanted);
  move_into(capacity, in_front ? capacity - used() : 0);
}

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
    std::unique_ptr<char[]> room(new char[capacity]);  // not zeroed
    std::copy_n(begin(), count, room.get() + free_in_front);
    room_ = std::move(room);
  }
  capacity_ = static_cast<Bytes>(capacity);
  first_ = static_cast<Bytes>(free_in_front);
  last_ = first_ + count;
}

}  // namespace mini_redis
