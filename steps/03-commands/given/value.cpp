#include "03-commands/given/value.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>

#include "common/small_blocks.hpp"

namespace mini_redis {

static_assert(std::endian::native == std::endian::little, "the first byte of a word must be its lowest");

// A block: the size, then the bytes.
struct Value::LongText {
  static constexpr std::uint32_t most = 0x7fffffff;

  std::uint32_t size : 31;
  std::uint32_t has_room : 1;  // for room_for(size) bytes

  // The same for all sizes that fit into the block. Redis: sdsMakeRoomFor()
  static std::size_t room_for(std::size_t size) {
    constexpr std::size_t megabyte = 1024 * 1024;
    return size < megabyte ? std::bit_ceil(size) : (size + megabyte - 1) / megabyte * megabyte;
  }

  static LongText* make(std::size_t size, bool with_room) {
    const std::size_t room = with_room ? room_for(size) : size;
    void* block = allocate_block(sizeof(LongText) + room);
    return new (block) LongText{static_cast<std::uint32_t>(size) & most, with_room};
  }

  void destroy() { free_block(this, sizeof(LongText) + (has_room ? room_for(size) : size)); }

  char* bytes() { return reinterpret_cast<char*>(this + 1); }
};

Value::Value(std::string_view text) {
  if (text.size() <= longest_short) {
    word_ = text.size() << size_shift;
    std::copy(text.begin(), text.end(), reinterpret_cast<char*>(&word_) + 1);
    return;
  }
  LongText* copy = LongText::make(text.size(), false);
  std::memcpy(copy->bytes(), text.data(), text.size());
  *this = Value(copy, Tag::long_text);
}

Value::Value(std::unique_ptr<List> list) : Value(list.release(), Tag::list) {}

Value::Value(std::unique_ptr<Hash> hash) : Value(hash.release(), Tag::hash) {}

Value::Type Value::type() const {
  if (is_string()) return Type::string;
  return tag() == Tag::list ? Type::list : Type::hash;
}

std::string_view Value::long_text() const {
  auto* text = static_cast<LongText*>(block());
  return {text->bytes(), text->size};
}

void Value::append(std::string_view more, Caller caller) {
  const std::string_view old = text(caller);
  const std::size_t size = old.size() + more.size();
  auto* room = tag() == Tag::long_text ? static_cast<LongText*>(block()) : nullptr;
  if (!room || !room->has_room || size > LongText::room_for(old.size())) {
    room = LongText::make(size, true);
    std::copy(old.begin(), old.end(), room->bytes());
    std::copy(more.begin(), more.end(), room->bytes() + old.size());
    *this = Value(room, Tag::long_text);
    return;
  }
  std::copy(more.begin(), more.end(), room->bytes() + old.size());
  room->size = static_cast<std::uint32_t>(size) & LongText::most;
}

void Value::destroy() {
  if (tag() == Tag::long_text) static_cast<LongText*>(block())->destroy();
  if (tag() == Tag::list) delete list();
  if (tag() == Tag::hash) delete hash();
}

}  // namespace mini_redis
