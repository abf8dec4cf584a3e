// Words, one after the other in one block of bytes, with room to grow at both ends. Redis: listpack.c.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace mini_redis {

/// Each word has its length before it and after it: "\1a\1\5hello\5" is a, hello. So you can walk over them
/// in both directions. The length is one byte; from 255 on it is the byte 255 and four more. Free bytes are
/// kept at the end that needs them, where words come and go without moving the others. Words are any bytes.
class PackedWords {
 public:
  static constexpr std::size_t most_bytes = 8192;  // Redis: list-max-listpack-size -2

  /// Where a word begins, with its length; or end().
  using Place = const char*;

  PackedWords() = default;
  PackedWords(const PackedWords&) = delete;
  PackedWords& operator=(const PackedWords&) = delete;

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Place begin() const { return room_.get() + first_; }
  Place end() const { return room_.get() + last_; }
  /// The place of the i-th word; end() if `i` is size().
  Place nth(std::size_t i) const;

  static std::string_view word_at(Place place);
  static Place next(Place place) { return place + bytes_for(word_at(place).size()); }
  static Place previous(Place place);

  /// Whether there may be one more word. (The first one may be as long as it likes.)
  bool fits(std::string_view word) const { return used() + bytes_for(word.size()) <= most_bytes; }

  // These end all places and views. REQUIRES: no word is a view in here; there is one to remove.

  void push_front(std::string_view word);
  void push_back(std::string_view word);
  void pop_front();
  void pop_back();
  /// Puts a word in before the one at this place.
  void insert(Place place, std::string_view word);
  /// Removes the words from `first` up to `last`, which is not one of them. Returns its place.
  Place erase(Place first, Place last);
  /// Moves the words from this place on to the end of another block.
  void move_to(PackedWords& other, Place place);

 private:
  using Bytes = std::uint32_t;  // half of what std::size_t takes: there may be millions of small lists
  static constexpr unsigned char long_word = 255;

  static std::size_t bytes_for_length(std::size_t length) {
    return length < long_word ? 1 : 1 + sizeof(Bytes);
  }
  static std::size_t bytes_for(std::size_t length) { return length + 2 * bytes_for_length(length); }
  // The length of a word: the byte, unless it says that there are four more.
  static std::size_t length_in(const char* byte, const char* four_more);

  Bytes used() const { return last_ - first_; }
  Bytes offset(Place place) const { return static_cast<Bytes>(place - room_.get()); }

  void write(char* at, std::string_view word);
  char* extend_front(std::size_t bytes);
  char* extend_back(std::size_t bytes);
  void make_room(std::size_t bytes, bool in_front);
  void give_back() {  // if half of it is free; List drops a block without words
    if (used() < capacity_ / 2 && !empty()) shrink();
  }
  void shrink();
  void move_into(std::size_t capacity, std::size_t free_in_front);

  std::unique_ptr<char[]> room_;
  Bytes capacity_ = 0;
  Bytes first_ = 0, last_ = 0;  // the words are between these two offsets
  Bytes size_ = 0;              // how many they are
};

// What every push, pop and element of an LRANGE calls.

inline std::size_t PackedWords::length_in(const char* byte, const char* four_more) {
  const auto length = static_cast<unsigned char>(*byte);
  if (length < long_word) return length;
  Bytes long_length = 0;
  std::memcpy(&long_length, four_more, sizeof long_length);
  return long_length;
}

inline std::string_view PackedWords::word_at(Place place) {
  const std::size_t length = length_in(place, place + 1);
  return {place + bytes_for_length(length), length};
}

inline PackedWords::Place PackedWords::previous(Place place) {
  return place - bytes_for(length_in(place - 1, place - 1 - sizeof(Bytes)));
}

inline void PackedWords::pop_front() {
  first_ = offset(next(begin()));
  --size_;
  give_back();
}

inline void PackedWords::pop_back() {
  last_ = offset(previous(end()));
  --size_;
  give_back();
}

}  // namespace mini_redis
