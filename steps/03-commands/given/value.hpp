// What a key holds. Redis: robj, in object.c.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include "03-commands/given/hash.hpp"
#include "03-commands/given/list.hpp"
#include "common/require.hpp"
#include "common/touch.hpp"

namespace mini_redis {

/// A string, a list or a hash, in one word of memory. Up to seven bytes of a string are in the word itself.
/// Everything else is a block of its own, and the word says where it is.
class Value {
 public:
  enum class Type { string, list, hash };

  Value() = default;  // the empty string
  /// A string: copies the bytes. REQUIRES: there are fewer than 2^31 of them.
  explicit Value(std::string_view text);
  // NOLINTBEGIN(google-explicit-constructor): a list or a hash is a value
  Value(std::unique_ptr<List> list);
  Value(std::unique_ptr<Hash> hash);
  // NOLINTEND(google-explicit-constructor)
  Value(Value&& other) noexcept : word_(std::exchange(other.word_, empty)) {}
  Value& operator=(Value&& other) noexcept {
    std::swap(word_, other.word_);
    return *this;
  }
  ~Value() {
    if (tag() != Tag::short_text) destroy();
  }

  Type type() const;
  bool is_string() const { return tag() <= Tag::long_text; }
  /// The bytes of the string, which are valid until the value changes, or moves. REQUIRES: is_string().
  std::string_view text(Caller caller = Caller::current()) const {
    require(is_string(), caller, "Value::text(): the value is a list or a hash");
    return tag() == Tag::short_text ? short_text() : long_text();
  }
  /// Adds bytes to the string. If that happens again and again, its block has room for more.
  /// REQUIRES: is_string(); `more` is not a view into it.
  void append(std::string_view more, Caller caller = Caller::current());
  /// The list or the hash; nullptr if the value is something else.
  List* list() const { return tag() == Tag::list ? static_cast<List*>(block()) : nullptr; }
  Hash* hash() const { return tag() == Tag::hash ? static_cast<Hash*>(block()) : nullptr; }

  /// Brings the block of a long string into the cache.
  void touch_text() const {
    if (tag() == Tag::long_text) touch(block());
  }

 private:
  // The lowest bits of the word. In an address they are zero, because blocks are aligned.
  enum class Tag : std::uint8_t { short_text, long_text, list, hash };
  static constexpr std::uint64_t tag_bits = 7, empty = 0;
  static constexpr unsigned size_shift = 3;  // of a short string: its size follows the tag
  static constexpr std::size_t longest_short = sizeof(std::uint64_t) - 1;
  struct LongText;

  Value(void* block, Tag tag)
      : word_(reinterpret_cast<std::uintptr_t>(block) | static_cast<std::uint64_t>(tag)) {}

  Tag tag() const { return static_cast<Tag>(word_ & tag_bits); }
  void* block() const { return reinterpret_cast<void*>(static_cast<std::uintptr_t>(word_ & ~tag_bits)); }
  std::string_view short_text() const {
    return {reinterpret_cast<const char*>(&word_) + 1, static_cast<std::size_t>(word_ & 0xff) >> size_shift};
  }
  std::string_view long_text() const;
  void destroy();

  std::uint64_t word_ = empty;
};

}  // namespace mini_redis
