#include "03-commands/given/packed_pairs.hpp"

#include <algorithm>

namespace mini_redis {
namespace {

// A word begins with its length.
std::string_view word_at(const char* at) {
  return {at + 1, static_cast<unsigned char>(*at)};
}

const char* after(std::string_view word) {
  return word.data() + word.size();
}

char* write_word(char* at, std::string_view word) {
  *at = static_cast<char>(word.size());
  return std::copy(word.begin(), word.end(), at + 1);
}

}  // namespace

FieldAndValue PackedPairs::Iterator::operator*() const {
  const std::string_view field = word_at(at_);
  return {field, word_at(after(field))};
}

PackedPairs::Iterator& PackedPairs::Iterator::operator++() {
  at_ = after((**this).value);
  return *this;
}

PackedPairs::Iterator PackedPairs::find(std::string_view field) const {
  Iterator pair = begin();
  while (pair != end() && (*pair).field != field) ++pair;
  return pair;
}

void PackedPairs::append(std::string_view field, std::string_view value) {
  char* place = splice(end().at_, 0, 1 + field.size() + 1 + value.size());
  write_word(write_word(place, field), value);
  ++size_;
}

void PackedPairs::replace_value(Iterator pair, std::string_view value) {
  const std::string_view old = (*pair).value;
  write_word(splice(old.data() - 1, 1 + old.size(), 1 + value.size()), value);
}

void PackedPairs::erase(Iterator pair) {
  splice(pair.at_, static_cast<std::size_t>(after((*pair).value) - pair.at_), 0);
  --size_;
}

char* PackedPairs::splice(const char* at, std::size_t removed, std::size_t added) {
  const auto place = at - bytes_.data();
  if (added > removed) {
    bytes_.reserve(bytes_.size() + added - removed);  // exactly that much
    bytes_.insert(bytes_.begin() + place, added - removed, '\0');
  } else {
    const auto first = bytes_.begin() + place;
    bytes_.erase(first, first + static_cast<std::ptrdiff_t>(removed - added));
    if (bytes_.size() < bytes_.capacity() / 2) bytes_.shrink_to_fit();
  }
  return bytes_.data() + place;
}

}  // namespace mini_redis
