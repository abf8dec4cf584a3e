// A few short pairs, one after the other in one block of bytes. Redis: listpack.c.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace mini_redis {

/// A field of a hash and its value, as views into the hash.
struct FieldAndValue {
  std::string_view field, value;
};

/// Each word is one byte that says how long it is, then its bytes: "\1a\5hello" is the pair a, hello. The
/// pairs are in the order in which they were added. A lookup walks over them from the first on: for a few
/// hundred short ones that is quick, and nothing takes less memory.
class PackedPairs {
 public:
  static constexpr std::size_t longest_word = 64;  // Redis: hash-max-listpack-value

  /// The place of a pair, and a cursor over all of them.
  class Iterator {
   public:
    explicit Iterator(const char* at = nullptr) : at_(at) {}

    FieldAndValue operator*() const;
    Iterator& operator++();
    bool operator==(const Iterator&) const = default;

   private:
    friend class PackedPairs;
    const char* at_;  // the length of the field
  };

  Iterator begin() const { return Iterator(bytes_.data()); }
  Iterator end() const { return Iterator(bytes_.data() + bytes_.size()); }
  /// The pair of that field, or end().
  Iterator find(std::string_view field) const;

  std::size_t size() const { return size_; }

  // These end all iterators and views.

  /// Adds a pair after all others. REQUIRES: neither word is longer than longest_word, or a view in here.
  void append(std::string_view field, std::string_view value);
  /// Gives the pair another value; it keeps its place. REQUIRES: as append().
  void replace_value(Iterator pair, std::string_view value);
  void erase(Iterator pair);

 private:
  // Makes room for `added` bytes in the place of the `removed` ones at `at`. Returns where it is.
  char* splice(const char* at, std::size_t removed, std::size_t added);

  std::vector<char> bytes_;  // no more than there is: most hashes are written once and read often
  std::size_t size_ = 0;
};

}  // namespace mini_redis
